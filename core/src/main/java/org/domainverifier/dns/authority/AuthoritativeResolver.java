package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.ZoneSurvey;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.DnsServerAddress;
import org.domainverifier.dns.wire.Admission;
import org.domainverifier.dns.wire.DnsQuery;
import org.domainverifier.dns.wire.DnsTransport;
import org.domainverifier.dns.wire.Patience;
import org.domainverifier.threads.HandOver;
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
 * <p>Thread-safe. Its one thread ends by itself when there is nothing to do; answers are completed on other ones.
 */
public final class AuthoritativeResolver implements DnsResolver, AutoCloseable {
    private final DnsTransport transport = new DnsTransport("domain-verifier-authoritative");
    private final @Nullable DnsJavaResolver ownRecursive;
    private final Network network;

    private AuthoritativeResolver(Builder builder) {
        ownRecursive = builder.recursive == null ? DnsJavaResolver.system() : null;
        network = new Network(
                transport,
                builder.wire.apply(port(builder)),
                builder.recursive == null ? Objects.requireNonNull(ownRecursive) : builder.recursive,
                builder.roots.isEmpty() ? RootHints.iana() : RootHints.of(builder.roots),
                builder.source,
                Set.copyOf(builder.allowed),
                builder.timeout.toNanos(),
                new Admission(transport, builder.maxInFlight),
                new TopLevelDomains(),
                HandOver.by(builder.executor, builder.timeout));
    }

    private ServerPort port(Builder builder) {
        long tryNanos = builder.timeoutPerTry.toNanos();
        int port = builder.port;
        boolean randomCase = builder.randomCase;
        return (asker, address, question, deadlineNanos, overdue, then) -> transport.ask(
                asker,
                new InetSocketAddress(address, port),
                new DnsQuery(question, false, false, false, randomCase),
                false,
                new Patience(tryNanos, deadlineNanos, overdue),
                then);
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

    /** Whoever cancels the answer gives the question up: no server is asked any more. */
    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        AuthoritativeView view = new AuthoritativeView(network);
        CompletableFuture<DnsAnswer> answer = view.resolve(question);
        var unused = answer.whenComplete((found, problem) -> {
            if (found == null) {
                view.giveUp();
            }
        });
        return answer;
    }

    /** A view whose questions find each zone's servers once and together; make one per verification. */
    @Override
    public DnsResolver forVerification() {
        return new AuthoritativeView(network);
    }

    @Override
    public boolean isAuthoritative() {
        return true;
    }

    @Override
    public CompletableFuture<Optional<ZoneSurvey>> survey(DnsQuestion question) {
        return new AuthoritativeView(network).survey(question);
    }

    @Override
    public String label() {
        return "name servers";
    }

    /** Ends the thread; questions without an answer, and all later ones, fail as unreachable. */
    @Override
    public void close() {
        transport.close();
        if (ownRecursive != null) {
            ownRecursive.close();
        }
    }

    /** On whose thread everything happens; for tests that delay it. */
    DnsTransport transport() {
        return transport;
    }

    /** Describes a resolver. Not thread-safe. */
    public static final class Builder {
        private @Nullable DnsResolver recursive;
        private List<InetAddress> roots = List.of();
        private DelegationSource source = DelegationSource.ROOT_THEN_RECURSIVE;
        private int port = DnsServerAddress.DEFAULT_PORT;
        private final Set<SpecialRange> allowed = EnumSet.noneOf(SpecialRange.class);
        private UnaryOperator<ServerPort> wire = port -> port;
        private Duration timeout = Duration.ofSeconds(6);
        private Duration timeoutPerTry = Duration.ofSeconds(1);
        private int maxInFlight = 256;
        private @Nullable Executor executor;
        private boolean randomCase = true;

        private Builder() {}

        /**
         * The resolver to fall back on, and to ask for name servers and their addresses if so configured. The system's if not
         * said.
         *
         * @param recursive a recursive resolver; not closed by this one
         * @return this builder
         */
        public Builder recursive(DnsResolver recursive) {
            this.recursive = Objects.requireNonNull(recursive, "recursive");
            return this;
        }

        /**
         * The root servers; those of the Internet if not said.
         *
         * @param roots their addresses
         * @return this builder
         */
        public Builder roots(List<InetAddress> roots) {
            this.roots = List.copyOf(roots);
            return this;
        }

        /**
         * From where the servers of a zone are found.
         *
         * @param source {@link DelegationSource#ROOT_THEN_RECURSIVE} if not said
         * @return this builder
         */
        public Builder delegations(DelegationSource source) {
            this.source = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * The port of all authoritative servers; 53 but in tests.
         *
         * @param port a port
         * @return this builder
         */
        public Builder port(int port) {
            this.port = port;
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
            allowed.clear();
            return allow ? allowSpecialAddresses(SpecialRange.values()) : this;
        }

        /**
         * Special addresses at which name servers may be asked all the same.
         *
         * @param ranges such as {@link SpecialRange#PRIVATE} inside a network that has name servers of its own
         * @return this builder
         */
        public Builder allowSpecialAddresses(SpecialRange... ranges) {
            allowed.addAll(Arrays.asList(ranges));
            return this;
        }

        /** Puts something between the questions and the wire; for tests that count or hold back. */
        Builder wire(UnaryOperator<ServerPort> wire) {
            this.wire = wire;
            return this;
        }

        /**
         * How long one question may take, the way down to its zone included; a third is kept for the fall-back.
         *
         * @param timeout six seconds if not said
         * @return this builder
         */
        public Builder timeout(Duration timeout) {
            this.timeout = positive(timeout);
            return this;
        }

        /**
         * How long one server may take at most. The next one is asked sooner, if the answer does not come in the time that this one
         * usually takes.
         *
         * @param timeoutPerTry one second if not said
         * @return this builder
         */
        public Builder timeoutPerTry(Duration timeoutPerTry) {
            this.timeoutPerTry = positive(timeoutPerTry);
            return this;
        }

        /**
         * How many questions are on their way at once; the others wait in line.
         *
         * @param maxInFlight 256 if not said
         * @return this builder
         */
        public Builder maxInFlight(int maxInFlight) {
            if (maxInFlight < 1) {
                throw new IllegalArgumentException("at least one question must be allowed, not " + maxInFlight);
            }
            this.maxInFlight = maxInFlight;
            return this;
        }

        /**
         * What completes the answers, so that whatever waits for them runs there.
         *
         * @param executor the library's own daemon threads if not said, never the one that works for all questions; what it refuses,
         *     or has not run when a question's {@linkplain #timeout(Duration) time} has passed once more, these do
         * @return this builder
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Spells each name in upper-case and lower-case letters at random, so that whoever forges an answer has to guess them as
         * well (draft-vixie-dnsext-dns0x20). To DNS servers all spellings are the same name (RFC 4343). A server that repeats
         * names in other letters is noticed: it is asked over TCP once, and then in lower case.
         *
         * @param randomCase true if not said; false for servers that do not find names in all spellings
         * @return this builder
         */
        public Builder randomCase(boolean randomCase) {
            this.randomCase = randomCase;
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
