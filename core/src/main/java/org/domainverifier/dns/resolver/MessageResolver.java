package org.domainverifier.dns.resolver;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.wire.DnsTransport;
import org.domainverifier.threads.HandOver;
import org.jspecify.annotations.Nullable;

/**
 * Asks a recursive resolver over whatever carries DNS messages: HTTPS (RFC 8484), TLS (RFC 7858), or another library's way.
 *
 * <pre>{@code
 * DnsResolver https = MessageResolver.over(HttpsExchange.at("https://dns.example.net/dns-query"));
 * DnsResolver tls = MessageResolver.over(TlsExchange.at(DnsServerAddress.of("192.0.2.53:853"), "dns.example.net"));
 * }</pre>
 *
 * <p>It reads answers exactly as {@link DnsJavaResolver} does: aliases whose target the server does not know are followed, a failure is
 * a value with its cause, a message that is not an answer to the query is believed by nobody, and a server that does not know EDNS is asked
 * without. Each question has one deadline, counted from when it is first sent; questions take turns, are given up when nobody waits, and at most
 * {@linkplain Builder#maxInFlight(int) so many} are on their way at once. Whatever the exchange throws is a failure too.
 *
 * <p>Safe for use by several threads. No thread waits for an answer; those of the resolver end when they are idle.
 */
public final class MessageResolver implements DnsResolver, AutoCloseable {
    private final MessageExchange exchange;
    private final String label;
    private final DnsTransport transport = new DnsTransport("domain-verifier-messages");
    private final MessageRun.Manner manner;
    private final Turns<MessageRun.Manner> turns;

    private MessageResolver(Builder builder) {
        exchange = builder.exchange;
        label = Objects.requireNonNullElse(exchange.label(), "resolver"); // as a mock's is
        manner = new MessageRun.Manner(
                exchange, label, builder.idZero, builder.timeout.toNanos(), builder.authenticData, false);
        turns = new Turns<>(
                transport,
                builder.maxInFlight,
                HandOver.by(builder.executor, builder.timeout),
                (asker, how, question, then) -> new MessageRun(transport, asker, how, question, then).start());
    }

    /**
     * A resolver with what is usual.
     *
     * @param exchange carries the messages; closed with the resolver
     * @return the resolver
     */
    public static MessageResolver over(MessageExchange exchange) {
        return builder(exchange).build();
    }

    /**
     * A resolver to be set up.
     *
     * @param exchange carries the messages; closed with the resolver
     * @return the builder
     */
    public static Builder builder(MessageExchange exchange) {
        return new Builder(exchange);
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

    /** The same server, asked not to validate: what failed its validation is given all the same. */
    @Override
    public Optional<DnsResolver> withoutValidation() {
        return Optional.of(question -> turns.resolveAlone(question, manner.unchecked()));
    }

    /** Who the exchange says is asked. */
    @Override
    public String label() {
        return label;
    }

    /** Ends the exchange; questions without an answer, and all later ones, fail as unreachable. */
    @Override
    public void close() {
        transport.close();
        exchange.close();
    }

    /** Sets up a resolver. Not thread-safe. */
    public static final class Builder {
        /** As many streams as every server of HTTP/2 should allow (RFC 9113 §6.5.2). */
        private static final int DEFAULT_IN_FLIGHT = 100;

        private final MessageExchange exchange;
        private Duration timeout = Duration.ofSeconds(5);
        private int maxInFlight = DEFAULT_IN_FLIGHT;
        private boolean authenticData = true;
        private boolean idZero;
        private @Nullable Executor executor;

        private Builder(MessageExchange exchange) {
            this.exchange = Objects.requireNonNull(exchange, "exchange");
            this.idZero = exchange.idZero();
        }

        /**
         * How long a question may take with everything that belongs to it, such as the targets of aliases.
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
         * How many questions may be on their way at once.
         *
         * @param maxInFlight 100 if not set
         * @return this
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxInFlight(int maxInFlight) {
            this.maxInFlight = Limits.atLeastOne(maxInFlight);
            return this;
        }

        /**
         * Asks the resolver to say whether it validated the answer (AD bit, RFC 6840 §5.7); see {@link AnswerOrigin#authenticated()}.
         *
         * @param authenticData true if not set
         * @return this
         */
        public Builder authenticData(boolean authenticData) {
            this.authenticData = authenticData;
            return this;
        }

        /**
         * Gives every message the id 0 and accepts no other in an answer, for an exchange of somebody else's that does DNS over HTTPS.
         *
         * @param idZero what the {@linkplain MessageExchange#idZero() exchange} says if not set
         * @return this
         */
        public Builder idZero(boolean idZero) {
            this.idZero = idZero;
            return this;
        }

        /**
         * What completes the answers, so that whatever waits for them runs there.
         *
         * @param executor the library's own daemon threads if not set; what it refuses, or has not run when a question's {@linkplain
         *     #timeout(Duration) time} has passed once more, these do
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
        public MessageResolver build() {
            return new MessageResolver(this);
        }
    }
}
