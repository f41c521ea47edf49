package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.repair.RepairPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.InOrder;

/** What a listener is told, in which order, where; and that whatever it does harms nobody. */
@Timeout(60)
class VerificationListenerTest {
    private static final long SOON = 20_000;
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final DnsQuestion MX = new DnsQuestion(DOMAIN, RecordType.MX);
    private static final String ZONE = """
            customer.example. 300 IN MX 10 mail.customer.example.
            mail.customer.example. 300 IN A 192.0.2.1
            """;

    private final VerificationListener listener = mock(VerificationListener.class);
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
    }

    private static DomainVerifier.Builder verifier(DnsResolver resolver) {
        return DomainVerifier.builder().resolver(resolver).only(MxCheck.KEY);
    }

    private static DnsResolver zone() {
        return ZoneResolver.parse(ZONE);
    }

    private static DnsResolver delayedZone() {
        return ZoneResolver.builder().zone(ZONE).delayAll(Duration.ofMillis(1)).build();
    }

    @Test
    void itIsToldOfOneThingAfterTheOther() {
        DomainReport report = verifier(delayedZone()).listener(listener).build().verify(DOMAIN);

        verify(listener, timeout(SOON)).reported(any(), eq(report));
        InOrder order = inOrder(listener);
        order.verify(listener).started(argThat(run -> run.domain().equals(DOMAIN) && run.checks() == 1));
        order.verify(listener).asked(any(), eq(MX));
        order.verify(listener).answered(any(), eq(report.answers().get(MX)), any());
        order.verify(listener)
                .checked(
                        any(),
                        argThat(entry -> entry.key().equals(MxCheck.KEY)
                                && entry.status() == report.status(MxCheck.KEY).orElseThrow()));
        order.verify(listener).reported(any(), eq(report));
        verify(listener, times(report.usage().questions())).asked(any(), any());
        verify(listener, times(report.usage().questions())).answered(any(), any(), any());
        verify(listener, never()).cancelled(any());
    }

    @Test
    void whatIsAskedASecondTimeIsNotTold() {
        StubCheck twice = new StubCheck(
                "twice",
                context -> context.ask(DOMAIN, RecordType.MX)
                        .thenCombine(
                                context.ask(DOMAIN, RecordType.MX),
                                (one, other) -> StubCheck.Result.of(CheckStatus.CORRECT)));

        DomainVerifier.builder()
                .resolver(zone())
                .check(twice)
                .only("twice")
                .listener(listener)
                .build()
                .verify(DOMAIN);

        verify(listener, timeout(SOON)).reported(any(), any());
        verify(listener, times(1)).asked(any(), any());
        verify(listener, times(1)).answered(any(), any(), any());
    }

    @Test
    void aListenerOfOneCallIsToldOfThatCallOnly() {
        DomainVerifier verifier = verifier(zone()).build();
        verifier.observedBy(listener).verify("one.example");
        verifier.verify("other.example");

        verify(listener, timeout(SOON)).reported(any(), any());
        verify(listener, times(1)).started(argThat(run -> run.domain().equals(DomainName.of("one.example"))));
        verify(listener, never()).started(argThat(run -> run.domain().equals(DomainName.of("other.example"))));
    }

    @Test
    void previewsSayThatTheyAre() {
        DomainVerifier verifier = verifier(zone()).listener(listener).build();
        verifier.preview(DOMAIN, RepairPlan.of(List.of()));
        verifier.verify(DOMAIN);

        verify(listener, timeout(SOON)).reported(argThat(VerificationRun::isPreview), any());
        verify(listener, timeout(SOON)).reported(argThat(run -> !run.isPreview()), any());
    }

    @Test
    void whatIsCutOffAtTheDeadlineIsToldToo() {
        StubCheck stuck = new StubCheck("stuck", context -> {
            var unused = context.ask(DOMAIN, RecordType.MX);
            return new CompletableFuture<>();
        });
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(question -> new CompletableFuture<>())
                .check(stuck)
                .only("stuck")
                .timeout(Duration.ofMillis(200))
                .listener(listener)
                .build();

        DomainReport report = verifier.verify(DOMAIN);

        verify(listener, timeout(SOON)).reported(any(), eq(report));
        verify(listener).answered(any(), argThat(DnsAnswer::isFailure), argThat(took -> took.toMillis() >= 100));
        verify(listener, times(1)).checked(any(), argThat(entry -> entry.status() == CheckStatus.UNKNOWN));
    }

    @Test
    void whatCannotBeCheckedIsOneOfTheChecks() {
        DomainVerifier verifier = verifier(zone())
                .at("send." + "a".repeat(60), name -> name.require(MxExpectation.only(10, "mail.provider.example")))
                .listener(listener)
                .build();
        String longest = String.join(".", List.of("b".repeat(63), "c".repeat(63), "d".repeat(63), "e".repeat(50)));

        DomainReport report = verifier.verify(longest);

        verify(listener, timeout(SOON)).reported(argThat(run -> run.checks() == 2), eq(report));
        verify(listener, times(2)).checked(any(), any());
    }

    @Test
    void aCancelledVerificationHasNoReport() {
        DomainVerifier verifier = verifier(question -> new CompletableFuture<>())
                .listener(listener)
                .build();

        verifier.verifyAsync(DOMAIN).cancel(true);

        verify(listener, timeout(SOON)).cancelled(any());
        InOrder order = inOrder(listener);
        order.verify(listener).started(any());
        order.verify(listener).asked(any(), eq(MX));
        order.verify(listener).cancelled(any());
        order.verifyNoMoreInteractions();
    }

    @Test
    void whatItThrowsHarmsNothing() {
        doThrow(new AssertionError("of a listener")).when(listener).started(any());
        doThrow(new IllegalStateException("of a listener")).when(listener).asked(any(), any());
        VerificationListener other = mock(VerificationListener.class);

        DomainReport report =
                verifier(zone()).listener(listener).listener(other).build().verify(DOMAIN);

        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
        verify(listener, timeout(SOON)).reported(any(), eq(report));
        verify(other, timeout(SOON)).reported(any(), eq(report));
    }

    private void block() {
        try {
            over.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void oneThatNeverReturnsHoldsUpNoReport() throws Exception {
        Duration deadline = Duration.ofMillis(500);
        VerificationListener slow = new VerificationListener() {
            @Override
            public void started(VerificationRun run) {
                block();
            }
        };
        DomainVerifier silent = verifier(question -> new CompletableFuture<>())
                .timeout(deadline)
                .listener(slow)
                .listener(listener)
                .build();
        DomainVerifier answered = verifier(delayedZone()).listener(slow).build();
        long start = System.nanoTime();
        List<CompletableFuture<Duration>> ends = IntStream.range(0, 10)
                .mapToObj(i -> silent.verifyAsync("c" + i + ".example")
                        .thenApply(report -> Duration.ofNanos(System.nanoTime() - start)))
                .toList();

        assertThat(answered.verify(DOMAIN).status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
        for (CompletableFuture<Duration> end : ends) {
            assertThat(end.get(20, TimeUnit.SECONDS)).isLessThan(deadline.plusMillis(500));
        }
        verify(listener, timeout(SOON).times(10)).reported(any(), any());
    }

    @Test
    void itIsCalledOnWorkersOneThingAtATime() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        List<String> told = new CopyOnWriteArrayList<>();
        CountDownLatch reported = new CountDownLatch(1);
        VerificationListener watching = new VerificationListener() {
            private void tell(String what) {
                threads.add(Thread.currentThread().getName());
                told.add("begin " + what);
                Thread.yield();
                told.add("end " + what);
            }

            @Override
            public void asked(VerificationRun run, DnsQuestion question) {
                tell("asked " + question);
            }

            @Override
            public void answered(VerificationRun run, DnsAnswer answer, Duration took) {
                tell("answered " + answer.question());
            }

            @Override
            public void reported(VerificationRun run, DomainReport report) {
                tell("report");
                reported.countDown();
            }
        };

        verifier(delayedZone()).listener(watching).build().verify(DOMAIN);

        assertThat(await(reported)).isTrue();
        assertThat(threads).containsExactly("domain-verifier-worker");
        assertThat(told).hasSizeGreaterThan(8);
        for (int i = 0; i < told.size(); i += 2) {
            assertThat(told.get(i + 1)).isEqualTo(told.get(i).replace("begin", "end"));
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Answers come just when the time is up, so that whoever concludes and whoever cuts off are at it together. */
    @Test
    void everyCheckIsToldOnceAndAsItIsInTheReport() throws Exception {
        int times = 60;
        Map<VerificationRun, List<Object>> told = new ConcurrentHashMap<>();
        CountDownLatch reported = new CountDownLatch(times);
        VerificationListener counting = new VerificationListener() {
            @Override
            public void started(VerificationRun run) {
                told.put(run, new CopyOnWriteArrayList<>());
            }

            @Override
            public void checked(VerificationRun run, CheckEntry entry) {
                told.get(run).add(entry.key().id() + entry.status());
            }

            @Override
            public void reported(VerificationRun run, DomainReport report) {
                told.get(run).add(report);
                reported.countDown();
            }
        };
        DomainVerifier.Builder builder = DomainVerifier.builder()
                .resolver(ZoneResolver.builder()
                        .zone(ZONE)
                        .delayAll(Duration.ofMillis(45))
                        .build())
                .timeout(Duration.ofMillis(100))
                .only("a", "b", "c")
                .listener(counting);
        for (String id : List.of("a", "b", "c")) {
            builder.check(new StubCheck(
                    id,
                    context -> context.ask(DOMAIN, RecordType.MX)
                            .thenCompose(mx -> context.ask(DOMAIN, RecordType.TXT))
                            .thenApply(txt -> StubCheck.Result.of(CheckStatus.CORRECT))));
        }
        DomainVerifier verifier = builder.build();

        IntStream.range(0, times).forEach(i -> verifier.verifyAsync(DOMAIN));

        assertThat(reported.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(told).hasSize(times).allSatisfy((run, events) -> {
            DomainReport report = (DomainReport) events.get(events.size() - 1);
            assertThat(events.subList(0, events.size() - 1))
                    .hasSize(run.checks())
                    .containsExactlyInAnyOrderElementsOf(report.entries().stream()
                            .map(entry -> (Object) (entry.key().id() + entry.status()))
                            .toList());
        });
    }

    @Test
    void everyMethodDoesNothingUnlessOverridden() {
        DomainReport report =
                verifier(zone()).listener(new VerificationListener() {}).build().verify(DOMAIN);

        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
    }
}
