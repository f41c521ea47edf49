package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.CachingResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.DnsServerAddress;
import org.domainverifier.dns.resolver.HttpsExchange;
import org.domainverifier.dns.resolver.MessageResolver;
import org.domainverifier.dns.resolver.TlsExchange;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Message;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;

/** What {@code docs/resolvers.md} shows, compiled and run: each block of code there stands here too. */
@Timeout(60)
class ResolversGuideTest {
    private static final ZoneText ZONE =
            ZoneText.of("example.com").records("@ IN MX 10 mail\nmail IN A 192.0.2.25\n@ IN TXT \"v=spf1 mx -all\"");

    private static DnsAnswer mxOf(DnsResolver resolver, String name) {
        return resolver.resolve(DomainName.of(name), RecordType.MX)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void recursiveResolvers() {
        DnsJavaResolver system = DnsJavaResolver.system(); // the servers that this machine is configured with

        DnsJavaResolver chosen = DnsJavaResolver.builder()
                .server(DnsServerAddress.of("192.0.2.53")) // HOST, HOST:PORT, [IPv6]:PORT
                .server(DnsServerAddress.of("[2001:db8::53]:5353"))
                .timeout(Duration.ofSeconds(5)) // for a question with all that belongs to it
                .timeoutPerTry(Duration.ofSeconds(2)) // then the next server is asked
                .maxInFlight(256) // more questions wait in line
                .build();

        assertThat(system).isNotNull();
        assertThat(chosen.label()).startsWith("192.0.2.53:53");
    }

    @Test
    void overHttpsOrTls() {
        MessageResolver https = MessageResolver.over(HttpsExchange.at("https://dns.example.net/dns-query"));

        MessageResolver tls = MessageResolver.builder(
                        TlsExchange.at(DnsServerAddress.of("192.0.2.53:853"), "dns.example.net")) // the name in its
                // certificate
                .timeout(Duration.ofSeconds(5)) // for a question with all that belongs to it
                .maxInFlight(100) // more questions wait in line
                .build();

        assertThat(https.label()).isEqualTo("https://dns.example.net/dns-query");
        assertThat(tls.label()).isEqualTo("192.0.2.53:853");
    }

    @Test
    void dnsjavasResolvers() throws IOException {
        try (LoopbackDnsServer loopback = LoopbackDnsServer.start(ZONE.toString())) {
            InetSocketAddress server = loopback.address();
            Resolver theirs =
                    new SimpleResolver(server); // dnsjava's: also its ExtendedResolver, ValidatingResolver, or
            // one of yours
            DnsResolver resolver = MessageResolver.over(
                    query -> theirs.sendAsync(new Message(query)).thenApply(Message::toWire));

            assertThat(mxOf(resolver, "example.com").records()).hasSize(1);
            assertThat(mxOf(resolver, "nothing.example.com")).isInstanceOf(DnsAnswer.NoSuchName.class);
            assertThat(DomainVerifier.builder()
                            .resolver(resolver)
                            .build()
                            .verify("example.com")
                            .get(MxCheck.KEY)
                            .status())
                    .isEqualTo(CheckStatus.CORRECT);
            theirs.setTimeout(Duration.ofMillis(300));
            loopback.close();
            assertThat(mxOf(resolver, "example.com")).isInstanceOf(DnsAnswer.Failure.class);
        }
    }

    /** What a directory of somebody's finds. */
    private record Found(boolean nameExists, String zoneLines) {}

    /** Of somebody's. */
    private static final class Directory {
        CompletableFuture<Found> find(String name, String type) {
            return switch (name + " " + type) {
                case "example.com MX" ->
                    CompletableFuture.completedFuture(new Found(true, "example.com. 300 IN MX 10 mail.example.com."));
                case "mail.example.com MX" -> CompletableFuture.completedFuture(new Found(true, ""));
                case "broken.example.com MX" -> CompletableFuture.failedFuture(new IOException("no route"));
                default -> CompletableFuture.completedFuture(new Found(false, ""));
            };
        }
    }

    @Test
    void anythingThatFindsRecords() {
        Directory directory = new Directory();
        DnsResolver resolver = question -> directory
                .find(question.name().toString(), question.type().toString())
                .handle((found, problem) -> {
                    if (problem != null) { // it could not be looked up: never an absence
                        return DnsAnswer.Failure.of(question, FailureCause.UNREACHABLE, problem.toString());
                    } else if (!found.nameExists()) { // a server said so
                        return new DnsAnswer.NoSuchName(question, List.of(), Optional.empty(), AnswerOrigin.NONE);
                    } else if (found.zoneLines().isEmpty()) { // the name is there, without such records
                        return new DnsAnswer.NoData(question, List.of(), Optional.empty(), AnswerOrigin.NONE);
                    }
                    return new DnsAnswer.Records(
                            question, ZoneResolver.parse(found.zoneLines()).records(), List.of(), AnswerOrigin.NONE);
                });

        assertThat(mxOf(resolver, "example.com").records()).hasSize(1);
        assertThat(mxOf(resolver, "mail.example.com")).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(mxOf(resolver, "other.example.com")).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(mxOf(resolver, "broken.example.com")).isInstanceOf(DnsAnswer.Failure.class);
    }

    @Test
    void aCache() {
        DnsResolver network = ZoneResolver.parse(ZONE.toString());
        CachingResolver cache = CachingResolver.builder(network)
                .maxBytes(64 << 20) // about; one answer takes a sixty-fourth at most
                .maxEntries(200_000)
                .absencesAtMost(Duration.ofMinutes(5)) // whatever the zone says
                .failuresFor(Duration.ofSeconds(1)) // zero: not at all
                .build();
        DomainVerifier verifier = DomainVerifier.builder().resolver(cache).build();

        verifier.verify("example.com");
        verifier.verify("example.com");
        assertThat(cache.statistics().hits()).isPositive();
    }

    @Test
    void somethingInFront() {
        DnsResolver resolver = ZoneResolver.parse(ZONE.toString());
        LongAdder questions = new LongAdder();
        DnsResolver counted = resolver.intercepted((question, next) -> {
            questions.increment();
            return next.resolve(question);
        });

        mxOf(counted, "example.com");
        assertThat(questions.sum()).isEqualTo(1);
    }

    @Test
    void everyBlockOfTheGuideIsHere() throws IOException {
        GuidePage.of("resolvers.md").isCompiledIn(6, GuidePage.sourceOf(ResolversGuideTest.class));
    }
}
