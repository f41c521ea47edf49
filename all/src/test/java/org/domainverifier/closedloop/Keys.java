package org.domainverifier.closedloop;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

/** Keys that no domain should publish, in base64. */
public final class Keys {
    public static final String EXPECTED = encoded(rsa(2048).getPublic().getEncoded());
    public static final String OTHER = encoded(rsa(2048).getPublic().getEncoded());
    public static final String RSA_1024 = encoded(rsa(1024).getPublic().getEncoded());
    public static final String RSA_512 = encoded(rsa(512).getPublic().getEncoded());
    public static final String PRIVATE = encoded(rsa(1024).getPrivate().getEncoded());
    /** Of 17,000 bits: more than the JDK makes, so it is put together by hand (RFC 3279 §2.3.1). */
    public static final String HUGE = encoded(der(
            0x30,
            HexFormat.of().parseHex("300d06092a864886f70d0101010500"),
            der(
                    0x03,
                    new byte[1],
                    der(0x30, der(0x02, bits(17_000)), HexFormat.of().parseHex("0203010001")))));

    public static final String BAD_EXPONENT = encoded(rsaOf(modulus(2048), BigInteger.valueOf(4)));
    public static final String LARGE_EXPONENT = encoded(rsaOf(modulus(2048), BigInteger.valueOf(4294967297L)));
    public static final String EXPONENT_3 = encoded(rsaOf(modulus(2048), BigInteger.valueOf(3)));
    public static final String EVEN_MODULUS = encoded(rsaOf(modulus(2048).clearBit(0), BigInteger.valueOf(65537)));
    public static final String RSA_6144 = encoded(rsaOf(modulus(2048).pow(3), BigInteger.valueOf(65537)));
    /** Without the wrapping of SubjectPublicKeyInfo, whose header has 24 octets at this size. */
    public static final String PKCS1;

    public static final String ED25519_SPKI;
    public static final String ED25519_UNPADDED;

    static {
        byte[] spki = rsa(2048).getPublic().getEncoded();
        PKCS1 = encoded(Arrays.copyOfRange(spki, 24, spki.length));
        try {
            byte[] ed25519 = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            ED25519_SPKI = encoded(ed25519);
            ED25519_UNPADDED = encoded(Arrays.copyOfRange(ed25519, 12, 44)).replace("=", "");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Keys() {}

    private static byte[] bits(int count) {
        return new BigInteger(count, new Random(1)).setBit(count - 1).setBit(0).toByteArray();
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        whole.write(0x82);
        whole.write(content.size() >> 8);
        whole.write(content.size());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static BigInteger modulus(int bits) {
        return ((RSAPublicKey) rsa(bits).getPublic()).getModulus();
    }

    private static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] rsaOf(BigInteger modulus, BigInteger exponent) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, exponent))
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
