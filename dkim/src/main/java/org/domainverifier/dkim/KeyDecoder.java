package org.domainverifier.dkim;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.dns.Octets;

/**
 * Decodes the value of a {@code p} tag. Nothing that a record may hold makes it throw.
 *
 * @param key the key, if it is one that the key type names and the JDK can hold; it may still have problems
 * @param problems what is wrong or worth knowing
 */
record KeyDecoder(Optional<DkimPublicKey> key, List<KeyProblem> problems) {
    private static final int MAX_BASE64 = 65_535; // no TXT record holds more

    /**
     * Decodes a key.
     *
     * @param keyType the value of the {@code k} tag
     * @param base64 the value of the {@code p} tag without spaces; not empty
     */
    static KeyDecoder decode(String keyType, String base64) {
        String upper = base64.toUpperCase(Locale.ROOT);
        if (upper.contains("-----BEGIN")) {
            return problem(upper.contains("PRIVATE") ? DkimFinding.PRIVATE_KEY : DkimFinding.PEM_HEADERS);
        }
        List<KeyProblem> problems = new ArrayList<>();
        Optional<byte[]> octets = octets(base64, problems);
        if (octets.isEmpty()) {
            return new KeyDecoder(Optional.empty(), List.copyOf(problems));
        }
        // any 32 octets are an Ed25519 key, even those that happen to look like something else
        KeyShape shape = keyType.equals("ed25519") && octets.get().length == DkimPublicKey.ED25519_OCTETS
                ? new KeyShape.Ed25519(Octets.of(octets.get()), DkimPublicKey.Encoding.RAW)
                : KeyShape.of(octets.get());
        if (shape instanceof KeyShape.Private) {
            return problem(DkimFinding.PRIVATE_KEY);
        }
        Optional<DkimPublicKey> key = switch (keyType) {
            case "rsa" -> rsa(shape, octets.get().length, problems);
            case "ed25519" -> ed25519(shape, octets.get().length, problems);
            default -> {
                problems.add(KeyProblem.of(DkimFinding.UNKNOWN_KEY_TYPE).with("keyType", keyType));
                yield Optional.empty();
            }
        };
        return new KeyDecoder(key, List.copyOf(problems));
    }

    private static KeyDecoder problem(DkimFinding code) {
        return new KeyDecoder(Optional.empty(), List.of(KeyProblem.of(code)));
    }

    /** The octets; without the last character where a cut left one that is not a whole octet. */
    private static Optional<byte[]> octets(String base64, List<KeyProblem> problems) {
        int end = base64.length();
        while (end > 0 && base64.charAt(end - 1) == '=') {
            end--;
        }
        String digits = base64.substring(0, end);
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (!isBase64(c)) {
                problems.add(KeyProblem.of(DkimFinding.BAD_BASE64).with("character", String.valueOf(c)));
                return Optional.empty();
            }
        }
        if (digits.length() > MAX_BASE64) {
            problems.add(KeyProblem.of(DkimFinding.BAD_KEY).with("reason", "TOO_LONG"));
            return Optional.empty();
        }
        int excess = digits.length() % 4;
        int padding = base64.length() - end;
        byte[] octets = Base64.getDecoder().decode(excess == 1 ? digits.substring(0, end - 1) : digits);
        if (excess == 1 && !(KeyShape.of(octets) instanceof KeyShape.Truncated)) {
            problems.add(KeyProblem.of(DkimFinding.BAD_BASE64).with("character", digits.substring(end - 1)));
            return Optional.empty();
        }
        if (excess != 1 && padding != (4 - excess) % 4) {
            problems.add(KeyProblem.of(DkimFinding.BASE64_PADDING));
        }
        return Optional.of(octets);
    }

    static boolean isBase64(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
    }

    private static Optional<DkimPublicKey> rsa(KeyShape shape, int octets, List<KeyProblem> problems) {
        if (!(shape instanceof KeyShape.Rsa rsa)) {
            problems.add(notOfType("rsa", shape, octets));
            return Optional.empty();
        }
        if (rsa.encoding() == DkimPublicKey.Encoding.RSA_PUBLIC_KEY) {
            problems.add(KeyProblem.of(DkimFinding.PKCS1_KEY));
        }
        problems.addAll(RsaSanity.problems(rsa.modulus(), rsa.exponent()));
        return rsaKey(rsa.modulus(), rsa.exponent())
                .map(key -> new DkimPublicKey(key, rsa.modulus().bitLength(), rsa.encoding()));
    }

    private static Optional<DkimPublicKey> ed25519(KeyShape shape, int octets, List<KeyProblem> problems) {
        if (!(shape instanceof KeyShape.Ed25519 ed25519)) {
            problems.add(notOfType("ed25519", shape, octets));
            return Optional.empty();
        }
        if (ed25519.encoding() == DkimPublicKey.Encoding.SUBJECT_PUBLIC_KEY_INFO) {
            problems.add(KeyProblem.of(DkimFinding.ED25519_SPKI));
        }
        return ed25519Key(ed25519.key()).map(key -> new DkimPublicKey(key, 256, ed25519.encoding()));
    }

    private static KeyProblem notOfType(String keyType, KeyShape shape, int octets) {
        if (shape instanceof KeyShape.Truncated truncated) {
            return KeyProblem.of(DkimFinding.TRUNCATED).with("octets", octets).with("declared", truncated.declared());
        }
        if (shape instanceof KeyShape.Garbage garbage) {
            return keyType.equals("ed25519")
                    ? KeyProblem.of(DkimFinding.ED25519_LENGTH).with("octets", octets)
                    : KeyProblem.of(DkimFinding.BAD_KEY).with("reason", garbage.reason());
        }
        String actual = shape instanceof KeyShape.Rsa
                ? "rsa"
                : shape instanceof KeyShape.Other other ? other.algorithm() : "ed25519";
        return KeyProblem.of(DkimFinding.ALGORITHM_MISMATCH)
                .with("keyType", keyType)
                .with("actual", actual);
    }

    /** An RSA key that the JDK can hold: not below 512 bits, nor beyond what it computes with. */
    static Optional<PublicKey> rsaKey(BigInteger modulus, BigInteger exponent) {
        if (modulus.signum() <= 0 || modulus.bitLength() > RsaSanity.MAX_BITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
        } catch (GeneralSecurityException refused) {
            return Optional.empty();
        }
    }

    static Optional<PublicKey> ed25519Key(Octets octets) {
        byte[] info = HexFormat.of().parseHex(DkimPublicKey.ED25519_PREFIX + octets.hex());
        try {
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info)));
        } catch (NoSuchAlgorithmException noCurves) {
            return Optional.of(Ed25519Key.ofInfo(info));
        } catch (GeneralSecurityException refused) {
            return Optional.empty();
        }
    }
}
