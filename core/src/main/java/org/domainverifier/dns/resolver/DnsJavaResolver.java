package org.domainverifier.dns.resolver;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.wire.DnsTransport;
import org.domainverifier.threads.HandOver;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ResolverConfig;

/**
 * Asks recursive resolvers: the system's, or given ones. It is a stub resolver of its own on dnsjava's messages (RFC 1035, EDNS
 * of RFC 6891, TCP of RFC 7766), and changes no global state.
 *
 * <ul>
 *   <li>UDP, each query from a port and with an id of its own; TCP when an answer is truncated; without EDNS for a server that
 *       does not know it. A datagram that does not answer the query is ignored; after a few of them, or an answer that does not
 *       repeat the letters of the name as they were {@linkplain Builder#randomCase(boolean) asked}, the question goes over TCP.
 *   <li>The next server when one is late, fails, refuses or answers garbage; silent ones again while the question has time. How long
 *       each server takes is measured (RFC 6298); a datagram that may be lost is sent again, a few times at most.
 *       When all fail, the most telling failure is the answer, and its detail names what each server did.
 *   <li>One deadline for each question, counted from when it is first sent. At most {@linkplain Builder#maxInFlight(int) so many}
 *       questions are on their way at once; more wait in line, and waiting makes none of them fail.
 *   <li>If a server gives a CNAME without what is at its target, as authoritative servers do, the target is asked for.
 * </ul>
 *
 * <p>Safe for use by several threads. One daemon thread does the work; it starts with a question, and ends when there have been
 * none for a second. Answers are completed on other ones, so that a continuation may take its time and may even ask again and wait.
 * {@link #close()} is only needed to end it at once.
 */
public final class DnsJavaResolver implements DnsResolver, AutoCloseable {
    private final List<InetSocketAddress> configured;
    private final DnsTransport transport = new DnsTransport("domain-verifier-dns");
    private final ServerList servers;
    private final QuestionRun.Manner manner;
    private final Turns<QuestionRun.Manner> turns;

    private DnsJavaResolver(Builder builder) {
        configured = List.copyOf(builder.servers);
        servers = new ServerList(configured);
        manner = new QuestionRun.Manner(
                builder.timeoutPerTry.toNanos(),
                builder.timeout.toNanos(),
                builder.tcp,
                builder.authenticData,
                false,
                builder.randomCase);
        turns = new Turns<>(
                transport,
                builder.maxInFlight,
                HandOver.by(builder.executor, builder.timeout),
                (asker, how, question, then) ->
                        new QuestionRun(transport, asker, servers, how, question, then).start());
    }

    /**
     * A resolver that asks the servers the system is configured with, as they are now.
     *
     * @return the resolver; if the system has no servers, every question fails as unreachable
     */
    public static DnsJavaResolver system() {
        return builder().systemServers().build();
    }

    /**
     * A resolver that asks the given servers.
     *
     * @param servers in the order of preference
     * @return the resolver
     * @throws IllegalArgumentException if an address is unresolved
     */
    public static DnsJavaResolver of(InetSocketAddress... servers) {
        return builder().servers(Arrays.asList(servers)).build();
    }

    /**
     * A resolver to be set up; without servers it answers every question with a failure.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Whom it asks.
     *
     * @return in the order of preference
     */
    public List<InetSocketAddress> servers() {
        return configured;
    }

    /** Whoever cancels the answer gives the question up: it is not sent any more. */
    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        return turns.resolveAlone(question, manner);
    }

    /** A view whose questions take turns with those of others, and are given up together. */
    @Override
    public DnsResolver forVerification() {
        return turns.view(this, manner, manner.unchecked());
    }

    /** Its servers. */
    @Override
    public String label() {
        return configured.isEmpty()
                ? DnsResolver.super.label()
                : configured.stream().map(DnsServerAddress::format).collect(Collectors.joining(", "));
    }

    /** The same servers, asked not to validate: what failed their validation is given all the same. */
    @Override
    public Optional<DnsResolver> withoutValidation() {
        return Optional.of(question -> turns.resolveAlone(question, manner.unchecked()));
    }

    /** Ends the thread; questions without an answer, and all later ones, fail as unreachable. */
    @Override
    public void close() {
        transport.close();
    }

    /** Sets up a resolver. */
    public static final class Builder {
        private static final int DEFAULT_IN_FLIGHT = 256;

        private final List<InetSocketAddress> servers = new ArrayList<>();
        private Duration timeout = Duration.ofSeconds(5);
        private Duration timeoutPerTry = Duration.ofSeconds(2);
        private int maxInFlight = DEFAULT_IN_FLIGHT;
        private boolean tcp;
        private boolean authenticData = true;
        private boolean randomCase = true;
        private @Nullable Executor executor;

        private Builder() {}

        /**
         * Adds the servers that the system is configured with, read now.
         *
         * @return this
         */
        public Builder systemServers() {
            return servers(new ResolverConfig().servers());
        }

        /**
         * Adds servers.
         *
         * @param servers in the order of preference
         * @return this
         * @throws IllegalArgumentException if an address is unresolved
         */
        public Builder servers(List<InetSocketAddress> servers) {
            servers.forEach(this::server);
            return this;
        }

        /**
         * Adds a server.
         *
         * @param address its address and port
         * @return this
         * @throws IllegalArgumentException if the address is unresolved
         */
        public Builder server(InetSocketAddress address) {
            if (address.isUnresolved()) {
                throw new IllegalArgumentException("the DNS server has no address: " + address);
            }
            servers.add(address);
            return this;
        }

        /**
         * How long a question may take with everything that belongs to it: all servers, TCP, the targets of aliases.
         *
         * @param timeout 5 seconds if not set
         * @return this
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Limits.positive(timeout);
            return this;
        }

        /**
         * How long one server may take at most. The next one is asked sooner, if the answer does not come in the time that this one
         * usually takes.
         *
         * @param timeoutPerTry 2 seconds if not set
         * @return this
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeoutPerTry(Duration timeoutPerTry) {
            this.timeoutPerTry = Limits.positive(timeoutPerTry);
            return this;
        }

        /**
         * How many questions may be on their way at once; each has one socket.
         *
         * @param maxInFlight 256 if not set
         * @return this
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxInFlight(int maxInFlight) {
            this.maxInFlight = Limits.atLeastOne(maxInFlight);
            return this;
        }

        /**
         * Uses TCP for every question.
         *
         * @param tcpOnly false if not set: TCP is used for truncated answers only
         * @return this
         */
        public Builder tcpOnly(boolean tcpOnly) {
            this.tcp = tcpOnly;
            return this;
        }

        /**
         * Asks validating resolvers to say whether they validated the answer (AD bit, RFC 6840 §5.7); see
         * {@link AnswerOrigin#authenticated()}.
         *
         * @param authenticData true if not set
         * @return this
         */
        public Builder authenticData(boolean authenticData) {
            this.authenticData = authenticData;
            return this;
        }

        /**
         * Spells each name in upper-case and lower-case letters at random, so that whoever forges an answer has to guess them as
         * well (draft-vixie-dnsext-dns0x20). To DNS servers all spellings are the same name (RFC 4343). A server that repeats
         * names in other letters is noticed: it is asked over TCP once, and then in lower case.
         *
         * @param randomCase true if not set; false for servers that do not find names in all spellings
         * @return this
         */
        public Builder randomCase(boolean randomCase) {
            this.randomCase = randomCase;
            return this;
        }

        /**
         * What completes the answers, so that whatever waits for them runs there.
         *
         * @param executor the library's own daemon threads if not set, never the one that works for all questions; what it refuses,
         *     or has not run when a question's {@linkplain #timeout(Duration) time} has passed once more, these do
         * @return this
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Builds the resolver.
         *
         * @return a new resolver
         */
        public DnsJavaResolver build() {
            return new DnsJavaResolver(this);
        }
    }
}
