package org.domainverifier.soak;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** When verifications of one kind ended. Safe for use by several threads. */
final class Lateness {
    private final Duration deadline;
    private final Duration grace;
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicLong latestNanos = new AtomicLong();

    Lateness(Duration deadline, Duration grace) {
        this.deadline = deadline;
        this.grace = grace;
    }

    void add(long nanos) {
        ended.incrementAndGet();
        latestNanos.accumulateAndGet(nanos, Math::max);
        if (nanos > deadline.plus(grace).toNanos()) {
            late.incrementAndGet();
        }
    }

    int late() {
        return late.get();
    }

    @Override
    public String toString() {
        return "%d ended, the latest after %d ms of %d, %d more than %d ms too late"
                .formatted(
                        ended.get(),
                        TimeUnit.NANOSECONDS.toMillis(latestNanos.get()),
                        deadline.toMillis(),
                        late.get(),
                        grace.toMillis());
    }
}
