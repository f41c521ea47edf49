package org.domainverifier.dkim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * When a rotation from one key to the next takes place, for {@link DkimExpectation#rotation(DkimExpectation, DkimExpectation,
 * DkimRotation)}. Before {@link #begin} the old key alone is right; from then on both are asked for; after {@link #end}, if there is
 * one, the next one alone. The time is that of the verifier's clock.
 *
 * @param begin when the next key is asked for
 * @param end until when the old key is needed too; empty if it may go as soon as the next one is there
 */
public record DkimRotation(Instant begin, Optional<Instant> end) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the end is not after the beginning
     */
    public DkimRotation {
        Objects.requireNonNull(begin, "begin");
        if (end.filter(last -> !last.isAfter(begin)).isPresent()) {
            throw new IllegalArgumentException("a rotation ends after it begins, not at " + end.get());
        }
    }

    /** How far a rotation is. */
    public enum Phase {
        /** The old key alone is right; the next one may be there. */
        ANNOUNCED,
        /** Both keys are asked for. */
        BOTH,
        /** The next key alone is asked for; the old one may stay, be revoked, or go. */
        NEXT
    }

    /**
     * A rotation whose next key is asked for from a time on.
     *
     * @param begin the time
     * @return the rotation, without an end
     */
    public static DkimRotation from(Instant begin) {
        return new DkimRotation(begin, Optional.empty());
    }

    /**
     * A rotation whose next key is asked for from a day on.
     *
     * @param begin the day, from its beginning in UTC
     * @return the rotation, without an end
     */
    public static DkimRotation from(LocalDate begin) {
        return from(beginningOf(begin));
    }

    /**
     * The same with an end.
     *
     * @param end until when the provider may sign with the old key
     * @return a new rotation
     * @throws IllegalArgumentException if that is not after the beginning
     */
    public DkimRotation until(Instant end) {
        return new DkimRotation(begin, Optional.of(end));
    }

    /**
     * The same with an end.
     *
     * @param end the first day, from its beginning in UTC, on which the provider does not sign with the old key any more
     * @return a new rotation
     * @throws IllegalArgumentException if that is not after the beginning
     */
    public DkimRotation until(LocalDate end) {
        return until(beginningOf(end));
    }

    /**
     * How far it is at a time.
     *
     * @param time the time
     * @return the phase
     */
    public Phase phaseAt(Instant time) {
        if (time.isBefore(begin)) {
            return Phase.ANNOUNCED;
        }
        return end.filter(last -> !time.isBefore(last)).isPresent() ? Phase.NEXT : Phase.BOTH;
    }

    private static Instant beginningOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
