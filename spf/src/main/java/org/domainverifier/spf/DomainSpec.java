package org.domainverifier.spf;

import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.spf.MacroString.Letter;

/**
 * The name that a term is about, with macros perhaps (domain-spec, RFC 7208 §7.1).
 *
 * @param macros the text; it ends in a macro, or in a dot and a top label, and perhaps one more dot
 */
public record DomainSpec(MacroString macros) {
    /**
     * The spec of a name.
     *
     * @param name a name of at least two labels
     * @return the spec
     * @throws IllegalArgumentException if SPF cannot spell the name
     */
    public static DomainSpec of(DomainName name) {
        return SpfParser.domainSpec(name.toString())
                .orElseThrow(() -> new IllegalArgumentException("not a domain-spec of SPF: " + name));
    }

    /**
     * The spec that a text spells.
     *
     * @param text a domain name in any spelling, or one with macros
     * @return the spec
     * @throws IllegalArgumentException if it is neither
     */
    public static DomainSpec parse(String text) {
        return text.indexOf('%') < 0
                ? of(DomainName.of(text))
                : SpfParser.domainSpec(text)
                        .orElseThrow(() -> new IllegalArgumentException("not a domain-spec of SPF: \"" + text + "\""));
    }

    /**
     * The name, if there is no macro in the text.
     *
     * @return the name; empty if it depends on macros, or if the DNS cannot hold it
     */
    public Optional<DomainName> name() {
        return macros.isLiteral() ? DomainName.tryParseOctets(macros.toString()) : Optional.empty();
    }

    /** Whether two are the same name, or the same text with macros; case and a final dot make no difference. */
    boolean isSame(DomainSpec other) {
        Optional<DomainName> name = name();
        return name.isPresent()
                ? name.equals(other.name())
                : other.name().isEmpty() && bare(toString()).equalsIgnoreCase(bare(other.toString()));
    }

    private static String bare(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** Whether it depends on the sender's address or on the name that a client greets with, which only a message tells. */
    boolean dependsOnMessage() {
        return macros.uses(Letter.SENDER) || macros.uses(Letter.LOCAL_PART) || macros.uses(Letter.HELO);
    }

    /** As written in a record. */
    @Override
    public String toString() {
        return macros.toString();
    }
}
