package org.domainverifier.mtasts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What senders do if a policy does not hold (RFC 8461 §5). The order is the order of strictness. */
public enum MtaStsMode {
    /** There is no policy, or no longer one. */
    NONE,
    /** Senders deliver all the same, and report. */
    TESTING,
    /** Senders do not deliver. */
    ENFORCE;

    /**
     * The mode that a policy names.
     *
     * @param word the word as it is in the policy; case counts (RFC 8461 §3.2)
     * @return the mode, or empty
     */
    public static Optional<MtaStsMode> of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.toString().equals(word))
                .findFirst();
    }

    /** The word in a policy. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
