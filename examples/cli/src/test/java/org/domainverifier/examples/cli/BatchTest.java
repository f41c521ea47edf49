package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchTest {
    private static final List<DomainName> NAMES = IntStream.range(0, 100)
            .mapToObj(i -> DomainName.of("d" + i + ".example"))
            .toList();
    private static final DomainVerifier VERIFIER =
            DomainVerifier.builder().resolver(ZoneResolver.parse("")).only("mx").build();

    @Test
    void onlySoManyAreInWorkAndTheyAreReportedInOrder() throws Exception {
        Map<DomainName, CompletableFuture<DomainReport>> started = new ConcurrentHashMap<>();
        List<DomainName> reported = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch full = new CountDownLatch(Batch.MAX_IN_WORK);
        Batch batch = new Batch(
                name -> {
                    CompletableFuture<DomainReport> report = new CompletableFuture<>();
                    started.put(name, report);
                    full.countDown();
                    return report;
                },
                report -> reported.add(report.domain()));
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> batch.run(source(NAMES)));

        assertThat(full.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(started).hasSize(Batch.MAX_IN_WORK);
        // the first is the last to be done
        for (int i = 1; i < NAMES.size(); i++) {
            DomainName name = NAMES.get(i);
            awaitStart(started, name).complete(VERIFIER.verify(name));
        }
        assertThat(reported).isEmpty();
        started.get(NAMES.get(0)).complete(VERIFIER.verify(NAMES.get(0)));
        run.get(30, TimeUnit.SECONDS);

        assertThat(reported).isEqualTo(NAMES);
    }

    @Test
    void aPrinterThatFailsEndsTheBatch() {
        AtomicInteger printed = new AtomicInteger();
        Batch batch = new Batch(VERIFIER::verifyAsync, report -> {
            printed.incrementAndGet();
            throw new UsageException("closed");
        });

        assertThatThrownBy(() -> batch.run(source(NAMES)))
                .isInstanceOf(UsageException.class)
                .hasMessage("closed");
        assertThat(printed).hasValue(1);
    }

    @Test
    void whatWasReadBeforeTheSourceBrokeIsReported() {
        List<DomainName> reported = Collections.synchronizedList(new ArrayList<>());
        Iterator<DomainName> names = NAMES.subList(0, 3).iterator();
        Batch batch = new Batch(VERIFIER::verifyAsync, report -> reported.add(report.domain()));

        assertThatThrownBy(() -> batch.run(() -> {
                    if (!names.hasNext()) {
                        throw new UsageException("broken");
                    }
                    return Optional.of(names.next());
                }))
                .hasMessage("broken");
        assertThat(reported).isEqualTo(NAMES.subList(0, 3));
    }

    private static CompletableFuture<DomainReport> awaitStart(
            Map<DomainName, CompletableFuture<DomainReport>> started, DomainName name) {
        while (!started.containsKey(name)) {
            Thread.onSpinWait();
        }
        return started.get(name);
    }

    private static Supplier<Optional<DomainName>> source(List<DomainName> names) {
        Iterator<DomainName> iterator = names.iterator();
        return () -> iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }
}
