package org.domainverifier.dns.wire;

import java.time.Duration;

/**
 * How long one server takes to answer, and so how long to wait before a datagram counts as lost (RFC 6298, whose clock is here that
 * of the answers to single questions). Only for the loop's thread.
 */
final class RoundTrip {
    /** No shorter: a server that has to look an answer up, or a busy machine, is late without anything being lost. */
    static final long FLOOR_NANOS = Duration.ofMillis(50).toNanos();

    /** As long as nothing is known of a server: longer than almost every path on Earth, far shorter than a person notices. */
    static final long INITIAL_NANOS = Duration.ofMillis(300).toNanos();

    /** However often nothing came. */
    static final long CEILING_NANOS = Duration.ofSeconds(2).toNanos();

    private static final long GRANULARITY_NANOS = Duration.ofMillis(1).toNanos(); // the selector's

    private boolean measured;
    private long measuredNanos; // when, as a time of the system
    private long smoothed; // SRTT
    private long variation; // RTTVAR
    private long wait = INITIAL_NANOS; // RTO

    /** Whether an answer has been timed. */
    boolean isMeasured() {
        return measured;
    }

    /** How long to wait for the answer to a datagram that is sent now (RTO). */
    long waitNanos() {
        return wait;
    }

    /** An answer to a datagram that was sent once only: of others nobody knows which one it answers (Karn's rule, §3). */
    void measured(long nanos, long nowNanos) {
        long sample = Math.max(0, nanos);
        if (measured) { // §2.3
            variation = variation - variation / 4 + Math.abs(smoothed - sample) / 4;
            smoothed = smoothed - smoothed / 8 + sample / 8;
        } else { // §2.2
            wait = 0;
            measured = true;
            smoothed = sample;
            variation = sample / 2;
        }
        measuredNanos = nowNanos;
        // of a server that is busy only the quick answers can be timed, so that they must not end a longer wait at once
        wait = within(Math.max(wait - wait / 8, smoothed + Math.max(GRANULARITY_NANOS, 4 * variation)));
    }

    /**
     * Nothing came in the time that was waited. The next datagrams wait for twice as long, until answers can be timed again (§5.5 to
     * §5.7); but not where others have been answered meanwhile, so that the server is silent to this question only.
     */
    void nothingCame(long waitedNanos, long sentNanos) {
        if (!measured || measuredNanos - sentNanos <= 0) {
            wait = Math.max(wait, backedOff(waitedNanos));
        }
    }

    /**
     * An answer came after the datagram had been sent again: it was lost, or the wait too short. In case of the latter the next ones
     * wait as long as this one did at last, so that a server that has become slower is not asked everything twice for ever.
     */
    void answeredLate(long waitingNanos) {
        wait = Math.max(wait, within(waitingNanos));
    }

    /** Twice as long. */
    static long backedOff(long waitedNanos) {
        return within(2 * waitedNanos);
    }

    private static long within(long nanos) {
        return Math.max(FLOOR_NANOS, Math.min(nanos, CEILING_NANOS));
    }
}
