package org.domainverifier.dmarc;

import java.util.Locale;
import java.util.Optional;

/** What a domain owner asks to be done with mail that fails (RFC 9989 §4.7, tag {@code p}). From the mildest to the strictest. */
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
     * @param value the value, in any case
     * @return the policy, or empty if the value is none
     */
    public static Optional<DmarcPolicy> of(String value) {
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

    /**
     * What is applied in test mode: one level less (RFC 9989 §4.7, tag {@code t}).
     *
     * @return the next milder policy; {@link #NONE} for itself
     */
    public DmarcPolicy oneLevelLess() {
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
