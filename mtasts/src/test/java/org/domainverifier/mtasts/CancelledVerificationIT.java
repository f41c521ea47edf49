package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.PolicyFetching.DOMAIN;
import static org.domainverifier.mtasts.PolicyFetching.GOOD;
import static org.domainverifier.mtasts.PolicyFetching.LOOPBACK;
import static org.domainverifier.mtasts.PolicyFetching.fetcher;
import static org.domainverifier.mtasts.PolicyFetching.request;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.domainverifier.threads.Timers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a cancelled verification leaves behind: no question, no timer, no connection; counted where they would be seen. */
@Timeout(60)
class CancelledVerificationIT {
    private static final Duration PER_TRY = Duration.ofMillis(100);
    private static final String ZONE =
            ZoneText.of("customer.example").records("""
                    @ IN MX 10 silent
                    mta-sts IN A 127.0.0.1
                    _mta-sts IN TXT "v=STSv1; id=20251124"
                    """).toString();

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2000 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void questionsTimersAndThePolicyFetchEnd() throws Exception {
        try (LoopbackDnsServer dns = LoopbackDnsServer.start(ZONE);
                LoopbackPolicyServer host =
                        LoopbackPolicyServer.start(GOOD, HttpBehaviour.slowBody(Duration.ofSeconds(2)));
                DnsJavaResolver resolver = DnsJavaResolver.builder()
                        .server(dns.address())
                        .timeout(Duration.ofSeconds(30))
                        .timeoutPerTry(PER_TRY)
                        .build()) {
            dns.fault("silent.customer.example", Fault.SILENT); // is asked for again and again
            await(() -> Timers.waitingNow() == 0);
            CompletableFuture<DomainReport> report = DomainVerifier.builder()
                    .resolver(resolver)
                    .check(MtaStsCheck.fetching(fetcher(host.port()).build()))
                    .only(MtaStsCheck.KEY, MxCheck.KEY)
                    .timeout(Duration.ofSeconds(50))
                    .build()
                    .verifyAsync(DOMAIN);
            await(() -> !host.requests().isEmpty());
            assertThat(report).isNotDone();

            report.cancel(true);

            assertThat(host.awaitClientGone(Duration.ofSeconds(20)))
                    .as("the policy fetch's connection is closed")
                    .isTrue();
            await(() -> Timers.waitingNow() == 0);
            TimeUnit.MILLISECONDS.sleep(50); // what was on the wire when it ended
            int asked = dns.questions().size();
            TimeUnit.NANOSECONDS.sleep(PER_TRY.multipliedBy(6).toNanos());
            assertThat(dns.questions()).as("questions after it").hasSize(asked);
        }
    }

    @Test
    void aFetchThatIsCancelledByItselfClosesItsConnection() throws Exception {
        try (LoopbackPolicyServer host =
                LoopbackPolicyServer.start(GOOD, HttpBehaviour.slowBody(Duration.ofSeconds(2)))) {
            CompletableFuture<PolicyFetch> fetch =
                    fetcher(host.port()).build().fetch(request(LOOPBACK, Duration.ofSeconds(50)));
            await(() -> !host.requests().isEmpty());

            fetch.cancel(true);

            assertThat(host.awaitClientGone(Duration.ofSeconds(20))).isTrue();
            await(() -> Timers.waitingNow() == 0);
        }
    }
}
