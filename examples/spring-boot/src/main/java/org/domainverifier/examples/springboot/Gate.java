package org.domainverifier.examples.springboot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** Lets strangers in: so many of one client in a minute, and so many of all at once. */
@Component
final class Gate {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_CLIENTS = 10_000;

    private final StrangersProperties strangers;
    private final Clock clock;
    private final Semaphore places;
    private final Map<String, Minute> clients = new LinkedHashMap<>();

    Gate(StrangersProperties strangers, Clock clock) {
        this.strangers = strangers;
        this.clock = clock;
        places = new Semaphore(strangers.atOnce());
    }

    private record Minute(Instant began, int entered) {}

    /** A place, given back once however often that is said. */
    final class Place implements AutoCloseable {
        private final AtomicBoolean taken = new AtomicBoolean(true);

        @Override
        public void close() {
            if (taken.compareAndSet(true, false)) {
                places.release();
            }
        }
    }

    /**
     * A place for a client.
     *
     * @param client its address
     * @throws RefusedException if it has had its share, or all places are taken
     */
    Place enter(String client) {
        if (!hasTurn(Client.of(client), clock.instant())) {
            throw new RefusedException(Refusal.TOO_MANY_REQUESTS);
        }
        if (!places.tryAcquire()) {
            throw new RefusedException(Refusal.BUSY);
        }
        return new Place();
    }

    private synchronized boolean hasTurn(String client, Instant now) {
        Minute minute = clients.remove(client);
        if (minute == null || !now.isBefore(minute.began().plus(MINUTE))) {
            minute = new Minute(now, 0);
        }
        clients.put(client, new Minute(minute.began(), Math.min(minute.entered(), strangers.perMinute()) + 1));
        if (clients.size() > MOST_CLIENTS) { // whoever has been away the longest
            clients.remove(clients.keySet().iterator().next());
        }
        return minute.entered() < strangers.perMinute();
    }

    /** How many clients are remembered. */
    synchronized int clients() {
        return clients.size();
    }
}
