package org.domainverifier.dkim;

import java.math.BigInteger;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import org.domainverifier.dns.Octets;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 key (RFC 8032 §5.1.5) where the runtime has no elliptic curves: of JDK 17 to 21 without the module {@code jdk.crypto.ec} (D-CRYPTO-EC). It is
 * read, compared and published like any other; only who wants to verify a signature needs the module.
 */
final class Ed25519Key implements EdECPublicKey {
    private static final long serialVersionUID = 1L;

    /** The X.509 SubjectPublicKeyInfo. */
    private final byte[] encoded;

    private Ed25519Key(byte[] encoded) {
        this.encoded = encoded;
    }

    static Ed25519Key ofInfo(byte[] subjectPublicKeyInfo) {
        return new Ed25519Key(subjectPublicKeyInfo.clone());
    }

    @Override
    public NamedParameterSpec getParams() {
        return NamedParameterSpec.ED25519;
    }

    /** The last 32 octets: y with its lowest octet first, and in the highest bit whether x is odd. */
    @Override
    public EdECPoint getPoint() {
        byte[] point = DkimPublicKey.ed25519Octets(this);
        byte[] y = new byte[point.length];
        for (int i = 0; i < point.length; i++) {
            y[i] = point[point.length - 1 - i];
        }
        boolean xIsOdd = y[0] < 0;
        y[0] = (byte) (y[0] & 0x7f);
        return new EdECPoint(xIsOdd, new BigInteger(1, y));
    }

    /** As the JDK calls it. */
    @Override
    public String getAlgorithm() {
        return "EdDSA";
    }

    @Override
    public String getFormat() {
        return "X.509";
    }

    @Override
    public byte[] getEncoded() {
        return encoded.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EdECPublicKey key && Arrays.equals(encoded, key.getEncoded());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "Ed25519 " + Octets.of(DkimPublicKey.ed25519Octets(this)).hex();
    }
}
