package org.domainverifier.dns.resolver;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;

/**
 * Remembers answers, so that what the records of many domains have in common, such as their provider's {@code spf.example.net}, is asked
 * once and not a million times.
 *
 * <pre>{@code
 * DomainVerifier verifier = DomainVerifier.builder()
 *         .resolver(CachingResolver.over(DnsJavaResolver.system()))
 *         .build();
 * }</pre>
 *
 * <ul>
 *   <li>An answer is kept as long as the least TTL of its records says, an absence as long as the zone's SOA record says (RFC 2308 §5; without one
 *       not at all), and given with what is left of them. Nothing is given past its time, whatever the network does meanwhile.
 *   <li>Failures are kept for a second (RFC 9520 §3.2), so that what everybody asks for and nobody answers is not asked by everybody. What was
 *       given up is no failure of the DNS, and not kept.
 *   <li>A question that is on its way is not asked again: whoever asks it waits for the same answer. If the one who asked first has
 *       gone, it is asked for the next who waits.
 *   <li>It is bounded in answers and in bytes, and one answer is no more than a sixty-fourth of it. What several verifications have asked for is kept
 *       apart from what only one has: a domain whose records lead to thousands of names pushes out nothing that others use.
 * </ul>
 *
 * <p>It is never used where freshness was asked for: it refuses a resolver that {@linkplain DnsResolver#isAuthoritative() asks the servers
 * themselves}, and with {@link org.domainverifier.Freshness} other than {@code CACHED} the verifier looks at what is {@linkplain #behind()
 * behind} it. Questions {@linkplain #withoutValidation() without validation} pass it by.
 *
 * <p>Safe for use by several threads; it has none of its own. What is known is answered at once, on the calling thread.
 */
public final class CachingResolver implements DnsResolver {
    private final DnsResolver behind;
    private final KeptAnswer.Limits limits;
    private final Clock clock;
    private final AnswerMemory memory;
    private final Map<DnsQuestion, Flight> flights = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder shared = new LongAdder();
    private final LongAdder misses = new LongAdder();

    private CachingResolver(Builder builder) {
        behind = builder.behind;
        limits = new KeptAnswer.Limits(builder.records, builder.absences, builder.failures);
        clock = builder.clock;
        memory = new AnswerMemory(builder.maxEntries, builder.maxBytes);
    }

    /**
     * A cache of the usual size in front of a resolver.
     *
     * @param behind is asked what is not known; not closed by the cache
     * @return the cache
     * @throws IllegalArgumentException if it asks the servers of the zones themselves, whose answers are to be fresh
     */
    public static CachingResolver over(DnsResolver behind) {
        return builder(behind).build();
    }

    /**
     * A cache to be set up.
     *
     * @param behind is asked what is not known; not closed by the cache
     * @return the builder
     * @throws IllegalArgumentException if it asks the servers of the zones themselves, whose answers are to be fresh
     */
    public static Builder builder(DnsResolver behind) {
        return new Builder(behind);
    }

    /** Whoever cancels the answer does not wait any more; if nobody else does, the question is given up. */
    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        return resolve(question, new Party(behind));
    }

    @Override
    public DnsResolver forVerification() {
        return new View(this, new Party(Objects.requireNonNullElse(behind.forVerification(), behind)));
    }

    /** Past the cache, which must not mix what is valid with what is not known to be. */
    @Override
    public Optional<DnsResolver> withoutValidation() {
        return behind.withoutValidation();
    }

    @Override
    public String label() {
        return behind.label();
    }

    /**
     * The resolver that is asked what is not known.
     *
     * @return as it was given
     */
    public DnsResolver behind() {
        return behind;
    }

    /**
     * Forgets what is known of a domain, for somebody who says that it has just been changed. The resolver behind may still have it in mind.
     *
     * @param domain everything at it and below it
     */
    public void forget(DomainName domain) {
        memory.removeIf(question -> question.name().isWithin(domain));
    }

    /** Forgets everything. */
    public void forgetAll() {
        memory.removeIf(question -> true);
    }

    /**
     * What it has done so far, for metrics.
     *
     * @return the counts as they are now
     */
    public CacheStatistics statistics() {
        return new CacheStatistics(
                hits.sum(), shared.sum(), misses.sum(), memory.evicted(), memory.size(), memory.octets());
    }

    private CompletableFuture<DnsAnswer> resolve(DnsQuestion question, Party party) {
        Objects.requireNonNull(question, "question");
        Optional<DnsAnswer> known = memory.get(question, party.mark(), clock.millis());
        if (known.isPresent()) {
            hits.increment();
            return CompletableFuture.completedFuture(known.get());
        }
        while (true) {
            Flight mine = new Flight(question, this::landed);
            Flight flight = flights.computeIfAbsent(question, first -> mine);
            Optional<CompletableFuture<DnsAnswer>> answer = flight.board(party);
            if (answer.isEmpty()) { // it has just ended
                flights.remove(question, flight);
                continue;
            }
            if (flight != mine) {
                shared.increment();
            } else {
                begin(mine, party);
            }
            return answer.get();
        }
    }

    /** Somebody else's flight may have landed between the first look and this one's beginning. */
    private void begin(Flight mine, Party party) {
        Optional<DnsAnswer> known = memory.get(mine.question(), party.mark(), clock.millis());
        if (known.isPresent()) {
            hits.increment();
            flights.remove(mine.question(), mine);
            mine.tell(known.get());
        } else {
            misses.increment();
            mine.begin(party);
        }
    }

    /** An answer has come: it is kept before anybody hears of it, so that whoever asks next finds it. */
    private void landed(Flight flight, Party broughtBy, DnsAnswer answer) {
        Duration lifetime = KeptAnswer.lifetime(answer, limits);
        boolean givenUp = answer.isFailure() && broughtBy.isGone();
        if (!givenUp && !lifetime.isZero() && answer.question().equals(flight.question())) {
            long now = clock.millis();
            memory.put(new KeptAnswer(
                    answer, now, now + lifetime.toMillis(), KeptAnswer.octetsOf(answer), broughtBy.mark()));
        }
        flights.remove(flight.question(), flight);
    }

    /** Somebody who asks: a verification, or one question on its own. */
    static final class Party {
        private final DnsResolver way;
        private final Object mark = new Object();
        private volatile boolean gone;

        Party(DnsResolver way) {
            this.way = way;
        }

        DnsResolver way() {
            return way;
        }

        /** By which it is told from others when it has long been forgotten itself. */
        Object mark() {
            return mark;
        }

        boolean isGone() {
            return gone;
        }

        void leave() {
            gone = true;
            way.giveUp();
        }
    }

    /** The cache as one verification sees it. */
    private record View(CachingResolver cache, Party party) implements DnsResolver {
        @Override
        public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
            return cache.resolve(question, party);
        }

        @Override
        public void giveUp() {
            party.leave();
        }

        @Override
        public Optional<DnsResolver> withoutValidation() {
            return party.way().withoutValidation();
        }

        @Override
        public String label() {
            return cache.label();
        }
    }

    /** Sets up a cache. Not thread-safe. */
    public static final class Builder {
        private static final int DEFAULT_ENTRIES = 200_000;
        private static final long DEFAULT_BYTES = 64L << 20;

        private final DnsResolver behind;
        private int maxEntries = DEFAULT_ENTRIES;
        private long maxBytes = DEFAULT_BYTES;
        private Duration records = Duration.ofDays(1);
        private Duration absences = Duration.ofMinutes(5);
        private Duration failures = Duration.ofSeconds(1);
        private Clock clock = Clock.systemUTC();

        private Builder(DnsResolver behind) {
            if (behind.isAuthoritative()) {
                throw new IllegalArgumentException(
                        "the answers of " + behind.label() + " are to be fresh, and no cache keeps them");
            }
            this.behind = behind;
        }

        /**
         * How many answers are kept at most.
         *
         * @param maxEntries 200,000 if not set
         * @return this
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxEntries(int maxEntries) {
            if (maxEntries < 1) {
                throw new IllegalArgumentException("a cache has room for an answer, not for " + maxEntries);
            }
            this.maxEntries = maxEntries;
            return this;
        }

        /**
         * About how much memory the answers take at most. One that alone would take more than a sixty-fourth of it is not kept.
         *
         * @param maxBytes 64 MiB if not set
         * @return this
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxBytes(long maxBytes) {
            if (maxBytes < 1) {
                throw new IllegalArgumentException("a cache has room for an answer, not for " + maxBytes + " bytes");
            }
            this.maxBytes = maxBytes;
            return this;
        }

        /**
         * How long answers are kept at most, whatever their TTL says.
         *
         * @param longest a day if not set
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder atMost(Duration longest) {
            this.records = notNegative(longest);
            return this;
        }

        /**
         * How long absences are kept at most, whatever the zone says: somebody may be waiting for a record to appear.
         *
         * @param longest five minutes if not set; RFC 2308 §5 knows of caches that keep them for one to three hours
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder absencesAtMost(Duration longest) {
            this.absences = notNegative(longest);
            return this;
        }

        /**
         * How long failures are kept.
         *
         * @param howLong a second if not set, the least of RFC 9520 §3.2; zero for not at all
         * @return this
         * @throws IllegalArgumentException if it is negative, or more than five minutes (RFC 9520 §3.2)
         */
        public Builder failuresFor(Duration howLong) {
            if (notNegative(howLong).compareTo(Duration.ofMinutes(5)) > 0) {
                throw new IllegalArgumentException("failures are kept for five minutes at most, not for " + howLong);
            }
            this.failures = howLong;
            return this;
        }

        /**
         * The clock by which answers grow old; the system's if not set.
         *
         * @param clock the clock
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Builds the cache.
         *
         * @return a new one, with nothing in it
         */
        public CachingResolver build() {
            return new CachingResolver(this);
        }

        private static Duration notNegative(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("a time is not negative: " + time);
            }
            return time;
        }
    }
}
