package org.domainverifier.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks the servers of each zone themselves, past every cache: follows the delegations down to the zone that a name is really in,
 * asks its public name servers without recursion, and follows aliases into other zones there.
 *
 * <p>Delegations of top-level domains are remembered, answers never. Within one verification ({@link #forVerification()}) the
 * questions share the way down to each zone. Servers at private, loopback or otherwise {@linkplain SpecialRange special}
 * addresses are not asked unless allowed. Where no authoritative server can be reached (port 53 blocked), the recursive resolver
 * answers, and {@link AnswerOrigin#authoritative()} of the answer is false: it may be stale.
 *
 * <p>Thread-safe. Its one thread ends by itself when there is nothing to do.
 */
public final class AuthoritativeResolver implements DnsResolver, AutoCloseable {
    private static final int MAX_TLDS = 2000;

    final DnsTransport transport = new DnsTransport("domain-verifier-authoritative");
    final DnsResolver recursive;
    final Delegation roots;
    final DelegationSource source;
    final int port;
    final boolean allowSpecial;
    final long tryNanos;
    final long timeoutNanos;
    private final boolean ownsRecursive;
    private final int maxInFlight;
    private final Queue<Runnable> waiting = new ArrayDeque<>(); // of the transport's thread, as all below
    private final Map<DomainName, Remembered> tlds = new HashMap<>();
    private int inFlight;

    private record Remembered(Delegation delegation, long untilNanos) {}

    private AuthoritativeResolver(Builder builder) {
        this.ownsRecursive = builder.recursive == null;
        this.recursive = builder.recursive == null ? DnsJavaResolver.system() : builder.recursive;
        this.roots = builder.roots.isEmpty() ? RootHints.iana() : RootHints.of(builder.roots);
        this.source = builder.source;
        this.port = builder.port;
        this.allowSpecial = builder.allowSpecial;
        this.tryNanos = builder.timeoutPerTry.toNanos();
        this.timeoutNanos = builder.timeout.toNanos();
        this.maxInFlight = builder.maxInFlight;
    }

    /**
     * From the root servers of the Internet, with the system's name servers to fall back on.
     *
     * @return the resolver
     */
    public static AuthoritativeResolver system() {
        return builder().build();
    }

    /**
     * Starts the description of a resolver.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        return new AuthoritativeView(this).resolve(question);
    }

    /** A view whose questions find each zone's servers once and together; make one per verification. */
    @Override
    public DnsResolver forVerification() {
        return new AuthoritativeView(this);
    }

    /**
     * Asks every server of the zone that a name is in, at every address.
     *
     * @param question name and type; an alias at the name is not followed
     * @return what each said, in the order of the servers' names; empty if the zone's servers cannot be found
     */
    public CompletableFuture<List<ServerAnswer>> askEveryServer(DnsQuestion question) {
        return new AuthoritativeView(this).askEveryServer(question);
    }

    /** Ends the thread; questions without an answer, and all later ones, fail as unreachable. */
    @Override
    public void close() {
        transport.close();
        if (ownsRecursive && recursive instanceof DnsJavaResolver mine) {
            mine.close();
        }
    }

    /** Runs a question's first step when there is room for it. */
    void admit(Runnable start) {
        if (inFlight < maxInFlight) {
            inFlight++;
            start.run();
        } else {
            waiting.add(start);
        }
    }

    /** Gives the place of a question that is done to the next in line. */
    void done() {
        Runnable next = waiting.poll();
        if (next == null) {
            inFlight--;
        } else {
            transport.execute(new EventLoop.Task(next::run, why -> inFlight--));
        }
    }

    void remember(Delegation delegation) {
        if (delegation.zone().labels().size() == 1) {
            if (tlds.size() >= MAX_TLDS) {
                tlds.clear();
            }
            long seconds = Math.min(delegation.ttlSeconds(), Duration.ofDays(2).toSeconds());
            tlds.put(
                    delegation.zone(),
                    new Remembered(
                            delegation,
                            System.nanoTime() + Duration.ofSeconds(seconds).toNanos()));
        }
    }

    Optional<Delegation> remembered(DomainName name) {
        if (name.labels().isEmpty()) {
            return Optional.empty();
        }
        Remembered tld = tlds.get(name.lastLabels(1));
        return tld == null || tld.untilNanos() - System.nanoTime() <= 0
                ? Optional.empty()
                : Optional.of(tld.delegation());
    }

    /** Describes a resolver. Not thread-safe. */
    public static final class Builder {
        private @Nullable DnsResolver recursive;
        private List<InetAddress> roots = List.of();
        private DelegationSource source = DelegationSource.ROOT_THEN_RECURSIVE;
        private int port = DnsServerAddress.DEFAULT_PORT;
        private boolean allowSpecial;
        private Duration timeout = Duration.ofSeconds(6);
        private Duration timeoutPerTry = Duration.ofSeconds(1);
        private int maxInFlight = 256;

        private Builder() {}

        /**
         * The resolver to fall back on, and to ask for name servers and their addresses if so configured. The system's if not
         * said.
         *
         * @param resolver a recursive resolver; not closed by this one
         * @return this builder
         */
        public Builder recursive(DnsResolver resolver) {
            this.recursive = Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /**
         * The root servers; those of the Internet if not said.
         *
         * @param addresses their addresses
         * @return this builder
         */
        public Builder roots(List<InetAddress> addresses) {
            this.roots = List.copyOf(addresses);
            return this;
        }

        /**
         * From where the servers of a zone are found.
         *
         * @param from {@link DelegationSource#ROOT_THEN_RECURSIVE} if not said
         * @return this builder
         */
        public Builder delegations(DelegationSource from) {
            this.source = Objects.requireNonNull(from, "from");
            return this;
        }

        /**
         * The port of all authoritative servers; 53 but in tests.
         *
         * @param number a port
         * @return this builder
         */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /**
         * Whether name servers at special addresses may be asked. Who publishes a delegation chooses where this resolver sends
         * its questions, so not by default.
         *
         * @param allow true for intranets and tests
         * @return this builder
         */
        public Builder allowSpecialAddresses(boolean allow) {
            this.allowSpecial = allow;
            return this;
        }

        /**
         * How long one question may take, the way down to its zone included; a third is kept for the fall-back.
         *
         * @param whole six seconds if not said
         * @return this builder
         */
        public Builder timeout(Duration whole) {
            this.timeout = positive(whole);
            return this;
        }

        /**
         * How long to wait for one server.
         *
         * @param one one second if not said
         * @return this builder
         */
        public Builder timeoutPerTry(Duration one) {
            this.timeoutPerTry = positive(one);
            return this;
        }

        /**
         * How many questions are on their way at once; the others wait in line.
         *
         * @param limit 256 if not said
         * @return this builder
         */
        public Builder maxInFlight(int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("at least one question must be on its way, not " + limit);
            }
            this.maxInFlight = limit;
            return this;
        }

        private static Duration positive(Duration duration) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("a time limit must be positive, not " + duration);
            }
            return duration.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : duration;
        }

        /**
         * The resolver.
         *
         * @return a resolver to be closed when it is not needed any more
         */
        public AuthoritativeResolver build() {
            return new AuthoritativeResolver(this);
        }
    }
}
