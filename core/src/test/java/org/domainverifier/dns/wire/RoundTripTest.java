package org.domainverifier.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long to wait for a server before a datagram counts as lost: RFC 6298. */
class RoundTripTest {
    private final RoundTrip trip = new RoundTrip();
    private long now;

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    private long waitMillis() {
        return Duration.ofNanos(trip.waitNanos()).toMillis();
    }

    private void measured(long millis, int times) {
        for (int i = 0; i < times; i++) {
            now += millis(millis);
            trip.measured(millis(millis), now);
        }
    }

    @Test
    void ofAnUnknownServerTheInitialTimeIsWaited() {
        assertThat(trip.isMeasured()).isFalse();
        assertThat(trip.waitNanos()).isEqualTo(RoundTrip.INITIAL_NANOS);
    }

    @Test
    void theFirstMeasurementIsTakenForTwiceAsUncertainAsItIsLong() {
        measured(100, 1);

        assertThat(waitMillis()).as("SRTT + 4 · RTTVAR = 100 + 4 · 50").isEqualTo(300);
    }

    @Test
    void aSteadyServerIsWaitedForAsLongAsItTakesButNeverLessThanTheFloor() {
        measured(200, 100);
        assertThat(waitMillis()).isBetween(200L, 205L);

        measured(20, 100);
        assertThat(trip.waitNanos()).isEqualTo(RoundTrip.FLOOR_NANOS);
    }

    @Test
    void anUnsteadyServerIsWaitedForLonger() {
        for (int i = 0; i < 50; i++) {
            measured(20, 1);
            measured(180, 1);
        }

        assertThat(waitMillis()).isBetween(300L, 600L);
    }

    @Test
    void silenceDoublesTheWaitUpToItsCeilingUntilAnAnswerIsTimed() {
        measured(20, 100);

        trip.nothingCame(millis(50), now);
        assertThat(waitMillis()).isEqualTo(100);
        trip.nothingCame(millis(50), now); // another question that was sent at the same time
        assertThat(waitMillis()).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            trip.nothingCame(trip.waitNanos(), now);
        }
        assertThat(trip.waitNanos()).isEqualTo(RoundTrip.CEILING_NANOS);

        measured(20, 30);
        assertThat(trip.waitNanos()).isEqualTo(RoundTrip.FLOOR_NANOS);
    }

    @Test
    void aServerThatAnswersOthersIsNotWaitedForLongerBecauseItIsSilentToOneQuestion() {
        measured(20, 100);
        long sent = now;
        measured(20, 1);

        trip.nothingCame(millis(50), sent);

        assertThat(trip.waitNanos()).isEqualTo(RoundTrip.FLOOR_NANOS);
    }

    @Test
    void ofABusyServerMostAnswersAreWaitedForThoughOnlyTheQuickOnesCanBeTimed() {
        int late = 0;
        for (int i = 0; i < 1000; i++) {
            long wait = trip.waitNanos();
            long takes = millis(i % 2 == 0 ? 5 : 300);
            if (takes > wait) {
                late++;
                trip.answeredLate(RoundTrip.backedOff(wait));
            } else {
                now += takes;
                trip.measured(takes, now);
            }
        }

        assertThat(late).as("of 500 slow answers").isLessThan(100);
    }

    @Test
    void aServerThatHasBecomeSlowerIsSoonAskedOnceAgain() {
        measured(20, 100);
        int late = 0;
        for (int i = 0; i < 20; i++) {
            long wait = trip.waitNanos();
            if (wait < millis(400)) { // each answer takes 400 ms: sent again, and so not timed
                trip.answeredLate(RoundTrip.backedOff(wait));
                late++;
            } else {
                measured(400, 1);
            }
        }

        assertThat(late).isEqualTo(3); // 50, 100, 200 ms
    }

    @Test
    void noAnswerIsTimedBeforeItWasAskedFor() {
        trip.measured(-5, now);

        assertThat(trip.waitNanos()).isEqualTo(RoundTrip.FLOOR_NANOS);
    }

    @Test
    void serversWithoutEndDoNotFillTheMemoryAndThoseThatAreAskedStay() throws Exception {
        RoundTrips trips = new RoundTrips();
        InetSocketAddress often = address(0);
        RoundTrip first = trips.of(often);
        for (int i = 1; i < 3 * RoundTrips.MAX; i++) {
            assertThat(trips.of(address(i)).isMeasured()).isFalse();
            assertThat(trips.of(often)).isSameAs(first);
        }

        assertThat(trips.size()).isEqualTo(RoundTrips.MAX);
    }

    private static InetSocketAddress address(int number) throws Exception {
        return new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {10, 0, (byte) (number >> 8), (byte) number}), 53);
    }
}
