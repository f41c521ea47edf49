package org.domainverifier.check;

import java.util.Collection;

/** What one check concluded. The order is the order of weight when several are combined. */
public enum CheckStatus {
    /** As asked, and as the standard wants it. */
    CORRECT,
    /** As asked, with findings worth fixing. */
    WARNING,
    /** The expected value is not ready, so there is nothing to compare with. */
    PENDING,
    /** It could not be asked, or there was nothing to go by. */
    UNKNOWN,
    /** A server said that there is no such record. */
    MISSING,
    /** There is a record, but not the one that was asked for. */
    INCORRECT,
    /** There is more than there may be, and receivers will not agree on what counts. */
    CONFLICT,
    /** There is a record that the standard does not accept. */
    INVALID;

    /**
     * Whether this says that something is definitely wrong.
     *
     * @return true for {@link #MISSING}, {@link #INCORRECT}, {@link #CONFLICT} and {@link #INVALID}
     */
    public boolean isWrong() {
        return compareTo(MISSING) >= 0;
    }

    /**
     * The weightiest of several.
     *
     * @param statuses any number
     * @return the last of them in the order of this enum; {@link #CORRECT} if there are none
     */
    public static CheckStatus worst(Collection<CheckStatus> statuses) {
        CheckStatus worst = CORRECT;
        for (CheckStatus status : statuses) {
            worst = status.compareTo(worst) > 0 ? status : worst;
        }
        return worst;
    }
}
