package org.domainverifier.dns;

import java.util.Optional;

/**
 * Where an answer came from and how far it can be relied on.
 *
 * @param server who answered, such as {@code 192.0.2.53:53}; empty where no server was asked
 * @param authoritative whether the answer came from a server of the zone itself (AA bit, RFC 1035 §4.1.1), not from a cache
 * @param authenticated whether a validating resolver vouched for it (AD bit, RFC 4035 §3.2.3); exposed, never required
 */
public record AnswerOrigin(Optional<String> server, boolean authoritative, boolean authenticated) {
    /** An answer that no server gave: from memory, from a stub, or none at all. */
    public static final AnswerOrigin NONE = new AnswerOrigin(Optional.empty(), false, false);

    /**
     * An answer from a server.
     *
     * @param server who answered
     * @param authoritative the AA bit
     * @param authenticated the AD bit
     * @return the origin
     */
    public static AnswerOrigin of(String server, boolean authoritative, boolean authenticated) {
        return new AnswerOrigin(Optional.of(server), authoritative, authenticated);
    }
}
