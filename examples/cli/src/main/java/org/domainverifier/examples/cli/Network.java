package org.domainverifier.examples.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Freshness;
import org.domainverifier.dns.authority.AuthoritativeResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.DnsServerAddress;

/** Whom the command asks, by its options. */
final class Network implements AutoCloseable {
    private final DnsJavaResolver recursive;
    private final Optional<AuthoritativeResolver> authoritative;
    private final Freshness freshness;

    private Network(DnsJavaResolver recursive, Optional<AuthoritativeResolver> authoritative, Freshness freshness) {
        this.recursive = recursive;
        this.authoritative = authoritative;
        this.freshness = freshness;
    }

    /**
     * The network.
     *
     * @param servers recursive resolvers, the system's if there are none
     * @param roots root servers, those of the Internet if there are none
     */
    static Network of(Freshness freshness, List<String> servers, List<String> roots) {
        List<InetSocketAddress> addresses = addresses("--server", servers);
        List<InetSocketAddress> rootAddresses = addresses("--root", roots);
        if (rootAddresses.stream().map(InetSocketAddress::getPort).distinct().count() > 1) {
            throw new UsageException(
                    "--root: all servers are asked at one port, so the root servers must have the same");
        }
        DnsJavaResolver recursive = addresses.isEmpty()
                ? DnsJavaResolver.system()
                : DnsJavaResolver.of(addresses.toArray(InetSocketAddress[]::new));
        return new Network(
                recursive,
                freshness == Freshness.CACHED ? Optional.empty() : Optional.of(authoritative(recursive, rootAddresses)),
                freshness);
    }

    private static AuthoritativeResolver authoritative(DnsJavaResolver recursive, List<InetSocketAddress> roots) {
        AuthoritativeResolver.Builder builder = AuthoritativeResolver.builder().recursive(recursive);
        if (!roots.isEmpty()) { // an Internet of one's own
            List<InetAddress> addresses =
                    roots.stream().map(InetSocketAddress::getAddress).toList();
            builder.roots(addresses).port(roots.get(0).getPort()).allowSpecialAddresses(true);
        }
        return builder.build();
    }

    private static List<InetSocketAddress> addresses(String option, List<String> texts) {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String text : texts) {
            try {
                addresses.add(DnsServerAddress.of(text));
            } catch (IllegalArgumentException notAnAddress) {
                throw new UsageException(option + ": " + notAnAddress.getMessage(), notAnAddress);
            }
        }
        return addresses;
    }

    void use(DomainVerifier.Builder builder) {
        builder.resolver(recursive).freshness(freshness);
        authoritative.ifPresent(builder::authoritative);
    }

    @Override
    public void close() {
        authoritative.ifPresent(AuthoritativeResolver::close);
        recursive.close();
    }
}
