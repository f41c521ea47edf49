package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dmarc.DmarcCheck;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.authority.AuthoritativeResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.HttpsPolicyFetcher;
import org.domainverifier.mtasts.PolicyFetch;
import org.domainverifier.mtasts.PolicyRequest;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.LoopbackNetwork;
import org.domainverifier.testing.ZoneText;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.domainverifier.testing.https.ServerIdentity;
import org.domainverifier.testing.https.TestAuthority;
import org.domainverifier.testing.https.TlsFault;
import org.domainverifier.testing.https.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code docs/testing.md} shows is what is compiled and run here. */
@Timeout(60)
class TestingGuideTest {
    private static final String POLICY = "version: STSv1\nmode: enforce\nmx: mail.customer.example\nmax_age: 1209600\n";
    private static final String ROOT_ZONE = ZoneText.of(".")
            .nameServer("ns.root", "127.0.1.1")
            .records("example. IN NS ns.example.\nns.example. IN A 127.0.1.2")
            .toString();
    private static final String EXAMPLE_ZONE =
            ZoneText.of("example").nameServer("ns.example", "127.0.1.2").toString();

    @Test
    void aDnsInMemory() {
        DnsResolver stub = ZoneResolver.builder()
                .zone("customer.example. 300 IN MX 10 mail.trekmail.net.")
                .servfail("_dmarc.customer.example") // a failure, which is never an absence
                .build();
        DomainReport report = DomainVerifier.builder().resolver(stub).build().verify("customer.example");
        assertThat(report.status(DmarcCheck.KEY)).contains(CheckStatus.UNKNOWN);
    }

    @Test
    void aDnsServer() {
        try (LoopbackDnsServer server = LoopbackDnsServer.start(ZoneText.of("customer.example")
                .records("@ IN TXT \"v=spf1 include:spf.trekmail.net -all\"")
                .toString())) {
            server.fault("customer.example", "TXT", Fault.SILENT.times(1)); // the first question is lost
            server.fault("_dmarc.customer.example", Fault.SERVFAIL);
            DnsJavaResolver resolver = DnsJavaResolver.of(server.address());
            DomainReport report =
                    DomainVerifier.builder().resolver(resolver).build().verify("customer.example");
            resolver.close();
            assertThat(report.get(SpfCheck.KEY).record()).isPresent();
            assertThat(report.status(DmarcCheck.KEY)).contains(CheckStatus.UNKNOWN);
            server.replaceZone(ZoneText.of("customer.example").serial(2).toString());
            server.removeZone("customer.example"); // refused from now on
        }
    }

    @Test
    void aNetwork() throws IOException {
        try (LoopbackNetwork network = new LoopbackNetwork()) {
            network.server("127.0.1.1", ROOT_ZONE);
            network.server("127.0.1.2", EXAMPLE_ZONE).faultForAll(Fault.REFUSED); // a lame server
            try (AuthoritativeResolver resolver = AuthoritativeResolver.builder()
                    .roots(List.of(InetAddress.getByName("127.0.1.1")))
                    .recursive(ZoneResolver.parse("")) // nobody else is asked
                    .port(network.port())
                    .allowSpecialAddresses(SpecialRange.LOOPBACK)
                    .build()) {
                DnsAnswer answer = resolver.resolve(new DnsQuestion(DomainName.of("example"), RecordType.MX))
                        .toCompletableFuture()
                        .join();
                assertThat(answer.origin().server()).isNotPresent();
                assertThat(network.questions()).isPositive();
            }
        }
    }

    @Test
    void aPolicyHost() {
        TestAuthority authority = TestAuthority.create("Test Authority");
        ServerIdentity right = authority.identity("mta-sts.customer.example");
        ServerIdentity expired = authority.identity(Validity.expired(), "mta-sts.customer.example");
        ServerIdentity wrongName = authority.identity("www.customer.example");
        ServerIdentity unknownIssuer = TestAuthority.create("Stranger").identity("mta-sts.customer.example");
        ServerIdentity incomplete = authority
                .intermediate("Intermediate")
                .identity("mta-sts.customer.example")
                .withoutIntermediates();
        try (LoopbackPolicyServer host = LoopbackPolicyServer.start(right, HttpBehaviour.policy(POLICY))) {
            HttpsPolicyFetcher fetcher = HttpsPolicyFetcher.builder()
                    .trusting(authority.trustStore())
                    .port(host.port())
                    .allowSpecialAddresses() // 127.0.0.1 is one
                    .timeLimit(Duration.ofSeconds(5))
                    .build();
            assertThat(fetch(fetcher)).isInstanceOf(PolicyFetch.Fetched.class);
        }
        for (ServerIdentity wrong : List.of(expired, wrongName, unknownIssuer, incomplete)) {
            try (LoopbackPolicyServer host = LoopbackPolicyServer.start(wrong, HttpBehaviour.policy(POLICY))) {
                assertThat(fetch(fetcher(authority, host))).isInstanceOf(PolicyFetch.CertificateRejected.class);
            }
        }
        try (LoopbackPolicyServer host = LoopbackPolicyServer.start(right, TlsFault.HANDSHAKE_STOPS)) {
            assertThat(fetch(fetcher(authority, host))).isInstanceOf(PolicyFetch.TimedOut.class);
        }
    }

    private static HttpsPolicyFetcher fetcher(TestAuthority authority, LoopbackPolicyServer host) {
        return HttpsPolicyFetcher.builder()
                .trusting(authority.trustStore())
                .port(host.port())
                .allowSpecialAddresses()
                .timeLimit(Duration.ofSeconds(1))
                .build();
    }

    private static PolicyFetch fetch(HttpsPolicyFetcher fetcher) {
        DnsResolver loopback = ZoneResolver.parse("mta-sts.customer.example. 300 IN A 127.0.0.1");
        return fetcher.fetch(PolicyRequest.of(
                        DomainName.of("customer.example"),
                        loopback,
                        Duration.ofSeconds(20),
                        task -> new Thread(task).start()))
                .join();
    }

    @Test
    void everyLineOfTheGuideIsHere() throws IOException {
        GuidePage.of("testing.md").isCompiledIn(7, GuidePage.sourceOf(TestingGuideTest.class));
    }
}
