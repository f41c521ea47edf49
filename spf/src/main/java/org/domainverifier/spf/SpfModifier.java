package org.domainverifier.spf;

/** A modifier (RFC 7208 §6). Its {@code toString()} is its canonical spelling. No other kind will come:
 * what the standard does not know is among these. */
public sealed interface SpfModifier extends SpfTerm {
    /**
     * The record of another domain decides where no mechanism matches (RFC 7208 §6.1).
     *
     * @param domain the other domain
     */
    record Redirect(DomainSpec domain) implements SpfModifier {
        @Override
        public boolean needsLookup() {
            return true;
        }

        @Override
        public String toString() {
            return "redirect=" + domain;
        }
    }

    /**
     * Where the explanation for a rejected sender stands (RFC 7208 §6.2).
     *
     * @param domain the name of a TXT record
     */
    record Explanation(DomainSpec domain) implements SpfModifier {
        @Override
        public String toString() {
            return "exp=" + domain;
        }
    }

    /**
     * A modifier that this standard does not define; receivers ignore it (RFC 7208 §6).
     *
     * @param name its name
     * @param value its value
     */
    record Unknown(String name, MacroString value) implements SpfModifier {
        @Override
        public String toString() {
            return name + "=" + value;
        }
    }
}
