package org.domainverifier.mtasts;

import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * Which mail exchangers a line {@code mx} of a policy allows (RFC 8461 §3.2, §4.1): a host, or all hosts that are one label
 * longer than a domain.
 *
 * @param wildcard whether the pattern begins with {@code *.}
 * @param name the host, or the domain after the wildcard
 */
public record MxPattern(boolean wildcard, DomainName name) {
    private static final String WILDCARD = "*.";

    /**
     * The pattern that a text is.
     *
     * @param text the text, in any case; internationalized names have to be given as A-labels, and no trailing dot is allowed
     *     (RFC 8461 §3.2)
     * @return the pattern, or empty
     */
    public static Optional<MxPattern> parse(String text) {
        boolean wildcard = text.startsWith(WILDCARD);
        String host = wildcard ? text.substring(WILDCARD.length()) : text;
        if (host.endsWith(".") || host.chars().anyMatch(c -> c > 0x7f)) {
            return Optional.empty();
        }
        return DomainName.tryParseExact(host).filter(DomainName::isHostName).map(name -> new MxPattern(wildcard, name));
    }

    /**
     * Whether a host is allowed.
     *
     * @param host the name in an MX record
     * @return true for the host itself; with a wildcard, for names with exactly one more label (RFC 8461 §4.1)
     */
    public boolean matches(DomainName host) {
        return wildcard ? host.parent().filter(name::equals).isPresent() : host.equals(name);
    }

    /** The pattern as a policy spells it. */
    @Override
    public String toString() {
        return wildcard ? WILDCARD + name : name.toString();
    }
}
