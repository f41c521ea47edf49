package org.domainverifier.check;

import java.util.Collection;

/**
 * How far a customer has come with what an expectation asks for: how many of its parts are in place, such as hosts, keys, or terms of
 * a record.
 *
 * @param inPlace how many there are
 * @param asked how many were asked for, at least one
 */
public record Progress(int inPlace, int asked) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if nothing is asked for, or there is more than was asked for, or less than nothing
     */
    public Progress {
        if (asked < 1 || inPlace < 0 || inPlace > asked) {
            throw new IllegalArgumentException(inPlace + " of " + asked);
        }
    }

    /**
     * The progress with parts that were judged each by itself.
     *
     * @param parts the statuses of the parts; without any, nothing is in place
     * @return how many of them are {@link CheckStatus#CORRECT} or have a {@link CheckStatus#WARNING}
     */
    public static Progress of(Collection<CheckStatus> parts) {
        long inPlace = parts.stream()
                .filter(status -> status.compareTo(CheckStatus.WARNING) <= 0)
                .count();
        return new Progress((int) inPlace, Math.max(1, parts.size()));
    }

    /**
     * What is still to be done.
     *
     * @return how many parts are not in place
     */
    public int lacking() {
        return asked - inPlace;
    }
}
