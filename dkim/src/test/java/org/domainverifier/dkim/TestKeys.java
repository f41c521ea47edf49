package org.domainverifier.dkim;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys made by the JDK, each once a run, and the octets in which people publish them. */
final class TestKeys {
    private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();

    private TestKeys() {}

    static KeyPair rsa(int bits) {
        return rsa(bits, 1);
    }

    /** Different numbers, different keys. */
    static KeyPair rsa(int bits, int number) {
        return PAIRS.computeIfAbsent("rsa " + bits + " " + number, key -> generate("RSA", bits));
    }

    static KeyPair rsaWithExponent(int bits, long exponent) {
        return PAIRS.computeIfAbsent("rsa " + bits + " e=" + exponent, key -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(new RSAKeyGenParameterSpec(bits, BigInteger.valueOf(exponent)));
                return generator.generateKeyPair();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    static KeyPair ed25519() {
        return PAIRS.computeIfAbsent("ed25519", key -> generate("Ed25519", 0));
    }

    static KeyPair ec() {
        return PAIRS.computeIfAbsent("ec", key -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                return generator.generateKeyPair();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    private static KeyPair generate(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /** SubjectPublicKeyInfo in base64. */
    static String spki(PublicKey key) {
        return base64(key.getEncoded());
    }

    /** The 32 octets of an Ed25519 key. */
    static byte[] raw(PublicKey ed25519) {
        byte[] encoded = ed25519.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    /** RSAPublicKey of PKCS#1. */
    static byte[] pkcs1(PublicKey rsa) {
        RSAPublicKey key = (RSAPublicKey) rsa;
        return pkcs1(key.getModulus(), key.getPublicExponent());
    }

    static byte[] pkcs1(BigInteger modulus, BigInteger exponent) {
        return der(0x30, der(2, modulus.toByteArray()), der(2, exponent.toByteArray()));
    }

    /** SubjectPublicKeyInfo with any numbers, also those that the JDK refuses. */
    static byte[] spki(BigInteger modulus, BigInteger exponent) {
        byte[] algorithm = der(0x30, der(6, hex("2a864886f70d010101")), der(5));
        return der(0x30, algorithm, der(3, new byte[] {0}, pkcs1(modulus, exponent)));
    }

    static byte[] hex(String hex) {
        return java.util.HexFormat.of().parseHex(hex);
    }

    static byte[] der(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            byte[] octets = BigInteger.valueOf(length).toByteArray();
            int start = octets[0] == 0 ? 1 : 0;
            out.write(0x80 | octets.length - start);
            out.write(octets, start, octets.length - start);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    /** A file as OpenSSL writes it. */
    static String pem(String label, byte[] octets) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets)
                + "\n-----END " + label + "-----\n";
    }
}
