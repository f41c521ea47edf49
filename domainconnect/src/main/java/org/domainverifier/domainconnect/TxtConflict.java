package org.domainverifier.domainconnect;

import java.util.Objects;

/**
 * Which other TXT records at the name a DNS host removes when it applies the template (Domain Connect §10.4).
 *
 * @param mode none of them, all, or those that begin with the prefix
 * @param prefix what they begin with; empty where the mode is another one
 */
public record TxtConflict(Mode mode, String prefix) {
    /** Which ones. */
    public enum Mode {
        /** None of them: the record is added. */
        NONE("None"),
        /** All of them. */
        ALL("All"),
        /** Those that begin with a prefix. */
        PREFIX("Prefix");

        private final String value;

        Mode(String value) {
            this.value = value;
        }

        /**
         * The word in a template.
         *
         * @return such as {@code Prefix}
         */
        public String value() {
            return value;
        }
    }

    /** No other record. */
    public static final TxtConflict NONE = new TxtConflict(Mode.NONE, "");

    /** Refuses nulls. */
    public TxtConflict {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(prefix, "prefix");
    }

    /**
     * The records that begin with a text.
     *
     * @param prefix such as {@code v=DMARC1}
     * @return the rule
     */
    public static TxtConflict prefix(String prefix) {
        return new TxtConflict(Mode.PREFIX, prefix);
    }

    /** Whether a record goes when the template is applied. */
    boolean removes(String text) {
        return mode == Mode.ALL || mode == Mode.PREFIX && text.startsWith(prefix);
    }
}
