package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.Expectation;
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
    private final List<DomainName> customers = new CopyOnWriteArrayList<>();

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
                    .containsExactly(DkimFinding.EXPECTED_KEY_UNAVAILABLE);
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
    void theRecordsToPublishAreAskedForOnTheExecutor() {
        assertThat(verifier(domain -> Optional.of(Zones.RECORD)).build().recordsToPublish(DOMAIN))
                .singleElement()
                .satisfies(record -> assertThat(record.data()).isPresent());
        assertThat(threads).extracting(Thread::getName).containsExactly("blocking");
    }

    @Test
    void theFunctionIsAskedOnceHoweverManySelectorsNamesAndAlternativesNeedIt() {
        CustomerValue<String> key = CustomerValue.of(domain -> {
            threads.add(Thread.currentThread());
            customers.add(domain);
            return Optional.of(Zones.RECORD);
        });
        DomainReport report = DomainVerifier.builder()
                .resolver(ZONE)
                .executor(task -> new Thread(task, "blocking").start())
                .require(DkimExpectation.key("dkim", key).and(DkimExpectation.key("s2", key)))
                .require(Expectation.anyOf(DkimExpectation.key("s3", key), DkimExpectation.key("dkim", key)))
                .at("send", name -> name.require(DkimExpectation.key("dkim", key)))
                .build()
                .verify(DOMAIN);

        assertThat(report.get(DkimCheck.KEY, "send").status()).isEqualTo(CheckStatus.MISSING);
        assertThat(threads).extracting(Thread::getName).containsExactly("blocking");
        assertThat(customers).containsExactly(DOMAIN);
    }

    @Test
    void aPreviewAsksOnceAsWell() {
        DomainVerifier verifier = verifier(domain -> Optional.of(Zones.RECORD)).build();
        DomainReport report = verifier.verify(DOMAIN);

        verifier.preview(DOMAIN, report.repairs());

        assertThat(threads).hasSize(2);
    }

    @Test
    void aKeyThatIsGivenLaterIsAwaited() {
        CompletableFuture<Optional<String>> later = new CompletableFuture<>();
        CompletableFuture<DomainReport> report = DomainVerifier.builder()
                .resolver(ZONE)
                .require(DkimExpectation.key("dkim", CustomerValue.ofStage(domain -> later)))
                .build()
                .verifyAsync(DOMAIN);
        later.complete(Optional.of(Zones.RECORD));

        assertThat(report.join().status(DkimCheck.KEY)).contains(CheckStatus.CORRECT);
    }

    @Test
    void aSlowFunctionDelaysNoVerificationBeyondItsDeadline() {
        long start = System.nanoTime();
        DomainReport report = verifier(domain -> {
                    sleep();
                    return Optional.of(Zones.RECORD);
                })
                .require(DkimExpectation.alias("next", domain -> {
                    sleep();
                    return Optional.of("key.example.net");
                }))
                .timeout(Duration.ofMillis(500))
                .build()
                .verify(DOMAIN);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(report.status(DkimCheck.KEY)).contains(CheckStatus.UNKNOWN);
        // a quarter of a second is promised; a busy machine gets as much again
        assertThat(taken).isLessThan(Duration.ofMillis(1000));
    }

    private static void sleep() {
        try {
            Thread.sleep(5000);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
