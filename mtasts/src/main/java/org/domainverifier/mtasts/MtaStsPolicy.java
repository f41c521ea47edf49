package org.domainverifier.mtasts;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Parsed;

/**
 * An MTA-STS policy (RFC 8461 §3.2).
 *
 * @param mode what senders do if it does not hold
 * @param maxAge how long senders may keep it, as it was written; see {@link #lifetime()}
 * @param mx which mail exchangers it allows
 * @param extensions the fields that the standard does not know, by name, in order
 */
public record MtaStsPolicy(MtaStsMode mode, Duration maxAge, List<MxPattern> mx, Map<String, String> extensions) {
    /** The longest lifetime of a policy: 31557600 seconds, a year of 365.25 days (RFC 8461 §3.2). */
    public static final Duration LONGEST_MAX_AGE = Duration.ofHours(8766);

    /** Copies the collections. */
    public MtaStsPolicy {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(maxAge, "maxAge");
        mx = List.copyOf(mx);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /**
     * Reads a policy as it came from the server.
     *
     * @param bytes any bytes
     * @return the policy, if a mode and a lifetime can be read, and what was noticed, each kind no more than a hundred times: the first
     *     of a kind tells of the others ({@link org.domainverifier.check.Finding#MORE}); spans are places in {@link Parsed#text()}
     */
    public static Parsed<MtaStsPolicy> parse(byte[] bytes) {
        return MtaStsPolicyParser.parse(bytes);
    }

    /**
     * Reads a policy.
     *
     * @param text any text
     * @return the policy, if a mode and a lifetime can be read, and what was noticed, as {@link #parse(byte[])}
     */
    public static Parsed<MtaStsPolicy> parse(String text) {
        return new MtaStsPolicyParser(text).parse();
    }

    /**
     * Whether a mail exchanger is allowed.
     *
     * @param host the name in an MX record
     * @return true if one of the patterns matches
     */
    public boolean allows(DomainName host) {
        return mx.stream().anyMatch(pattern -> pattern.matches(host));
    }

    /**
     * How long senders keep it.
     *
     * @return {@link #maxAge()}, but at most a year (see {@code docs/decisions.md}, D-STS-MAX-AGE)
     */
    public Duration lifetime() {
        return maxAge.compareTo(LONGEST_MAX_AGE) > 0 ? LONGEST_MAX_AGE : maxAge;
    }

    /** The policy as text, with CRLF behind each line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, "version", "STSv1");
        line(text, "mode", mode.toString());
        mx.forEach(pattern -> line(text, "mx", pattern.toString()));
        line(text, "max_age", String.valueOf(maxAge.toSeconds()));
        extensions.forEach((name, value) -> line(text, name, value));
        return text.toString();
    }

    private static void line(StringBuilder text, String field, String value) {
        text.append(field).append(": ").append(value).append("\r\n");
    }
}
