package org.domainverifier.dmarc;

import java.util.Locale;
import java.util.Optional;

/**
 * What a domain owner asks to be done with mail that fails (RFC 9989 §4.7, tag {@code p}). From the mildest to the strictest; the
 * standard has no others.
 */
public enum DmarcPolicy {
    /** Nothing in particular. */
    NONE,
    /** Treat it as suspicious. */
    QUARANTINE,
    /** Refuse it. */
    REJECT;

    /**
     * The policy of a tag value.
     *
     * @param value any text; case does not matter
     * @return the policy; empty if the text is not one
     */
    public static Optional<DmarcPolicy> tryParse(String value) {
        for (DmarcPolicy policy : values()) {
            if (policy.value().equals(value.toLowerCase(Locale.ROOT))) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }

    /**
     * The value as a record spells it.
     *
     * @return such as {@code quarantine}
     */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is applied in test mode (RFC 9989 §4.7, tag {@code t}): the next milder policy; {@link #NONE} for itself. */
    DmarcPolicy oneLevelLess() {
        return this == REJECT ? QUARANTINE : NONE;
    }

    /**
     * Compares two policies.
     *
     * @param other the other policy
     * @return true if this one is the same or stricter
     */
    public boolean isAtLeast(DmarcPolicy other) {
        return compareTo(other) >= 0;
    }

    /** The value as a record spells it. */
    @Override
    public String toString() {
        return value();
    }
}
