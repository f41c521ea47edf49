package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.domainverifier.dns.resolver.CachingResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.domainverifier.threads.Timers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 1,500 customers who are handed over at once, over a slow network. */
@Timeout(120)
class BulkVerificationWireTest {
    private static final int CUSTOMERS = 1_500;
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private LoopbackDnsServer server;

    @BeforeEach
    void start() {
        ZoneText zone = ZoneText.of("example").records("mail.provider IN A 192.0.2.1");
        for (int i = 0; i < CUSTOMERS; i++) {
            zone.records("c" + i + " IN MX 10 mail.provider");
        }
        server = LoopbackDnsServer.start(zone.toString());
        server.faultForAll(Fault.delayed(Duration.ofMillis(200)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static DomainVerifier verifier(org.domainverifier.dns.DnsResolver resolver) {
        return DomainVerifier.builder()
                .resolver(resolver)
                .require(MxExpectation.only(10, "mail.provider.example"))
                .timeout(DEADLINE)
                .build();
    }

    private static List<String> customers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i + ".example").toList();
    }

    private static Map<Verdict, Integer> verdicts(BulkVerification<String> all, Set<String> inputs) {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (BulkResult<String> result : all) {
            inputs.add(result.input());
            verdicts.merge(((BulkResult.Verified<String>) result).report().verdict(), 1, Integer::sum);
        }
        return verdicts;
    }

    @Test
    void noneOfThemWaitsSoLongThatItIsInconclusive() {
        try (DnsJavaResolver resolver = DnsJavaResolver.of(server.address());
                BulkVerification<String> all = verifier(resolver).verifyAll(customers(CUSTOMERS))) {
            long start = System.nanoTime();
            Set<String> inputs = new HashSet<>();

            assertThat(verdicts(all, inputs)).isEqualTo(Map.of(Verdict.VERIFIED, CUSTOMERS));
            assertThat(inputs).hasSize(CUSTOMERS);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("all together take longer than one may")
                    .isGreaterThan(DEADLINE);
        }
    }

    @Test
    void whatTheyHaveInCommonIsAskedOnceWithACache() {
        try (DnsJavaResolver network = DnsJavaResolver.of(server.address())) {
            CachingResolver cache = CachingResolver.over(network);
            try (BulkVerification<String> all = verifier(cache).verifyAll(customers(300))) {
                assertThat(verdicts(all, new HashSet<>())).isEqualTo(Map.of(Verdict.VERIFIED, 300));
            }

            assertThat(server.questions())
                    .filteredOn(question -> question.toString().contains("mail.provider"))
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(cache.statistics().hitRatio()).isGreaterThan(0.4);
        }
    }

    @Test
    void closingInTheMiddleLeavesNothing() throws Exception {
        try (DnsJavaResolver resolver = DnsJavaResolver.of(server.address())) {
            int timers = Timers.waitingNow();
            try (BulkVerification<String> all = verifier(resolver).verifyAll(customers(CUSTOMERS))) {
                for (int i = 0; i < 100; i++) {
                    all.iterator().next();
                }
            }
            Thread.sleep(300);
            server.clearQuestions();
            Thread.sleep(300);

            assertThat(server.questions()).isEmpty();
            assertThat(Timers.waitingNow()).isLessThanOrEqualTo(timers);
        }
    }
}
