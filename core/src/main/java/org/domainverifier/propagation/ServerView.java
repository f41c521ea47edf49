package org.domainverifier.propagation;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.ServerCondition;

/** What one name server of the zone says to a question. An immutable value. More methods may come: read it, and implement it in tests only. */
public interface ServerView {
    /**
     * Its name.
     *
     * @return as the delegation names it
     */
    DomainName server();

    /**
     * The address that was asked.
     *
     * @return empty if it has none
     */
    Optional<InetAddress> address();

    /**
     * How it answered.
     *
     * @return the condition
     */
    ServerCondition condition();

    /**
     * Its answer.
     *
     * @return the answer, if it answered with authority; see {@link org.domainverifier.dns.ServerAnswer#answer()}
     */
    Optional<DnsAnswer> answer();

    /**
     * The version of the zone that it has.
     *
     * @return the serial number, if it told that too
     */
    Optional<Long> serial();

    /**
     * How long a cache may keep what it says.
     *
     * @return empty if it gave no answer, or an absence without a TTL
     */
    default Optional<Duration> ttl() {
        return answer().flatMap(DnsAnswer::ttl);
    }

    /**
     * The server as people name it.
     *
     * @return such as {@code ns1.example.net (192.0.2.53)}
     */
    default String label() {
        return server() + address().map(at -> " (" + at.getHostAddress() + ")").orElse("");
    }
}
