package org.domainverifier.spf;

import java.util.Optional;
import org.domainverifier.dns.DomainName;

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
     * The name, if there is no macro in the text.
     *
     * @return the name; empty if it depends on macros, or if the DNS cannot hold it
     */
    public Optional<DomainName> name() {
        return macros.isLiteral() ? DomainName.tryParseOctets(macros.toString()) : Optional.empty();
    }

    /** As written in a record. */
    @Override
    public String toString() {
        return macros.toString();
    }
}
