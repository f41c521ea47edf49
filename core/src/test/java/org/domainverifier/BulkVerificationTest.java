package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.InvalidDomainNameException;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

/** Many domains at once: how many, in which order, with what, and until when. */
@Timeout(60)
class BulkVerificationTest {
    /** A DNS in which every answer comes when it is told to. */
    private static final class Held implements DnsResolver {
        private final Map<String, CompletableFuture<DnsAnswer>> open = new ConcurrentHashMap<>();
        private final AtomicInteger givenUp = new AtomicInteger();

        @Override
        public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
            return open.computeIfAbsent(question.name().toString(), name -> new CompletableFuture<>());
        }

        @Override
        public DnsResolver forVerification() {
            return new DnsResolver() {
                @Override
                public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
                    return Held.this.resolve(question);
                }

                @Override
                public void giveUp() {
                    givenUp.incrementAndGet();
                }
            };
        }

        void answer(String name) {
            DnsQuestion question = new DnsQuestion(org.domainverifier.dns.DomainName.of(name), RecordType.MX);
            resolve(question).complete(noData(question));
        }

        void awaitOpen(int count) throws InterruptedException {
            while (open.values().stream().filter(answer -> !answer.isDone()).count() < count) {
                Thread.sleep(5);
            }
        }
    }

    private static DnsAnswer noData(DnsQuestion question) {
        return new DnsAnswer.NoData(
                question, List.of(), java.util.Optional.empty(), org.domainverifier.dns.AnswerOrigin.NONE);
    }

    /** One question for each domain. */
    private static DomainVerifier verifier(DnsResolver resolver) {
        return DomainVerifier.builder()
                .resolver(resolver)
                .check(new StubCheck(
                        "own",
                        context -> context.ask(context.domain(), RecordType.MX)
                                .thenApply(answer -> StubCheck.Result.of(
                                        answer.isFailure() ? CheckStatus.UNKNOWN : CheckStatus.CORRECT))))
                .only("own")
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private static final DnsResolver AT_ONCE = question -> CompletableFuture.completedFuture(noData(question));

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i + ".example").toList();
    }

    @Test
    void eachInputHasItsOneResult() {
        record Customer(int id, String domain) {}
        List<Customer> customers = IntStream.range(0, 500)
                .mapToObj(i -> new Customer(i, "c" + i + ".example"))
                .toList();
        List<BulkResult<Customer>> results = new ArrayList<>();
        try (BulkVerification<Customer> all =
                verifier(AT_ONCE).verifyAll(customers, Customer::domain, BulkOptions.usual())) {
            all.forEach(results::add);
            assertThat(all.begun()).isEqualTo(500);
            assertThat(all.ended()).isEqualTo(500);
        }

        assertThat(results).extracting(BulkResult::input).containsExactlyInAnyOrderElementsOf(customers);
        assertThat(results)
                .allSatisfy(result -> assertThat(((BulkResult.Verified<Customer>) result)
                                .report()
                                .domain())
                        .hasToString(result.input().domain()));
    }

    @Test
    void whatIsNoDomainIsAValueAndStopsNothing() {
        List<String> inputs = Arrays.asList("a.example", "not a name", null, "", "user@b.example", "c.example");
        Map<Boolean, List<String>> results;
        try (BulkVerification<String> all = verifier(AT_ONCE).verifyAll(inputs)) {
            results = all.stream()
                    .collect(Collectors.partitioningBy(
                            result -> result instanceof BulkResult.Verified<String>,
                            Collectors.mapping(BulkResult::input, Collectors.toList())));
        }

        assertThat(results.get(true)).containsExactlyInAnyOrder("a.example", "c.example");
        assertThat(results.get(false)).containsExactlyInAnyOrder("not a name", null, "", "user@b.example");
    }

    @Test
    void whatIsWrongWithANameIsTold() {
        try (BulkVerification<String> all = verifier(AT_ONCE).verifyAll(List.of("user@b.example"))) {
            BulkResult<String> result = all.iterator().next();

            assertThat(result)
                    .isInstanceOfSatisfying(
                            BulkResult.NotADomain.class,
                            nonsense -> assertThat(nonsense.problem()).isInstanceOf(InvalidDomainNameException.class));
        }
    }

    @Test
    void noMoreAreInWorkThanMayBe() throws Exception {
        Held dns = new Held();
        AtomicInteger read = new AtomicInteger();
        Iterable<String> source =
                () -> names(100).stream().peek(name -> read.incrementAndGet()).iterator();
        try (BulkVerification<String> all = verifier(dns)
                .verifyAll(source, name -> name, BulkOptions.usual().inWork(7))) {
            Iterator<BulkResult<String>> results = all.iterator();
            CompletableFuture<BulkResult<String>> first = CompletableFuture.supplyAsync(results::next);
            dns.awaitOpen(7);
            Thread.sleep(100);
            assertThat(dns.open).hasSize(7);
            assertThat(read).as("the inputs are read when there is room").hasValue(7);

            dns.answer("c3.example");
            assertThat(first.get(20, TimeUnit.SECONDS).input()).isEqualTo("c3.example");
        }
    }

    @Test
    void noMoreIsBegunWhereManyQuestionsAreOpen() throws Exception {
        Held dns = new Held();
        try (BulkVerification<String> all = verifier(dns)
                .verifyAll(names(100), name -> name, BulkOptions.usual().openQuestions(5))) {
            Iterator<BulkResult<String>> results = all.iterator();
            CompletableFuture<BulkResult<String>> first = CompletableFuture.supplyAsync(results::next);
            dns.awaitOpen(5);
            Thread.sleep(100);
            assertThat(dns.open).hasSize(5);
            dns.answer("c0.example");
            first.get(20, TimeUnit.SECONDS);
            CompletableFuture<BulkResult<String>> second = CompletableFuture.supplyAsync(results::next);
            dns.awaitOpen(5);
            assertThat(dns.open).hasSize(6);
            dns.answer("c1.example");
            second.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoTakesNothingMakesNothingBegin() throws Exception {
        List<DnsQuestion> asked = new CopyOnWriteArrayList<>();
        DnsResolver noting = question -> {
            asked.add(question);
            return AT_ONCE.resolve(question);
        };
        try (BulkVerification<String> all = verifier(noting)
                .verifyAll(names(1000), name -> name, BulkOptions.usual().inWork(10))) {
            assertThat(asked).as("nothing is begun before somebody takes").isEmpty();
            all.iterator().next();
            Thread.sleep(200);
            assertThat(asked).hasSizeLessThanOrEqualTo(20);
        }
    }

    @Test
    void resultsComeAsTheyEnd() throws Exception {
        Held dns = new Held();
        try (BulkVerification<String> all = verifier(dns).verifyAll(names(3))) {
            Iterator<BulkResult<String>> results = all.iterator();
            CompletableFuture<BulkResult<String>> first = CompletableFuture.supplyAsync(results::next);
            dns.awaitOpen(3);
            dns.answer("c2.example");
            assertThat(first.get(20, TimeUnit.SECONDS).input()).isEqualTo("c2.example");
            dns.answer("c0.example");
            assertThat(results.next().input()).isEqualTo("c0.example");
        }
    }

    @Test
    void resultsComeInTheOrderOfTheInputsIfTheyAreToDoSo() {
        AtomicInteger asked = new AtomicInteger();
        DnsResolver uneven = question -> CompletableFuture.supplyAsync(
                () -> noData(question),
                CompletableFuture.delayedExecutor(asked.incrementAndGet() % 7 * 3L, TimeUnit.MILLISECONDS));
        List<String> inputs = new ArrayList<>(names(200));
        inputs.add(50, "nonsense!");
        try (BulkVerification<String> all = verifier(uneven)
                .verifyAll(inputs, name -> name, BulkOptions.usual().resultsInGivenOrder())) {
            assertThat(all.stream().map(BulkResult::input)).containsExactlyElementsOf(inputs);
        }
    }

    @Test
    void closingEndsWhatIsInWorkAndBeginsNothing() throws Exception {
        Held dns = new Held();
        BulkVerification<String> all = verifier(dns)
                .verifyAll(names(100), name -> name, BulkOptions.usual().inWork(10));
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> all.iterator().hasNext());
        dns.awaitOpen(10);
        all.close();

        assertThat(waiting.get(20, TimeUnit.SECONDS))
                .as("nobody waits any more")
                .isFalse();
        while (dns.givenUp.get() < 10) {
            Thread.sleep(5);
        }
        names(10).forEach(dns::answer);
        Thread.sleep(50);
        assertThat(dns.open).hasSize(10);
        assertThat(all.iterator().hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> all.iterator().next());
    }

    @Test
    void aStreamThatIsClosedClosesIt() throws Exception {
        Held dns = new Held();
        dns.answer("c0.example");
        BulkVerification<String> all = verifier(dns).verifyAll(names(5));
        try (Stream<BulkResult<String>> stream = all.stream()) {
            assertThat(stream.findFirst()).isPresent();
        }

        assertThat(all.iterator().hasNext()).isFalse();
    }

    @Test
    void whoIsInterruptedWhileItWaitsClosesIt() throws Exception {
        Held dns = new Held();
        BulkVerification<String> all = verifier(dns).verifyAll(names(3));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread taker = new Thread(() -> {
            try {
                all.iterator().next();
            } catch (CancellationException ended) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        taker.start();
        dns.awaitOpen(3);
        taker.interrupt();

        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(all.iterator().hasNext()).isFalse();
    }

    @Test
    void whatTheSourceThrowsIsThrownWhenTheResultsBeforeItHaveBeenTaken() {
        Iterable<String> source = () -> Stream.of("a.example", "b.example", "boom")
                .map(name -> {
                    if (name.equals("boom")) {
                        throw new IllegalStateException("the cursor is broken");
                    }
                    return name;
                })
                .iterator();
        try (BulkVerification<String> all = verifier(AT_ONCE).verifyAll(source)) {
            Iterator<BulkResult<String>> results = all.iterator();
            assertThat(List.of(results.next().input(), results.next().input()))
                    .containsExactlyInAnyOrder("a.example", "b.example");

            assertThatThrownBy(results::hasNext).hasMessage("the cursor is broken");
        }
    }

    @Test
    void theContextOfWhoeverHandsThemOverGoesAlong() {
        List<String> seen = new CopyOnWriteArrayList<>();
        DnsResolver noting = question -> {
            seen.add(String.valueOf(MDC.get("tenant")));
            return AT_ONCE.resolve(question);
        };
        MDC.put("tenant", "seven");
        try (BulkVerification<String> all = verifier(noting).verifyAll(names(20))) {
            MDC.remove("tenant");
            all.forEach(result -> {});
        } finally {
            MDC.remove("tenant");
        }

        assertThat(seen).hasSizeGreaterThanOrEqualTo(20).containsOnly("seven");
    }

    @Test
    void aResolverThatFailsForSomeHarmsNoOther() {
        DnsResolver some = question -> {
            int number = Integer.parseInt(question.name().labels().get(0).substring(1));
            return switch (number % 3) {
                case 0 -> AT_ONCE.resolve(question);
                case 1 -> throw new IllegalStateException("a bug");
                default ->
                    CompletableFuture.completedFuture(DnsAnswer.Failure.of(question, FailureCause.SERVFAIL, "x"));
            };
        };
        try (BulkVerification<String> all = verifier(some).verifyAll(names(300))) {
            Map<CheckStatus, Long> statuses = all.stream()
                    .map(result -> ((BulkResult.Verified<String>) result).report())
                    .collect(Collectors.groupingBy(
                            report -> report.entries().get(0).status(), Collectors.counting()));

            assertThat(statuses).containsEntry(CheckStatus.CORRECT, 100L).containsEntry(CheckStatus.UNKNOWN, 200L);
        }
    }

    @Test
    void optionsWithWhichNothingWouldBeginAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BulkOptions.usual().inWork(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BulkOptions.usual().openQuestions(0));
    }
}
