package org.domainverifier.propagation.observing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Freshness;
import org.domainverifier.PropagationObserver;
import org.domainverifier.TestClock;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.authority.AuthoritativeResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.LoopbackNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A miniature Internet: two servers for the zone of a customer, one for that of the provider, and a cache. */
abstract class SpreadingChange {
    static final DomainName CUSTOMER = DomainName.of("customer.example");
    static final DnsQuestion MX = new DnsQuestion(CUSTOMER, RecordType.MX);
    static final String PUBLISHED = "customer.example. 300 IN MX 10 mail.trekmail.net.\n";

    final LoopbackNetwork network = new LoopbackNetwork();
    final TestClock clock = new TestClock();
    LoopbackDnsServer root;
    LoopbackDnsServer tld;
    LoopbackDnsServer first;
    LoopbackDnsServer second;
    LoopbackDnsServer provider;
    AuthoritativeResolver authoritative;
    AuthoritativeResolver upstream;
    DnsResolver cache;

    @BeforeEach
    void start() {
        root = network.server("127.0.3.1", """
                . 60 IN SOA a. x. 1 60 60 60 60
                . 60 IN NS a.
                example. 60 IN NS a.nic.example.
                net. 60 IN NS a.nic.example.
                a.nic.example. 60 IN A 127.0.3.2
                """);
        tld = network.server("127.0.3.2", example("ns1", "ns2"), """
                net. 60 IN SOA a.nic.example. x. 1 60 60 60 60
                net. 60 IN NS a.nic.example.
                trekmail.net. 60 IN NS ns.trekmail.net.
                ns.trekmail.net. 60 IN A 127.0.3.14
                """);
        first = network.server("127.0.3.11", customer(1, ""));
        second = network.server("127.0.3.12", customer(1, ""));
        provider = network.server("127.0.3.14", """
                trekmail.net. 60 IN SOA ns.trekmail.net. x. 1 60 60 60 60
                trekmail.net. 60 IN NS ns.trekmail.net.
                ns.trekmail.net. 60 IN A 127.0.3.14
                mail.trekmail.net. 60 IN A 192.0.2.25
                any.trekmail.net. 60 IN MX 10 mail.trekmail.net.
                """);
        authoritative = authoritative(ZoneResolver.parse(""));
        upstream = authoritative(ZoneResolver.parse(""));
        cache = new CachingResolver(upstream, clock);
    }

    static String example(String... servers) {
        StringBuilder zone = new StringBuilder("example. 60 IN SOA a.nic.example. x. 1 60 60 60 60\n");
        zone.append("example. 60 IN NS a.nic.example.\na.nic.example. 60 IN A 127.0.3.2\n");
        for (String server : servers) {
            zone.append("customer.example. 60 IN NS " + server + ".customer.example.\n");
            String address = switch (server) {
                case "ns1" -> "127.0.3.11";
                case "ns2" -> "127.0.3.12";
                default -> "10.0.0.1";
            };
            zone.append(server + ".customer.example. 60 IN A " + address + "\n");
        }
        return zone.toString();
    }

    static String customer(int serial, String more) {
        return """
                customer.example. 90 IN SOA hidden.customer.example. x. %d 60 60 60 45
                customer.example. 60 IN NS ns1.customer.example.
                customer.example. 60 IN NS ns2.customer.example.
                ns1.customer.example. 60 IN A 127.0.3.11
                ns2.customer.example. 60 IN A 127.0.3.12
                hidden.customer.example. 60 IN A 127.0.3.99
                """.formatted(serial) + more;
    }

    AuthoritativeResolver authoritative(DnsResolver recursive) {
        return AuthoritativeResolver.builder()
                .roots(List.of(LoopbackNetwork.address("127.0.3.1")))
                .recursive(recursive)
                .port(network.port())
                .timeoutPerTry(Duration.ofMillis(300))
                .allowSpecialAddresses(SpecialRange.LOOPBACK)
                .build();
    }

    @AfterEach
    void stop() {
        authoritative.close();
        upstream.close();
        network.close();
    }

    DomainReport verify(Freshness freshness) {
        return verify(freshness, cache);
    }

    DomainReport verify(Freshness freshness, DnsResolver recursive) {
        return DomainVerifier.builder()
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .only(MxCheck.KEY)
                .resolver(recursive)
                .authoritative(authoritative)
                .freshness(freshness)
                .timeout(Duration.ofSeconds(30))
                .clock(clock)
                .build()
                .verify(CUSTOMER);
    }

    static List<Object> codes(DomainReport report) {
        return report.dnsFindings().stream().<Object>map(Finding::code).toList();
    }

    void publish(int serial, String records) {
        first.replaceZone(customer(serial, records));
        second.replaceZone(customer(serial, records));
    }

    Optional<DomainName> wildcard(String label) throws Exception {
        return observe(CUSTOMER.child(label), RecordType.TXT).questions().get(0).wildcard();
    }

    DomainPropagation observe(DomainName name, RecordType type) throws Exception {
        return PropagationObserver.using(authoritative)
                .observe(List.of(new DnsQuestion(name, type)))
                .get(60, TimeUnit.SECONDS);
    }

    static String trekMail() {
        return """
                trekmail.net. 60 IN SOA ns.trekmail.net. x. 1 60 60 60 60
                trekmail.net. 60 IN NS ns.trekmail.net.
                mail.trekmail.net. 60 IN A 192.0.2.25
                """;
    }

    /** A resolver without a cache: it says what the servers say. */
    DnsResolver authoritativeStub() {
        return question -> upstream.resolve(question);
    }
}
