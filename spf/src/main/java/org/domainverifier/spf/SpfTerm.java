package org.domainverifier.spf;

/** One term of an SPF record: a mechanism, a modifier, or text that is neither (RFC 7208 §4.6.1). There is no fourth kind. */
public sealed interface SpfTerm permits SpfMechanism, SpfModifier, SpfTerm.Unrecognized {
    /**
     * Whether the term counts towards the limit of DNS lookups (RFC 7208 §4.6.4): {@code include}, {@code a}, {@code mx},
     * {@code ptr}, {@code exists} and {@code redirect}.
     *
     * @return true if it counts when it is evaluated
     */
    default boolean needsLookup() {
        return false;
    }

    /**
     * Text that the grammar does not know. It makes the whole record invalid (RFC 7208 §4.6).
     *
     * @param text the text as it is in the record, without spaces
     */
    record Unrecognized(String text) implements SpfTerm {
        @Override
        public String toString() {
            return text;
        }
    }
}
