package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.VerifierFinding;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The provider's functions and the connection to the policy host: on which threads, and how often. */
@Timeout(60)
class WhereItBlocksTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final ZoneResolver ZONE = ZoneResolver.parse("""
            customer.example. 300 MX 10 mail.customer.example.
            mail.customer.example. 300 A 8.8.4.5
            mta-sts.customer.example. 300 A 8.8.4.4
            _mta-sts.customer.example. 300 TXT "v=STSv1; id=20251124"
            """);
    private static final PolicyFetch FETCHED = new PolicyFetch.Fetched(
            InetAddress.getLoopbackAddress(),
            MtaStsPolicy.parse("version: STSv1\r\nmode: testing\r\nmx: mail.customer.example\r\nmax_age: 604800\r\n"));

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Executor executor = task -> new Thread(task, "blocking").start();

    private void called(String what) {
        calls.add(what + " on " + Thread.currentThread().getName());
    }

    private DomainVerifier.Builder verifier(MtaStsCheck check) {
        return DomainVerifier.builder()
                .resolver(ZONE)
                .executor(executor)
                .check(check)
                .only(MtaStsCheck.KEY, MxCheck.KEY)
                .require(new MtaStsExpectation(
                        Optional.empty(),
                        Optional.of(domain -> {
                            called("id");
                            return Optional.of("20251124");
                        }),
                        Optional.empty(),
                        List.of()));
    }

    @Test
    void idAndEarlierPolicyAreAskedForOnceOnTheExecutor() {
        MtaStsCheck check = MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(FETCHED))
                .remembering(domain -> {
                    called("memory");
                    return Optional.empty();
                });

        DomainReport report = verifier(check).build().verify(DOMAIN);

        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(calls).containsExactlyInAnyOrder("id on blocking", "memory on blocking");
    }

    @Test
    void aFetcherIsGivenTheVerifiersExecutor() {
        List<Executor> given = new CopyOnWriteArrayList<>();
        MtaStsCheck check = MtaStsCheck.fetching(request -> {
            given.add(request.executor());
            return CompletableFuture.completedFuture(FETCHED);
        });

        verifier(check).build().verify(DOMAIN);

        assertThat(given).containsExactly(executor);
    }

    @Test
    void aMemoryThatNeverAnswersEndsItsCheckAtTheDeadlineAndNoOther() {
        CountDownLatch never = new CountDownLatch(1);
        MtaStsCheck check = MtaStsCheck.recordsOnly().remembering(domain -> {
            try {
                never.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        try {
            DomainReport report =
                    verifier(check).timeout(Duration.ofMillis(500)).build().verify(DOMAIN);

            assertThat(report.entry(MtaStsCheck.KEY).orElseThrow().findings())
                    .extracting(Finding::code)
                    .containsExactly(VerifierFinding.CHECK_TIMED_OUT);
            assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void anIdThatIsTheSameForAllNeedsNoThread() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZONE)
                .executor(task -> {
                    throw new AssertionError("nothing blocks here");
                })
                .check(MtaStsCheck.recordsOnly())
                .only(MtaStsCheck.KEY)
                .require(MtaStsExpectation.hostedAt("mta-sts.customer.example", "20251124"))
                .build()
                .verify(DOMAIN);

        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.CORRECT);
    }
}
