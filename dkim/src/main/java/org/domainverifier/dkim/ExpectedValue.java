package org.domainverifier.dkim;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;

/** What is expected at a selector of one domain. */
sealed interface ExpectedValue {
    /** This record, its key in the encoding of the standard. */
    record Key(DkimKeyRecord record, DkimPublicKey key) implements ExpectedValue {}

    /** A CNAME to this name. */
    record Alias(DomainName target) implements ExpectedValue {}

    /** The provider does not know yet. */
    record NotReady() implements ExpectedValue {}

    /** The provider could not be asked, or its function failed: why is in the log. */
    record Unavailable() implements ExpectedValue {}

    /** The provider said something that cannot be published. */
    record Unusable(String problem) implements ExpectedValue {}

    /** For values that are given once, as text: the caller's mistake. */
    static Key keyOf(String text) {
        ExpectedValue value = ofText(text);
        if (value instanceof Key key) {
            return key;
        }
        throw new IllegalArgumentException(
                "not a DKIM key that can be expected: " + (value instanceof Unusable bad ? bad.problem() : value));
    }

    static ExpectedValue ofTarget(String target) {
        return DomainName.tryParseExact(target.strip())
                .<ExpectedValue>map(Alias::new)
                .orElseGet(() -> new Unusable("it is not the name of a host"));
    }

    /** A whole record, or the key alone: in base64, or as a PEM file has it. Never quotes the text: it may be a secret. */
    static ExpectedValue ofText(String given) {
        String text = given.strip();
        String upper = text.toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return new Unusable("it is empty");
        }
        if (upper.contains("-----BEGIN") && upper.contains("PRIVATE")) {
            return new Unusable("it is a private key");
        }
        boolean isRecord = text.contains(";") || text.startsWith("v=") || text.startsWith("p=");
        return ofParsed(isRecord && !upper.contains("-----BEGIN") ? DkimKeyRecord.parse(text) : bareKey(text));
    }

    private static Parsed<DkimKeyRecord> bareKey(String text) {
        Parsed<DkimKeyRecord> rsa = DkimPasting.withoutPem(text);
        if (hasKey(rsa)) {
            return rsa;
        }
        Parsed<DkimKeyRecord> ed25519 = DkimKeyRecord.parse(rsa.text().replace("; p=", "; k=ed25519; p="));
        return hasKey(ed25519) ? ed25519 : rsa; // what is wrong is said of an RSA key, which is what most keys are
    }

    private static boolean hasKey(Parsed<DkimKeyRecord> parsed) {
        return parsed.record().flatMap(DkimKeyRecord::publicKey).isPresent();
    }

    private static ExpectedValue ofParsed(Parsed<DkimKeyRecord> parsed) {
        List<Diagnostic> errors = parsed.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code().severity() == Severity.ERROR)
                .filter(diagnostic -> diagnostic.code() != DkimFinding.ED25519_SPKI)
                .toList();
        Optional<DkimPublicKey> key = parsed.record().flatMap(DkimKeyRecord::publicKey);
        if (!errors.isEmpty() || key.isEmpty()) {
            return new Unusable(errors.stream()
                    .map(error -> error.code().id() + (error.arguments().isEmpty() ? "" : " " + error.arguments()))
                    .collect(Collectors.joining(", ")));
        }
        return new Key(standard(parsed.record().orElseThrow(), key.get()), key.get());
    }

    /** The same record with its key in the one encoding that every verifier reads. */
    static DkimKeyRecord standard(DkimKeyRecord record, DkimPublicKey key) {
        byte[] octets = key.keyType().equals("rsa")
                ? Objects.requireNonNull(key.key().getEncoded())
                : DkimPublicKey.ed25519Octets(key.key());
        return record.withKey(key.keyType(), Base64.getEncoder().encodeToString(octets));
    }
}
