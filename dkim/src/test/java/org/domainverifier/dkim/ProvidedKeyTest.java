package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.VerifierFinding;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys that a provider's function gives, which may ask a database: where it is called, and how often. */
@Timeout(60)
class ProvidedKeyTest {
    private static final DomainName DOMAIN = DomainName.of("example.com");
    private static final ZoneResolver ZONE =
            Zones.zone(Zones.txt(Zones.NAME, Zones.RECORD), "example.com. 300 IN MX 0 .");

    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    private DomainVerifier.Builder verifier(Function<DomainName, Optional<String>> keys) {
        return DomainVerifier.builder()
                .resolver(ZONE)
                .executor(task -> new Thread(task, "blocking").start())
                .require(DkimExpectation.key("dkim", domain -> {
                    threads.add(Thread.currentThread());
                    return keys.apply(domain);
                }));
    }

    @Test
    void theFunctionIsCalledOnceOnTheExecutor() {
        DomainReport report =
                verifier(domain -> Optional.of(Zones.RECORD)).build().verify(DOMAIN);

        assertThat(report.status(DkimCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(threads).extracting(Thread::getName).containsExactly("blocking");
    }

    @Test
    void bothSidesOfARotationAreCalledOnTheExecutor() {
        DomainReport report = verifier(domain -> Optional.of(Zones.RECORD))
                .require(DkimExpectation.rotation(
                        DkimExpectation.key("dkim", domain -> {
                            threads.add(Thread.currentThread());
                            return Optional.of(Zones.RECORD);
                        }),
                        DkimExpectation.alias("next", domain -> {
                            threads.add(Thread.currentThread());
                            return Optional.empty();
                        })))
                .build()
                .verify(DOMAIN);

        assertThat(report.status(DkimCheck.KEY)).contains(CheckStatus.PENDING);
        assertThat(threads).extracting(Thread::getName).containsExactly("blocking", "blocking", "blocking");
    }

    @Test
    void aFunctionThatNeverAnswersEndsItsCheckAtTheDeadlineAndNoOther() {
        CountDownLatch never = new CountDownLatch(1);
        try {
            DomainReport report = verifier(domain -> {
                        try {
                            never.await();
                        } catch (InterruptedException ended) {
                            Thread.currentThread().interrupt();
                        }
                        return Optional.empty();
                    })
                    .timeout(Duration.ofMillis(500))
                    .build()
                    .verify(DOMAIN);

            assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(report.entry(DkimCheck.KEY).orElseThrow().findings())
                    .extracting(Finding::code)
                    .containsExactly(VerifierFinding.CHECK_TIMED_OUT);
            assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void aKeyThatIsGivenAsTextNeedsNoThread() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZONE)
                .executor(task -> {
                    throw new AssertionError("nothing blocks here");
                })
                .require(DkimExpectation.key("dkim", Zones.RECORD))
                .build()
                .verify(DOMAIN);

        assertThat(report.status(DkimCheck.KEY)).contains(CheckStatus.CORRECT);
    }

    @Test
    void theRecordsToPublishAreAskedForOnTheCallingThread() {
        assertThat(verifier(domain -> Optional.of(Zones.RECORD)).build().recordsToPublish(DOMAIN))
                .singleElement()
                .satisfies(record -> assertThat(record.data()).isPresent());
        assertThat(threads).containsExactly(Thread.currentThread());
    }
}
