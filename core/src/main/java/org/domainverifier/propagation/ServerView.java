package org.domainverifier.propagation;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.ServerAnswer;
import org.domainverifier.dns.ServerCondition;

/**
 * What one name server of the zone says to a question.
 *
 * @param server its name
 * @param address the address that was asked; empty if it has none
 * @param condition how it answered
 * @param answer its answer, if it answered with authority; see {@link ServerAnswer#answer()}
 * @param serial the serial number of the zone that it has, if it told that too
 */
public record ServerView(
        DomainName server,
        Optional<InetAddress> address,
        ServerCondition condition,
        Optional<DnsAnswer> answer,
        Optional<Long> serial) {
    /** Refuses nulls. */
    public ServerView {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(condition, "condition");
    }

    static ServerView of(ServerAnswer said, Optional<Long> serial) {
        return new ServerView(said.server(), said.address(), said.condition(), said.answer(), serial);
    }

    /**
     * How long a cache may keep what it says.
     *
     * @return empty if it gave no answer, or an absence without a TTL
     */
    public Optional<Duration> ttl() {
        return answer.flatMap(DnsAnswer::ttl);
    }

    /**
     * The server as people name it.
     *
     * @return such as {@code ns1.example.net (192.0.2.53)}
     */
    public String label() {
        return label(server, address);
    }

    static String label(DomainName server, Optional<InetAddress> address) {
        return server + address.map(at -> " (" + at.getHostAddress() + ")").orElse("");
    }
}
