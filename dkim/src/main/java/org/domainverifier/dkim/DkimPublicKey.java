package org.domainverifier.dkim;

import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Objects;
import org.domainverifier.dns.Octets;

/**
 * The key of a key record.
 *
 * @param key the key, for {@link java.security.Signature} where the runtime has its algorithm
 * @param bits its size: the length of the RSA modulus, or 256 for Ed25519
 * @param encoding how the record encodes it
 */
public record DkimPublicKey(PublicKey key, int bits, Encoding encoding) {
    /** The SubjectPublicKeyInfo of an Ed25519 key without the key itself (RFC 8410 §4). */
    static final String ED25519_PREFIX = "302a300506032b6570032100";

    static final int ED25519_OCTETS = 32;

    /** Refuses nulls. */
    public DkimPublicKey {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(encoding, "encoding");
    }

    /** How a record encodes a key. */
    public enum Encoding {
        /** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7): how RSA keys are published, and a deviation for Ed25519 (RFC 8463 §4). */
        SUBJECT_PUBLIC_KEY_INFO,
        /** RSAPublicKey (RFC 8017 §A.1.1): what RFC 6376 §3.6.1 says, and few do. */
        RSA_PUBLIC_KEY,
        /** The 32 octets of an Ed25519 key and nothing else (RFC 8463 §4). */
        RAW
    }

    /**
     * The type as the {@code k} tag names it.
     *
     * @return {@code rsa} or {@code ed25519}
     */
    public String keyType() {
        return encoding == Encoding.RAW || !(key instanceof RSAPublicKey) ? "ed25519" : "rsa";
    }

    /**
     * Whether another key is the same key, wherever it came from.
     *
     * @param other any public key
     * @return true if it is an RSA key with the same modulus and exponent, or the same Ed25519 key
     */
    public boolean isSameAs(PublicKey other) {
        if (key instanceof RSAPublicKey mine && other instanceof RSAPublicKey theirs) {
            return mine.getModulus().equals(theirs.getModulus())
                    && mine.getPublicExponent().equals(theirs.getPublicExponent());
        }
        return key instanceof EdECPublicKey
                && other instanceof EdECPublicKey
                && isEd25519(other)
                && Arrays.equals(ed25519Octets(key), ed25519Octets(other));
    }

    static boolean isEd25519(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return key instanceof EdECPublicKey
                && encoded != null
                && Octets.of(encoded).hex().startsWith(ED25519_PREFIX)
                && encoded.length == ED25519_PREFIX.length() / 2 + ED25519_OCTETS;
    }

    static byte[] ed25519Octets(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - ED25519_OCTETS, encoded.length);
    }
}
