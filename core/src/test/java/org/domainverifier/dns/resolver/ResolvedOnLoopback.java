package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two servers on loopback that know a zone each, and a resolver that asks the first of them. */
abstract class ResolvedOnLoopback {
    static final ZoneText EXAMPLE = ZoneText.of("example.com").records("""
                    @        IN MX    10 Mail.Example.COM.
                    @        IN TXT   "v=spf1 " "-all"
                    @        IN TXT   "other"
                    mail     IN A     192.0.2.1
                    mail     IN AAAA  2001:db8::1
                    hidden   IN TXT   "a\\000b\\255" "\\"\\\\"
                    odd\\.dot.\\252\\000 IN TXT "any octets"
                    alias    IN CNAME mail
                    gone     IN CNAME missing
                    away     IN CNAME www.elsewhere.test.
                    nowhere  IN CNAME nothing.elsewhere.test.
                    nodata   IN CNAME www.elsewhere.test.
                    loop     IN CNAME pool
                    pool     IN CNAME loop
                    circle   IN CNAME circle.elsewhere.test.
                    a.b.c    IN A     192.0.2.2
                    child    IN NS    ns.invalid.
                    """).negativeTtl(77);
    static final ZoneText ELSEWHERE = ZoneText.of("elsewhere.test").records("""
                    www      IN A     198.51.100.1
                    circle   IN CNAME circle.example.com.
                    """);

    LoopbackDnsServer server;
    LoopbackDnsServer elsewhere;
    DnsJavaResolver resolver;

    @BeforeEach
    void start() {
        server = LoopbackDnsServer.start(EXAMPLE.toString());
        elsewhere = LoopbackDnsServer.start(ELSEWHERE.toString());
        resolver = DnsJavaResolver.of(server.address());
    }

    @AfterEach
    void stop() {
        resolver.close();
        server.close();
        elsewhere.close();
    }

    DnsAnswer ask(String name, RecordType type) {
        return ask(resolver, name, type);
    }

    static DnsAnswer ask(DnsJavaResolver resolver, String name, RecordType type) {
        return resolver.resolve(question(name, type))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    static DnsQuestion question(String name, RecordType type) {
        return new DnsQuestion(DomainName.of(name), type);
    }

    static void assertFailure(DnsAnswer answer, FailureCause cause, String detail) {
        assertThat(answer).isInstanceOfSatisfying(DnsAnswer.Failure.class, failure -> {
            assertThat(failure.cause()).isEqualTo(cause);
            assertThat(failure.detail()).contains(detail);
        });
    }
}
