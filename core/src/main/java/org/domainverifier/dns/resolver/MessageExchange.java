package org.domainverifier.dns.resolver;

import java.io.IOException;
import java.util.concurrent.CompletionStage;

/**
 * A way for DNS messages (RFC 1035 §4) to a resolving server and back, of which a {@link MessageResolver} is made: {@link HttpsExchange},
 * {@link TlsExchange}, or what any other library of DNS has. With dnsjava, for instance:
 *
 * <pre>{@code
 * DnsResolver resolver = MessageResolver.over(
 *         query -> theirs.sendAsync(new Message(query)).thenApply(Message::toWire));
 * }</pre>
 *
 * <p>What an implementation need not do: judge the answer, know of aliases, end at a deadline, bound how much is under way. It is called on
 * workers of the library, where it may also wait, though a thread is kept busy then.
 */
@FunctionalInterface
public interface MessageExchange extends AutoCloseable {
    /**
     * Sends a query.
     *
     * @param query a message
     * @return the message that answers it, to come. It ends exceptionally if there is none: with a {@link java.util.concurrent.TimeoutException} or
     *     {@link java.net.SocketTimeoutException} after a silence, a {@link java.net.ProtocolException} where what came is no message, and any other
     *     {@link IOException} where nobody was reached. Whoever does not wait any more cancels the future of the stage
     * @throws IOException for the same reasons, where that is known at once
     */
    CompletionStage<byte[]> exchange(byte[] query) throws IOException;

    /**
     * Whether every message has the id 0, as HTTP wants it (RFC 8484 §4.1): for a way that by itself brings to each query its own answer.
     *
     * @return false unless overridden: ids are random, and an answer with another one is refused
     */
    default boolean idZero() {
        return false;
    }

    /**
     * Who is asked, as answers and reports name it.
     *
     * @return {@code resolver} unless overridden
     */
    default String label() {
        return "resolver";
    }

    /** Ends its connections. Unless overridden nothing happens. */
    @Override
    default void close() {}
}
