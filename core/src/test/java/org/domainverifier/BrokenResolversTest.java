package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.ZoneSurvey;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Resolvers and executors that break their contract, each in a way of its own: a verification ends in time with a report, and what
 * such a resolver says is never believed, least of all as an absence.
 */
@Timeout(60)
class BrokenResolversTest {
    private static final ZoneResolver ZONE = ZoneResolver.parse("""
            customer.example. IN MX 10 mail.example.
            mail.example. IN A 192.0.2.25
            """);
    private static final DnsQuestion OTHER = new DnsQuestion(DomainName.of("other.example"), RecordType.MX);
    private static final Duration DEADLINE = Duration.ofMillis(300);
    private static final Duration LATEST = Duration.ofSeconds(2);

    private static CompletionStage<DnsAnswer> done(DnsAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private static DnsAnswer noSuchName(DnsQuestion question) {
        return new DnsAnswer.NoSuchName(question, List.of(), Optional.empty(), AnswerOrigin.NONE);
    }

    private static DnsAnswer records(DnsQuestion question, String owner, RecordData... data) {
        List<DnsRecord> records = Stream.of(data)
                .map(one -> new DnsRecord(DomainName.of(owner), Duration.ofMinutes(5), one))
                .toList();
        return new DnsAnswer.Records(question, records, List.of(), AnswerOrigin.NONE);
    }

    @SuppressWarnings("unchecked")
    private static <T, E extends Throwable> T sneaky(Throwable problem) throws E {
        throw (E) problem;
    }

    /** A throwable that cannot even be spoken of. */
    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("not even this");
        }
    }

    /** A stage that only has this one method, and that breaks its contract too. */
    private static CompletionStage<DnsAnswer> stage(Function<CompletableFuture<DnsAnswer>, Object> whenComplete) {
        return new CompletableFuture<>() {
            @Override
            public CompletableFuture<DnsAnswer> whenComplete(
                    java.util.function.BiConsumer<? super DnsAnswer, ? super Throwable> action) {
                whenComplete.apply(this);
                action.accept(null, null);
                action.accept(null, new IllegalStateException("twice"));
                return this;
            }
        };
    }

    private static DnsResolver nested(int depth, DnsResolver innermost) {
        DnsResolver resolver = innermost;
        for (int i = 0; i < depth; i++) {
            resolver = resolver.intercepted((question, next) -> next.resolve(question));
        }
        return resolver;
    }

    static Stream<Arguments> broken() {
        Map<String, DnsResolver> all = new LinkedHashMap<>();
        DomainName customer = DomainName.of("customer.example");
        all.put("another question, denied", question -> done(noSuchName(OTHER)));
        all.put(
                "another type, denied",
                question -> done(noSuchName(new DnsQuestion(question.name(), RecordType.of("LOC")))));
        all.put(
                "its parent, denied",
                question -> done(noSuchName(new DnsQuestion(DomainName.of("example"), question.type()))));
        all.put(
                "records of another type",
                question -> done(records(question, question.name().toString(), new RecordData.Ns(customer))));
        all.put(
                "records of another name",
                question ->
                        done(records(question, "other.example", new RecordData.Mx(10, DomainName.of("mail.example")))));
        all.put(
                "aliases that are none",
                question -> done(new DnsAnswer.NoData(
                        question,
                        List.of(new DnsRecord(question.name(), Duration.ZERO, new RecordData.Ns(customer))),
                        Optional.empty(),
                        AnswerOrigin.NONE)));
        all.put(
                "aliases that do not begin at the name",
                question -> done(new DnsAnswer.NoData(
                        question,
                        List.of(new DnsRecord(OTHER.name(), Duration.ZERO, new RecordData.Cname(customer))),
                        Optional.empty(),
                        AnswerOrigin.NONE)));
        all.put(
                "aliases with a gap",
                question -> done(new DnsAnswer.NoSuchName(
                        question,
                        List.of(
                                new DnsRecord(question.name(), Duration.ZERO, new RecordData.Cname(customer)),
                                new DnsRecord(OTHER.name(), Duration.ZERO, new RecordData.Cname(customer))),
                        Optional.empty(),
                        AnswerOrigin.NONE)));
        all.put("null", question -> null);
        all.put("a stage of null", question -> done(null));
        all.put("a stage that never completes", question -> new CompletableFuture<>());
        all.put("a cancelled stage", question -> {
            CompletableFuture<DnsAnswer> stage = new CompletableFuture<>();
            stage.cancel(true);
            return stage;
        });
        all.put("a stage that fails", question -> CompletableFuture.failedFuture(new IOException("down")));
        all.put("a stage that fails with an error", question -> CompletableFuture.failedFuture(new AssertionError()));
        all.put("a stage that fails unspeakably", question -> CompletableFuture.failedFuture(new Unspeakable()));
        all.put("a stage that throws", question -> stage(stage -> sneaky(new IOException("in whenComplete"))));
        all.put("a stage that says nothing twice", question -> stage(stage -> null));
        all.put("a checked exception", question -> sneaky(new IOException("checked")));
        all.put("an interruption", question -> sneaky(new InterruptedException()));
        all.put("a throwable of its own", question -> sneaky(new Throwable("neither error nor exception")));
        all.put("an unspeakable exception", question -> {
            throw new Unspeakable();
        });
        all.put("an error", question -> {
            throw new NoClassDefFoundError("org/example/Gone");
        });
        all.put("a stack overflow", BrokenResolversTest::endless);
        all.put("no memory", question -> {
            throw new OutOfMemoryError("not really");
        });
        all.put("a cancellation", question -> {
            throw new CancellationException();
        });
        all.put("an exception behind many interceptors", nested(50, question -> sneaky(new IOException("deep"))));
        all.put("an interceptor that gives null", ZONE.intercepted((question, next) -> null));
        all.put("a view that throws", new Shaped(view -> sneaky(new IOException("no view"))));
        all.put("a view that is an error", new Shaped(view -> sneaky(new AssertionError("no view"))));
        all.put("a view that is broken", new Shaped(view -> question -> sneaky(new IOException("view"))));
        return all.entrySet().stream().map(one -> Arguments.of(one.getKey(), one.getValue()));
    }

    private static CompletionStage<DnsAnswer> endless(DnsQuestion question) {
        return endless(question).thenApply(UnaryOperator.identity());
    }

    /** Right in all but its view. */
    private record Shaped(UnaryOperator<DnsResolver> view) implements DnsResolver {
        @Override
        public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
            return ZONE.resolve(question);
        }

        @Override
        public DnsResolver forVerification() {
            return view.apply(this);
        }
    }

    private static void assertNothingIsBelieved(DomainReport report) {
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.UNKNOWN);
        assertThat(report.findings()).isNotEmpty();
        assertThat(report.answers().values())
                .allSatisfy(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(
                                DnsAnswer.Failure.class,
                                failure -> assertThat(failure.cause())
                                        .isIn(FailureCause.RESOLVER_ERROR, FailureCause.TIMEOUT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aBrokenResolverIsAFailureAndNeverAnAbsenceNorAnException(String how, DnsResolver broken) throws Exception {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(broken)
                .require(MxExpectation.only(10, "mail.example"))
                .timeout(DEADLINE)
                .build();
        long start = System.nanoTime();

        assertNothingIsBelieved(verifier.verify("customer.example"));
        assertNothingIsBelieved(verifier.verifyAsync("customer.example").get(20, TimeUnit.SECONDS));
        assertNothingIsBelieved(verifier.preview("customer.example", RepairPlan.of(List.of())));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LATEST.multipliedBy(3));
    }

    /** What else can be asked of a resolver, and what becomes of it. */
    private static final class Authoritative implements DnsResolver {
        private final List<String> breaks = new ArrayList<>();

        Authoritative(String... breaks) {
            Collections.addAll(this.breaks, breaks);
        }

        private <T> T orBroken(String what, T right) {
            if (breaks.contains(what + " null")) {
                return null;
            }
            return breaks.contains(what) ? sneaky(new IOException(what)) : right;
        }

        @Override
        public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
            return ZONE.resolve(question);
        }

        @Override
        public boolean isAuthoritative() {
            return true;
        }

        @Override
        public void giveUp() {
            orBroken("giveUp", true);
        }

        @Override
        public Optional<DnsResolver> withoutValidation() {
            return orBroken("withoutValidation", Optional.empty());
        }

        @Override
        public CompletionStage<Optional<ZoneSurvey>> survey(DnsQuestion question) {
            return breaks.contains("survey of null")
                    ? CompletableFuture.completedFuture(null)
                    : orBroken("survey", CompletableFuture.completedFuture(Optional.empty()));
        }

        @Override
        public String label() {
            return orBroken("label", "own");
        }
    }

    static Stream<DnsResolver> brokenBeside() {
        return Stream.of(
                        "giveUp",
                        "withoutValidation",
                        "withoutValidation null",
                        "survey",
                        "survey null",
                        "survey of null",
                        "label",
                        "label null")
                .map(Authoritative::new);
    }

    @ParameterizedTest
    @MethodSource("brokenBeside")
    void whatIsBrokenBesideTheAnswersHarmsNoAnswer(DnsResolver resolver) {
        DnsResolver failing = new DnsResolver() {
            @Override
            public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
                return done(DnsAnswer.Failure.of(question, FailureCause.SERVFAIL, "scripted"));
            }

            @Override
            public Optional<DnsResolver> withoutValidation() {
                return resolver.withoutValidation();
            }
        };
        DomainReport report = DomainVerifier.builder()
                .authoritative(resolver)
                .resolver(ZONE)
                .watch("watched", failing)
                .freshness(Freshness.BOTH)
                .require(MxExpectation.only(10, "mail.example"))
                .timeout(Duration.ofSeconds(20))
                .build()
                .verify("customer.example");

        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
    }

    static Stream<Executor> executors() {
        return Stream.of(
                task -> {},
                task -> {
                    throw new RejectedExecutionException("shut down");
                },
                task -> {
                    throw new AssertionError("an error");
                },
                task -> sneaky(new IOException("checked")),
                task -> {
                    task.run();
                    throw new IllegalStateException("after all");
                },
                task -> {
                    task.run();
                    task.run();
                },
                Runnable::run,
                ForkJoinPool.commonPool());
    }

    @ParameterizedTest
    @MethodSource("executors")
    void aBrokenExecutorOfTheVerifierIsAnEntryThatSaysSo(Executor executor) {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZONE)
                .executor(executor)
                .check(new StubCheck(
                        "own", context -> context.blocking(() -> StubCheck.Result.of(CheckStatus.CORRECT))))
                .timeout(DEADLINE)
                .build()
                .verify("customer.example");

        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
        CheckEntry own = report.entry(StubCheck.keyOf("own")).orElseThrow();
        if (own.result().isEmpty()) {
            assertThat(own.status()).isEqualTo(CheckStatus.UNKNOWN);
            assertThat(own.findings()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("executors")
    void aBrokenExecutorOfTheResolverLosesNoAnswer(Executor executor) throws Exception {
        try (LoopbackDnsServer server = LoopbackDnsServer.start(
                        ZoneText.of("customer.example").records("@ IN MX 0 .").toString());
                DnsJavaResolver resolver = DnsJavaResolver.builder()
                        .server(server.address())
                        .executor(executor)
                        .timeout(Duration.ofMillis(400))
                        .build()) {
            List<CompletableFuture<DnsAnswer>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> resolver.resolve(DomainName.of("customer.example"), RecordType.MX))
                    .toList();
            for (CompletableFuture<DnsAnswer> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS).records()).hasSize(1);
            }
        }
    }
}
