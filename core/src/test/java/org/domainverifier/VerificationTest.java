package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a verification makes of checks and resolvers that do not do as they should. */
@Timeout(60)
class VerificationTest {
    private static final ZoneResolver ZONE = ZoneResolver.parse("customer.example. IN MX 0 .");
    private static final Duration SHORT = Duration.ofMillis(100);

    private static DomainVerifier.Builder verifier(StubCheck... checks) {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(ZONE);
        List.of(checks).forEach(builder::check);
        return builder;
    }

    private static CheckEntry own(DomainReport report, String id) {
        return report.entry(StubCheck.keyOf(id)).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("brokenChecks")
    void aBrokenCheckIsAnEntryThatSaysSo(
            Function<CheckContext, CompletionStage<StubCheck.Result>> broken, String problem) {
        DomainReport report = verifier(new StubCheck("own", broken)).build().verify("customer.example");

        CheckEntry entry = own(report, "own");
        assertThat(entry.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(entry.result()).isEmpty();
        assertThat(entry.findings()).extracting(Finding::code).containsExactly(VerifierFinding.CHECK_FAILED);
        assertThat(entry.findings().get(0).message())
                .startsWith("The check own failed with an error: ")
                .contains(problem);
        assertThat(report.status(MxCheck.KEY)).as("the others go on").contains(CheckStatus.CORRECT);
    }

    static List<Object[]> brokenChecks() {
        return List.of(
                broken(
                        context -> {
                            throw new IllegalStateException("boom");
                        },
                        "java.lang.IllegalStateException: boom"),
                broken(
                        context -> {
                            throw new NoClassDefFoundError("org/example/Gone");
                        },
                        "org/example/Gone"),
                broken(
                        context -> {
                            throw new AssertionError("never");
                        },
                        "never"),
                broken(context -> null, "it returned no stage"),
                broken(context -> CompletableFuture.completedFuture(null), "it gave no result"),
                broken(context -> CompletableFuture.failedFuture(new IllegalStateException("later")), "later"),
                broken(
                        context -> CompletableFuture.supplyAsync(() -> {
                            throw new IllegalStateException("elsewhere");
                        }),
                        "java.lang.IllegalStateException: elsewhere"),
                broken(
                        context -> CompletableFuture.completedFuture(
                                new StubCheck.Result(null, List.of(), List.of(), List.of())),
                        "status"),
                broken(
                        context -> CompletableFuture.completedFuture(
                                new StubCheck.Result(CheckStatus.CORRECT, null, List.of(), List.of())),
                        "NullPointerException"));
    }

    private static Object[] broken(
            Function<CheckContext, CompletionStage<StubCheck.Result>> behaviour, String problem) {
        return new Object[] {behaviour, problem};
    }

    @Test
    void aCheckThatNeverEndsIsCutOffAtTheDeadline() {
        DomainReport report = verifier(new StubCheck("own", context -> new CompletableFuture<>()))
                .timeout(SHORT)
                .build()
                .verify("customer.example");

        assertThat(own(report, "own").status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(own(report, "own").findings())
                .extracting(Finding::code)
                .containsExactly(VerifierFinding.CHECK_TIMED_OUT);
        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
    }

    @Test
    void whereTheDnsIsSilentTheChecksStillSayWhatTheyKnow() {
        DomainReport report = DomainVerifier.builder()
                .resolver(question -> new CompletableFuture<>())
                .timeout(SHORT)
                .build()
                .verify("customer.example");

        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.UNKNOWN);
        assertThat(report.get(MxCheck.KEY).findings())
                .as("its own finding, not that it did not end")
                .extracting(finding -> finding.code().id())
                .containsExactly("mx.not-determined");
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void theShortestTimeoutStillGivesAReport() {
        DomainReport report = DomainVerifier.builder()
                .resolver(question -> new CompletableFuture<>())
                .timeout(Duration.ofNanos(1))
                .build()
                .verify("customer.example");

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatTheChecksSayAtTheEndOfTheDnsComesFirstOnABusyMachineToo() {
        CountDownLatch told = new CountDownLatch(1);
        StubCheck slow = new StubCheck(
                "own",
                context -> context.ask(context.domain(), RecordType.MX).thenApply(answer -> {
                    try {
                        told.await(50, TimeUnit.MILLISECONDS); // longer than all the time there is
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                    return StubCheck.Result.of(CheckStatus.UNKNOWN);
                }));
        DomainReport report = DomainVerifier.builder()
                .resolver(question -> new CompletableFuture<>())
                .check(slow)
                .only("own")
                .timeout(SHORT)
                .build()
                .verify("customer.example");

        assertThat(own(report, "own").result()).isPresent();
    }

    @Test
    void aCheckThatBlocksTheEndOfTheDnsIsCutOffAllTheSame() {
        CountDownLatch never = new CountDownLatch(1);
        StubCheck blocking = new StubCheck(
                "own",
                context -> context.ask(context.domain(), RecordType.MX).thenApply(answer -> {
                    try {
                        never.await();
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                    return StubCheck.Result.of(CheckStatus.CORRECT);
                }));
        DomainReport report = DomainVerifier.builder()
                .resolver(question -> new CompletableFuture<>())
                .check(blocking)
                .only("own")
                .timeout(SHORT)
                .build()
                .verify("customer.example");
        never.countDown();

        assertThat(own(report, "own").findings())
                .extracting(Finding::code)
                .containsExactly(VerifierFinding.CHECK_TIMED_OUT);
    }

    @Test
    void aCheckCanAwaitAnother() {
        StubCheck first = new StubCheck(
                "zz-first",
                context -> context.ask(context.domain(), RecordType.MX)
                        .thenApply(answer -> StubCheck.Result.of(CheckStatus.CORRECT, "from the first")));
        StubCheck second = new StubCheck(
                "aa-second",
                context -> context.result(StubCheck.keyOf("zz-first"))
                        .thenApply(result -> StubCheck.Result.of(
                                CheckStatus.WARNING,
                                result.orElseThrow().texts().get(0) + " to the second")));

        DomainReport report = verifier(first, second).build().verify("customer.example");

        assertThat(report.get(StubCheck.keyOf("aa-second")).texts()).containsExactly("from the first to the second");
    }

    @Test
    void awaitingWhatIsNotThereOrBrokeGivesNothing() {
        StubCheck broken = new StubCheck("broken", context -> {
            throw new IllegalStateException("boom");
        });
        StubCheck waiting = new StubCheck(
                "waiting",
                context -> context.result(StubCheck.keyOf("broken"))
                        .thenCombine(
                                context.result(StubCheck.keyOf("nowhere")),
                                (first, second) -> StubCheck.Result.of(
                                        first.isEmpty() && second.isEmpty()
                                                ? CheckStatus.CORRECT
                                                : CheckStatus.INVALID)));

        DomainReport report = verifier(broken, waiting).build().verify("customer.example");

        assertThat(own(report, "waiting").status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void checksThatAwaitEachOtherEndAtTheDeadline() {
        Function<String, Function<CheckContext, CompletionStage<StubCheck.Result>>> awaiting = other -> context ->
                context.result(StubCheck.keyOf(other)).thenApply(result -> StubCheck.Result.of(CheckStatus.UNKNOWN));
        DomainReport report = verifier(
                        new StubCheck("one", awaiting.apply("two")),
                        new StubCheck("two", awaiting.apply("one")),
                        new StubCheck("self", awaiting.apply("self")))
                .timeout(SHORT)
                .build()
                .verify("customer.example");

        assertThat(own(report, "one").status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(own(report, "two").status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(own(report, "self").findings())
                .extracting(Finding::code)
                .containsExactly(VerifierFinding.CHECK_TIMED_OUT);
    }

    @Test
    void theContextHasWhatWasAskedOfTheDomainAndItsTime() {
        AtomicReference<CheckContext> seen = new AtomicReference<>();
        StubCheck.Expected first = new StubCheck.Expected("own", List.of());
        verifier(new StubCheck("own", context -> {
                    seen.set(context);
                    return CompletableFuture.completedFuture(StubCheck.Result.of(CheckStatus.CORRECT));
                }))
                .require(first)
                .timeout(Duration.ofSeconds(30))
                .build()
                .verify("Customer.Example.");

        assertThat(seen.get().domain()).isEqualTo(DomainName.of("customer.example"));
        assertThat(seen.get().expectations(StubCheck.Expected.class)).hasSize(1);
        assertThat(seen.get().expectations(org.domainverifier.mx.MxExpectation.class))
                .isEmpty();
        assertThat(seen.get().remaining()).isBetween(Duration.ZERO, Duration.ofSeconds(30));
    }

    @Test
    void anInterruptedThreadGetsWhatIsKnownAndStaysInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        DnsResolver silent = question -> {
            asked.countDown();
            return new CompletableFuture<>();
        };
        AtomicReference<DomainReport> report = new AtomicReference<>();
        AtomicReference<Boolean> stayed = new AtomicReference<>();
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(silent)
                .timeout(Duration.ofHours(1))
                .build();
        Thread thread = new Thread(() -> {
            report.set(verifier.verify("customer.example"));
            stayed.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        asked.await();
        thread.interrupt();
        thread.join(30_000);

        assertThat(report.get().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(stayed.get()).isTrue();
    }

    @Test
    void theDeadlineHoldsThoughEveryThreadForBlockingIsBlocked() throws Exception {
        ExecutorService one = Executors.newFixedThreadPool(1);
        CountDownLatch end = new CountDownLatch(1);
        try {
            StubCheck blocking = new StubCheck(
                    "own",
                    context -> CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    end.await();
                                } catch (InterruptedException ended) {
                                    Thread.currentThread().interrupt();
                                }
                                return StubCheck.Result.of(CheckStatus.CORRECT);
                            },
                            context.executor()));
            DomainReport report =
                    verifier(blocking).executor(one).timeout(SHORT).build().verify("customer.example");

            assertThat(own(report, "own").findings())
                    .extracting(Finding::code)
                    .containsExactly(VerifierFinding.CHECK_TIMED_OUT);
        } finally {
            end.countDown();
            one.shutdownNow();
        }
    }

    @Test
    void theDeadlineHoldsThoughTheExecutorTakesNothing() {
        DomainReport report = verifier(new StubCheck("own", context -> new CompletableFuture<>()))
                .executor(task -> {
                    throw new RejectedExecutionException("shut down");
                })
                .timeout(SHORT)
                .build()
                .verify("customer.example");

        assertThat(own(report, "own").status()).isEqualTo(CheckStatus.UNKNOWN);
    }

    @Test
    void manyVerificationsAtOnceDoNotMix() throws Exception {
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            zone.append(
                    "c%d.example. IN MX %d mail%d.example.%nmail%d.example. IN A 192.0.2.1%n".formatted(i, i, i, i));
        }
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.builder()
                        .zone(zone.toString())
                        .delayAll(Duration.ofNanos(1))
                        .build())
                .timeout(Duration.ofSeconds(50))
                .build();
        List<CompletableFuture<DomainReport>> reports = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            reports.add(verifier.verifyAsync("c" + i + ".example"));
        }
        for (int i = 0; i < 500; i++) {
            DomainReport report = reports.get(i).get(50, TimeUnit.SECONDS);

            assertThat(report.domain()).isEqualTo(DomainName.of("c" + i + ".example"));
            assertThat(report.get(MxCheck.KEY).exchangers().get(0).preference()).isEqualTo(i);
            assertThat(report.usage().questions()).isEqualTo(3);
        }
    }

    @Test
    void cancellingTheReportHarmsNothing() {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(question -> new CompletableFuture<>())
                .timeout(Duration.ofHours(1))
                .build();
        CompletableFuture<DomainReport> report = verifier.verifyAsync("customer.example");

        assertThatCode(() -> report.cancel(true)).doesNotThrowAnyException();
        assertThat(report).isCancelled();
    }
}
