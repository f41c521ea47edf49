package org.domainverifier.examples.springboot;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.DnsServerAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the DNS is asked.
 *
 * @param servers recursive resolvers, such as {@code 192.0.2.53} or {@code 192.0.2.53:5353}; the system's if there are none
 * @param deadline of a whole verification
 * @param perQuestion how long a question may take
 * @param internal names of the provider's own network, beside those that nobody has in public: neither they nor what is below them
 *     is asked for
 */
@ConfigurationProperties("dns")
record DnsProperties(
        @DefaultValue List<String> servers,
        @DefaultValue("10s") Duration deadline,
        @DefaultValue("5s") Duration perQuestion,
        @DefaultValue List<String> internal) {

    List<InetSocketAddress> addresses() {
        return servers.stream().map(DnsServerAddress::of).toList();
    }

    PublicNames publicNames() {
        return new PublicNames(internal.stream().map(DomainName::of).toList());
    }
}
