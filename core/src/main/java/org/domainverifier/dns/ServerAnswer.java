package org.domainverifier.dns;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * What one address of a name server said to a question.
 *
 * @param server the name server, as the delegation names it
 * @param address the address that was asked; empty if the server has none
 * @param condition how it answered
 * @param answer the answer, if it answered with authority. Where an alias leads out of the zone, the zone's own word ends there:
 *     then it is the CNAME record, as an answer to a question of type CNAME
 */
public record ServerAnswer(
        DomainName server, Optional<InetAddress> address, ServerCondition condition, Optional<DnsAnswer> answer) {
    /** Refuses nulls. */
    public ServerAnswer {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(condition, "condition");
    }
}
