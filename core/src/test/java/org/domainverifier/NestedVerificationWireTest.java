package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.authority.AuthoritativeResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.LoopbackNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waits for a report may verify another domain, and wait for it: with every resolver of ours, and many at once. */
@Timeout(120)
class NestedVerificationWireTest {
    private static final String SERVER = "127.0.8.1";
    private static final String ZONES = """
            . 60 IN SOA a. x. 1 60 60 60 60
            . 60 IN NS a.
            a. 60 IN A 127.0.8.1
            a.example. 60 IN MX 10 mail.example.
            b.example. 60 IN MX 10 mail.example.
            mail.example. 60 IN A 192.0.2.25
            """;

    private final LoopbackNetwork network = new LoopbackNetwork();
    private LoopbackDnsServer server;

    @BeforeEach
    void start() {
        server = network.server(SERVER, ZONES);
    }

    @AfterEach
    void stop() {
        network.close();
    }

    private AuthoritativeResolver authoritative() {
        return AuthoritativeResolver.builder()
                .roots(List.of(LoopbackNetwork.address(SERVER)))
                .recursive(ZoneResolver.parse(""))
                .port(network.port())
                .allowSpecialAddresses(true)
                .build();
    }

    private static void verifyNested(DnsResolver resolver, int times) throws Exception {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(resolver)
                .require(MxExpectation.only(10, "mail.example"))
                .only("mx")
                .timeout(Duration.ofSeconds(30))
                .build();
        List<CompletableFuture<List<Verdict>>> both = IntStream.range(0, times)
                .mapToObj(i -> verifier.verifyAsync("a.example")
                        .thenApply(a -> List.of(
                                a.verdict(), verifier.verify("b.example").verdict())))
                .toList();
        for (CompletableFuture<List<Verdict>> verdicts : both) {
            assertThat(verdicts.get(60, TimeUnit.SECONDS)).containsOnly(Verdict.VERIFIED);
        }
    }

    @Test
    void overARecursiveResolver() throws Exception {
        try (DnsJavaResolver resolver = DnsJavaResolver.of(server.address())) {
            verifyNested(resolver, 1);
            verifyNested(resolver, 200);
        }
    }

    @Test
    void overAnAuthoritativeResolver() throws Exception {
        try (AuthoritativeResolver resolver = authoritative()) {
            verifyNested(resolver, 1);
            verifyNested(resolver, 200);
        }
    }

    @Test
    void overAZoneInMemoryThatAnswersLate() throws Exception {
        verifyNested(
                ZoneResolver.builder()
                        .zone(ZONES)
                        .delayAll(Duration.ofMillis(1))
                        .build(),
                200);
    }

    @Test
    void overAResolverOfSomebodysOwnThatHasOneThreadForAll() throws Exception {
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(server.address())
                .executor(Runnable::run)
                .build()) {
            verifyNested(resolver, 200);
        }
    }

    @Test
    void noAnswerIsCompletedOnTheThreadThatWorksForAllQuestions() throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        DnsQuestion question = new DnsQuestion(DomainName.of("a.example"), RecordType.MX);
        try (DnsJavaResolver recursive = DnsJavaResolver.of(server.address());
                AuthoritativeResolver authoritative = authoritative()) {
            for (DnsResolver resolver : List.of(
                    recursive,
                    recursive.forVerification(),
                    recursive.withoutValidation().orElseThrow(),
                    authoritative,
                    authoritative.forVerification())) {
                for (int i = 0; i < 20; i++) {
                    CompletableFuture<DnsAnswer> answer =
                            resolver.resolve(question).toCompletableFuture();
                    Thread asking = Thread.currentThread();
                    answer.thenRun(() -> {
                                if (Thread.currentThread() != asking) {
                                    threads.add(Thread.currentThread().getName());
                                }
                            })
                            .get(20, TimeUnit.SECONDS);
                }
            }
            Thread asking = Thread.currentThread();
            authoritative
                    .survey(question)
                    .thenRun(() -> {
                        if (Thread.currentThread() != asking) {
                            threads.add(Thread.currentThread().getName());
                        }
                    })
                    .get(20, TimeUnit.SECONDS);
        }
        assertThat(threads).isSubsetOf("domain-verifier-worker");
    }
}
