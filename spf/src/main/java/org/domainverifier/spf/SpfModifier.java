package org.domainverifier.spf;

/**
 * A modifier (RFC 7208 §6). Its {@code toString()} is its canonical spelling. No other kind will come: what further standards define
 * is an {@link Unknown}.
 */
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
     * Where the explanation for a rejected sender is (RFC 7208 §6.2).
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
