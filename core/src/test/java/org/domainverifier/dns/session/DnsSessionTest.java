package org.domainverifier.dns.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DnsSessionTest {
    private static final DnsQuestion FIRST = question("a.example");
    private static final DnsQuestion SECOND = question("b.example");
    private static final DnsQuestion THIRD = question("c.example");

    private final HandDriven resolver = new HandDriven();
    private final DnsSession session = new DnsSession(resolver);

    /** Answers when the test says so. */
    private static final class HandDriven implements DnsResolver {
        private final ConcurrentMap<DnsQuestion, CompletableFuture<DnsAnswer>> asked = new ConcurrentHashMap<>();
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
            count.incrementAndGet();
            return asked.computeIfAbsent(question, none -> new CompletableFuture<>());
        }

        void answer(DnsQuestion question) {
            asked.get(question).complete(noData(question));
        }
    }

    private static DnsQuestion question(String name) {
        return new DnsQuestion(DomainName.of(name), RecordType.TXT);
    }

    private static DnsAnswer noData(DnsQuestion question) {
        return new DnsAnswer.NoData(question, List.of(), Optional.empty(), AnswerOrigin.NONE);
    }

    @Test
    void theSameQuestionIsAskedOnce() {
        CompletableFuture<DnsAnswer> once = session.resolve(FIRST);
        CompletableFuture<DnsAnswer> onItsWay =
                session.resolve(new DnsQuestion(DomainName.of("A.EXAMPLE."), RecordType.TXT));
        resolver.answer(FIRST);
        CompletableFuture<DnsAnswer> fromMemory = session.resolve(FIRST);

        assertThat(resolver.count).hasValue(1);
        assertThat(List.of(once, onItsWay, fromMemory))
                .allSatisfy(answer -> assertThat(answer).isCompletedWithValue(noData(FIRST)));
        assertThat(session.usage().questions()).isEqualTo(1);
        assertThat(session.usage().fromMemory()).isEqualTo(2);
        assertThat(session.usage().failed()).isZero();
    }

    @Test
    void theOrderInWhichAServerGivesRecordsMakesNoDifference() {
        List<DnsRecord> records = ZoneResolver.parse("""
                a.example. 300 IN TXT "one"
                a.example. 300 IN TXT "two"
                a.example. 300 IN TXT "three"
                """).records();
        List<DnsRecord> rotated = List.of(records.get(2), records.get(0), records.get(1));
        session.resolve(FIRST);
        resolver.asked.get(FIRST).complete(new DnsAnswer.Records(FIRST, rotated, List.of(), AnswerOrigin.NONE));

        assertThat(session.resolve(FIRST).join().records())
                .isEqualTo(new DnsSession(ZoneResolver.of(records))
                        .resolve(FIRST)
                        .join()
                        .records())
                .containsExactlyInAnyOrderElementsOf(records);
    }

    @Test
    void anotherTypeIsAnotherQuestion() {
        session.resolve(DomainName.of("a.example"), RecordType.TXT);
        session.resolve(DomainName.of("a.example"), RecordType.MX);

        assertThat(resolver.count).hasValue(2);
    }

    @Test
    void whatOneAskerDoesToItsFutureDoesNotReachTheOthers() {
        CompletableFuture<DnsAnswer> mine = session.resolve(FIRST);
        CompletableFuture<DnsAnswer> theirs = session.resolve(FIRST);
        mine.cancel(true);
        resolver.answer(FIRST);

        assertThat(theirs).isCompletedWithValue(noData(FIRST));
    }

    @Test
    void questionsThatWaitTogetherAreOneRound() {
        session.resolve(FIRST);
        session.resolve(SECOND);
        resolver.answer(FIRST);
        resolver.answer(SECOND);

        assertThat(session.usage().rounds()).isEqualTo(1);
    }

    @Test
    void aQuestionAskedBecauseOfAnAnswerIsTheNextRound() {
        session.resolve(FIRST)
                .thenCompose(answer -> session.resolve(SECOND))
                .thenCompose(answer -> session.resolve(THIRD));
        resolver.answer(FIRST);
        resolver.answer(SECOND);
        resolver.answer(THIRD);

        assertThat(session.usage().rounds()).isEqualTo(3);
    }

    @Test
    void anAnswerFromMemoryIsNoRound() {
        session.resolve(FIRST).thenCompose(answer -> session.resolve(FIRST));
        resolver.answer(FIRST);

        assertThat(session.usage().rounds()).isEqualTo(1);
    }

    @Test
    void aResolverThatAnswersAtOnceCostsNoRound() {
        DnsSession immediate = new DnsSession(ZoneResolver.parse(""));
        immediate.resolve(FIRST).thenCompose(answer -> immediate.resolve(SECOND));

        assertThat(immediate.usage().rounds()).isZero();
        assertThat(immediate.usage().questions()).isEqualTo(2);
    }

    @Test
    void afterTheEndEveryWaitIsATimeout() {
        CompletableFuture<DnsAnswer> waiting = session.resolve(FIRST);
        CompletableFuture<DnsAnswer> answered = session.resolve(SECOND);
        resolver.answer(SECOND);
        session.expire();
        CompletableFuture<DnsAnswer> late = session.resolve(THIRD);

        assertThat(waiting).isCompletedWithValueMatching(answer -> causeOf(answer) == FailureCause.TIMEOUT);
        assertThat(answered).isCompletedWithValue(noData(SECOND));
        assertThat(late).isCompletedWithValueMatching(answer -> causeOf(answer) == FailureCause.TIMEOUT);
        assertThat(resolver.count).as("nothing is asked any more").hasValue(2);
        assertThat(session.usage().failed()).isEqualTo(2);
    }

    @Test
    void anAnswerThatComesTooLateChangesNothing() {
        CompletableFuture<DnsAnswer> waiting = session.resolve(FIRST);
        session.expire();
        resolver.answer(FIRST);

        assertThat(waiting).isCompletedWithValueMatching(DnsAnswer::isFailure);
        assertThat(session.answers())
                .containsOnlyKeys(FIRST)
                .allSatisfy((question, answer) -> assertThat(answer.isFailure()).isTrue());
    }

    @Test
    void aQuestionAskedWhileTimeRunsOutEndsToo() {
        DnsSession[] itself = new DnsSession[1];
        itself[0] = new DnsSession(question -> {
            itself[0].expire();
            return new CompletableFuture<>();
        });

        assertThat(itself[0].resolve(FIRST)).isCompletedWithValueMatching(DnsAnswer::isFailure);
    }

    @ParameterizedTest
    @MethodSource("brokenResolvers")
    void aBrokenResolverIsAFailureAndNoException(DnsResolver broken, String detail) {
        DnsSession protectedSession = new DnsSession(broken);
        CompletableFuture<DnsAnswer> answer = protectedSession.resolve(FIRST);

        assertThat(answer).isCompletedWithValueMatching(given -> causeOf(given) == FailureCause.RESOLVER_ERROR);
        assertThat(((DnsAnswer.Failure) answer.join()).detail()).contains(detail);
        assertThat(protectedSession.usage().failed()).isEqualTo(1);
    }

    static List<Object[]> brokenResolvers() {
        return List.of(
                new Object[] {resolver(() -> null), "it returned null"},
                new Object[] {resolver(() -> CompletableFuture.completedFuture(null)), "it answered null"},
                new Object[] {resolver(() -> CompletableFuture.failedFuture(new IllegalStateException("boom"))), "boom"
                },
                new Object[] {
                    resolver(() -> {
                        throw new IllegalStateException("boom");
                    }),
                    "boom"
                },
                new Object[] {
                    resolver(() -> {
                        throw new NoClassDefFoundError("org/example/Gone");
                    }),
                    "org/example/Gone"
                });
    }

    private static DnsResolver resolver(java.util.function.Supplier<CompletionStage<DnsAnswer>> answer) {
        return question -> answer.get();
    }

    @Test
    void theFirstOfTwoCompletionsCounts() {
        CompletableFuture<DnsAnswer> answer = session.resolve(FIRST);
        resolver.answer(FIRST);
        resolver.asked.get(FIRST).obtrudeValue(DnsAnswer.Failure.of(FIRST, FailureCause.SERVFAIL, "second thought"));

        assertThat(answer).isCompletedWithValue(noData(FIRST));
        assertThat(session.resolve(FIRST)).isCompletedWithValue(noData(FIRST));
    }

    @Test
    void aStageThatCannotBeMadeAFutureWillDo() {
        CompletableFuture<DnsAnswer> source = new CompletableFuture<>();
        DnsSession minimal = new DnsSession(question -> source.minimalCompletionStage());
        CompletableFuture<DnsAnswer> answer = minimal.resolve(FIRST);
        source.complete(noData(FIRST));

        assertThat(answer).isCompletedWithValue(noData(FIRST));
    }

    @Test
    void theAnswersAreInTheOrderOfTheirNames() {
        DnsSession immediate = new DnsSession(ZoneResolver.parse(""));
        List.of(THIRD, FIRST, SECOND).forEach(immediate::resolve);
        immediate.resolve(DomainName.of("a.example"), RecordType.A);

        assertThat(immediate.answers().keySet())
                .containsExactly(new DnsQuestion(DomainName.of("a.example"), RecordType.A), FIRST, SECOND, THIRD);
    }

    @Test
    void manyThreadsAskOnce() throws Exception {
        int threads = 8;
        int names = 200;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<List<CompletableFuture<DnsAnswer>>>> askers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                askers.add(pool.submit(() -> {
                    start.await();
                    List<CompletableFuture<DnsAnswer>> answers = new ArrayList<>();
                    for (int i = 0; i < names; i++) {
                        answers.add(session.resolve(question("n" + i + ".example")));
                    }
                    return answers;
                }));
            }
            start.countDown();
            List<CompletableFuture<DnsAnswer>> all = new ArrayList<>();
            for (Future<List<CompletableFuture<DnsAnswer>>> asker : askers) {
                all.addAll(asker.get(30, TimeUnit.SECONDS));
            }
            resolver.asked.keySet().forEach(resolver::answer);

            assertThat(all)
                    .hasSize(threads * names)
                    .allSatisfy(answer -> assertThat(answer).isCompletedWithValueMatching(given -> !given.isFailure()));
            assertThat(resolver.count).hasValue(names);
            assertThat(session.usage().fromMemory()).isEqualTo((threads - 1) * names);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void askingWhileTimeRunsOutNeverHangs() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 300; round++) {
                DnsSession racing = new DnsSession(question -> new CompletableFuture<>());
                CountDownLatch start = new CountDownLatch(1);
                Future<CompletableFuture<DnsAnswer>> asker = pool.submit(() -> {
                    start.await();
                    return racing.resolve(FIRST);
                });
                Future<?> ender = pool.submit(() -> {
                    start.await();
                    racing.expire();
                    return null;
                });
                start.countDown();
                ender.get(30, TimeUnit.SECONDS);

                assertThat(asker.get(30, TimeUnit.SECONDS)).isCompletedWithValueMatching(DnsAnswer::isFailure);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static FailureCause causeOf(DnsAnswer answer) {
        return ((DnsAnswer.Failure) answer).cause();
    }
}
