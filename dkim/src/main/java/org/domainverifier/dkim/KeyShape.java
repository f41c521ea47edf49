package org.domainverifier.dkim;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.domainverifier.dkim.DkimPublicKey.Encoding;
import org.domainverifier.dns.Octets;

/** What the octets of a {@code p} tag are, whatever the {@code k} tag says. */
sealed interface KeyShape {
    /** An RSA key. */
    record Rsa(BigInteger modulus, BigInteger exponent, Encoding encoding) implements KeyShape {}

    /** An Ed25519 key. */
    record Ed25519(Octets key, Encoding encoding) implements KeyShape {}

    /** A public key of an algorithm that DKIM does not use. */
    record Other(String algorithm) implements KeyShape {}

    /** A private key. */
    record Private() implements KeyShape {}

    /** The beginning of something that says it is longer. */
    record Truncated(long declared) implements KeyShape {}

    /** None of these. */
    record Garbage(String reason) implements KeyShape {}

    /** The object identifiers of public keys that people publish, in hexadecimal. */
    Map<String, String> ALGORITHMS = Map.of(
            "2a864886f70d010101", "RSA",
            "2a864886f70d01010a", "RSASSA-PSS",
            "2a8648ce3d0201", "EC",
            "2a8648ce380401", "DSA",
            "2b6570", "Ed25519",
            "2b6571", "Ed448");

    /** A key in OpenSSH's own format begins with the length of an algorithm's name and the name (RFC 4253 §6.6). */
    Pattern OPENSSH = Pattern.compile("0000000.7373682d");

    static KeyShape of(byte[] octets) {
        Optional<List<Der>> outer = Der.sequence(octets);
        if (outer.isPresent()) {
            return ofSequence(outer.get()).orElseGet(() -> new Garbage("UNKNOWN_STRUCTURE"));
        }
        OptionalLong declared = Der.declaredLength(octets);
        boolean begins = octets.length > 0 && octets[0] == Der.SEQUENCE && declared.isPresent();
        // the long form of a length (X.690 §8.1.3.5) makes an accident of a random key most unlikely
        if (begins && octets[1] < 0 && declared.getAsLong() > octets.length) {
            return new Truncated(declared.getAsLong());
        }
        if (octets.length == DkimPublicKey.ED25519_OCTETS) {
            return new Ed25519(Octets.of(octets), Encoding.RAW);
        }
        if (OPENSSH.matcher(Octets.of(octets).hex()).lookingAt()) {
            return new Garbage("OPENSSH_KEY");
        }
        if (!begins) {
            return new Garbage("NOT_DER");
        }
        return declared.getAsLong() > octets.length
                ? new Truncated(declared.getAsLong())
                : new Garbage(declared.getAsLong() < octets.length ? "TRAILING_OCTETS" : "BROKEN_DER");
    }

    private static Optional<KeyShape> ofSequence(List<Der> values) {
        if (values.size() == 2 && values.get(0).is(Der.SEQUENCE)) {
            return subjectPublicKeyInfo(values.get(0), values.get(1));
        }
        if (values.size() == 2) {
            return rsaPublicKey(values, Encoding.RSA_PUBLIC_KEY);
        }
        // PKCS#8 (version, algorithm, key), PKCS#1 (version and eight numbers), SEC 1 (version, key, …)
        boolean isPrivate = values.size() >= 2
                && values.get(0)
                        .number()
                        .filter(version -> version.bitLength() < 2)
                        .isPresent()
                && (values.get(1).is(Der.SEQUENCE)
                        || values.get(1).is(Der.INTEGER)
                        || values.get(1).is(Der.OCTET_STRING));
        return isPrivate ? Optional.of(new Private()) : Optional.empty();
    }

    private static Optional<KeyShape> subjectPublicKeyInfo(Der algorithm, Der key) {
        List<Der> parts = algorithm.values().orElse(List.of());
        if (parts.isEmpty()
                || !parts.get(0).is(Der.OBJECT_IDENTIFIER)
                || key.bits().isEmpty()) {
            return Optional.empty();
        }
        String identifier = parts.get(0).hex();
        String name = ALGORITHMS.getOrDefault(identifier, "OID " + identifier);
        byte[] bits = key.bits().get();
        return switch (name) {
            // RFC 3279 §2.3.1: the parameters must be NULL; there are verifiers that insist on it
            case "RSA" ->
                parts.size() == 2 && parts.get(1).isNull()
                        ? Der.sequence(bits).flatMap(values -> rsaPublicKey(values, Encoding.SUBJECT_PUBLIC_KEY_INFO))
                        : Optional.empty();
            // RFC 8410 §3: the parameters must be absent
            case "Ed25519" ->
                parts.size() == 1 && bits.length == DkimPublicKey.ED25519_OCTETS
                        ? Optional.of(new Ed25519(Octets.of(bits), Encoding.SUBJECT_PUBLIC_KEY_INFO))
                        : Optional.empty();
            default -> Optional.of(new Other(name));
        };
    }

    private static Optional<KeyShape> rsaPublicKey(List<Der> values, Encoding encoding) {
        if (values.size() != 2) {
            return Optional.empty();
        }
        Optional<BigInteger> modulus = values.get(0).number();
        Optional<BigInteger> exponent = values.get(1).number();
        return modulus.isPresent() && exponent.isPresent()
                ? Optional.of(new Rsa(modulus.get(), exponent.get(), encoding))
                : Optional.empty();
    }
}
