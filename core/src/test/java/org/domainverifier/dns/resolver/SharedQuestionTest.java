package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Equal questions that are asked at the same time are one question on its way, whoever of those who asked goes. */
@Timeout(60)
class SharedQuestionTest {
    private static final DnsQuestion QUESTION = new DnsQuestion(DomainName.of("example.com"), RecordType.A);

    /** Answers when it is told to; a view that is given up fails what it has open. */
    private static final class Source implements DnsResolver {
        private final List<CompletableFuture<DnsAnswer>> open = new CopyOnWriteArrayList<>();

        @Override
        public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
            return ask();
        }

        private CompletableFuture<DnsAnswer> ask() {
            CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
            open.add(answer);
            return answer;
        }

        @Override
        public DnsResolver forVerification() {
            List<CompletableFuture<DnsAnswer>> mine = new ArrayList<>();
            return new DnsResolver() {
                @Override
                public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
                    CompletableFuture<DnsAnswer> answer = ask();
                    mine.add(answer);
                    return answer;
                }

                @Override
                public void giveUp() {
                    mine.forEach(answer ->
                            answer.complete(DnsAnswer.Failure.of(QUESTION, FailureCause.RESOLVER_ERROR, "given up")));
                }
            };
        }
    }

    private final Source source = new Source();
    private final CachingResolver cache = CachingResolver.over(source);

    static DnsAnswer address(DnsQuestion question, long ttl) {
        try {
            var data = new RecordData.A((Inet4Address) InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}));
            return new DnsAnswer.Records(
                    question,
                    List.of(new DnsRecord(question.name(), Duration.ofSeconds(ttl), data)),
                    List.of(),
                    AnswerOrigin.NONE);
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static CompletableFuture<DnsAnswer> ask(DnsResolver resolver) {
        return resolver.resolve(QUESTION).toCompletableFuture();
    }

    @Test
    void whoeverAsksWhatIsOnItsWayWaitsForTheSameAnswer() {
        List<CompletableFuture<DnsAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(ask(i % 2 == 0 ? cache : cache.forVerification()));
        }
        assertThat(source.open).hasSize(1);
        source.open.get(0).complete(address(QUESTION, 0)); // and is not kept

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().records()).hasSize(1));
        assertThat(cache.statistics().shared()).isEqualTo(9);
        ask(cache);
        assertThat(source.open).as("no answer was kept").hasSize(2);
    }

    @Test
    void whereTheFirstGoesTheQuestionIsAskedForTheNext() {
        DnsResolver first = cache.forVerification();
        DnsResolver second = cache.forVerification();
        CompletableFuture<DnsAnswer> mine = ask(first);
        CompletableFuture<DnsAnswer> other = ask(second);
        first.giveUp();

        assertThat(source.open).hasSize(2);
        assertThat(other).isNotDone();
        source.open.get(1).complete(address(QUESTION, 60));
        assertThat(other.join().records()).hasSize(1);
        assertThat(mine).isDone();
        assertThat(ask(cache).join().records()).as("it is kept").hasSize(1);
        assertThat(source.open).hasSize(2);
    }

    @Test
    void whereAllGoNothingIsAskedAndNothingKept() {
        DnsResolver first = cache.forVerification();
        DnsResolver second = cache.forVerification();
        CompletableFuture<DnsAnswer> mine = ask(first);
        CompletableFuture<DnsAnswer> other = ask(second);
        second.giveUp();
        first.giveUp();

        assertThat(mine.join().isFailure()).isTrue();
        assertThat(other.join().isFailure()).isTrue();
        assertThat(source.open).hasSize(1);
        ask(cache);
        assertThat(source.open).as("the failure of those who went is nobody's").hasSize(2);
    }

    @Test
    void aQuestionOnItsOwnIsGivenUpWhenTheLastHasCancelledIt() {
        CompletableFuture<DnsAnswer> first = ask(cache);
        CompletableFuture<DnsAnswer> second = ask(cache);
        first.cancel(true);
        assertThat(source.open.get(0)).isNotDone();
        second.cancel(true);

        assertThat(source.open.get(0)).isCancelled();
        CompletableFuture<DnsAnswer> third = ask(cache);
        source.open.get(1).complete(address(QUESTION, 60));
        assertThat(third.join().records()).hasSize(1);
    }

    @Test
    void aResolverThatThrowsOrGivesNothingIsAFailureForAllAndNotKept() {
        AtomicInteger asked = new AtomicInteger();
        CachingResolver broken = CachingResolver.over(question -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug");
            }
            return asked.get() == 2 ? null : CompletableFuture.failedFuture(new IllegalStateException("another"));
        });

        for (String problem : List.of("a bug", "it returned null", "another", "another")) {
            ResolvedOnLoopback.assertFailure(ask(broken).join(), FailureCause.RESOLVER_ERROR, problem);
        }
        assertThat(asked).hasValue(4);
    }

    @Test
    void manyThreadsAskEachQuestionOnceAndGetTheirOwnAnswer() throws Exception {
        int names = 50;
        Map<DnsQuestion, AtomicInteger> asked = new ConcurrentHashMap<>();
        ExecutorService network = Executors.newFixedThreadPool(4);
        ExecutorService callers = Executors.newFixedThreadPool(8);
        CachingResolver shared = CachingResolver.over(question -> {
            asked.computeIfAbsent(question, first -> new AtomicInteger()).incrementAndGet();
            return CompletableFuture.supplyAsync(() -> address(question, 600), network);
        });
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                Random random = new Random(thread);
                all.add(callers.submit(() -> {
                    begin.await();
                    for (int i = 0; i < 2000; i++) {
                        DnsQuestion question =
                                new DnsQuestion(DomainName.of("n" + random.nextInt(names) + ".example"), RecordType.A);
                        DnsAnswer answer = shared.forVerification()
                                .resolve(question)
                                .toCompletableFuture()
                                .get(20, TimeUnit.SECONDS);
                        assertThat(answer.question()).isEqualTo(question);
                        assertThat(answer.records()).hasSize(1);
                    }
                    return null;
                }));
            }
            begin.countDown();
            for (Future<?> one : all) {
                one.get(50, TimeUnit.SECONDS);
            }
        } finally {
            callers.shutdownNow();
            network.shutdownNow();
        }
        assertThat(asked).hasSize(names);
        assertThat(asked.values()).allSatisfy(times -> assertThat(times).hasValue(1));
        CacheStatistics statistics = shared.statistics();
        assertThat(statistics.hits() + statistics.shared() + statistics.misses())
                .isEqualTo(16_000);
        assertThat(statistics.misses()).isEqualTo(names);
    }
}
