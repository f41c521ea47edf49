package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.DomainStatus;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.VerificationListener;
import org.domainverifier.VerificationRun;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxExpectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code docs/operations.md} shows, compiled and run: each block of code there stands here too. */
@Timeout(60)
class OperationsGuideTest {
    private static final String ZONE = """
            customer.example.  300 IN MX  10 mail.trekmail.net.
            mail.trekmail.net. 300 IN A   192.0.2.25
            """;

    private final DomainVerifier verifier = builder().build();

    private static DomainVerifier.Builder builder() {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse(ZONE))
                .require(MxExpectation.only(10, "mail.trekmail.net"));
    }

    /** Of a web application. */
    private static final class Page {
        private final List<String> shown = new CopyOnWriteArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(1);

        void begin(int checks) {
            shown.add("begin " + (checks > 0));
        }

        void show(String check, DomainName name, CheckStatus status) {
            shown.add(check + " at " + name + ": " + status);
        }

        void end(Verdict verdict) {
            shown.add("end " + verdict);
            ended.countDown();
        }
    }

    /** Of an application with several. */
    private record Tenant(String name) {
        private static final ThreadLocal<Tenant> CURRENT = new ThreadLocal<>();

        static Tenant current() {
            return CURRENT.get();
        }

        void runWith(Runnable task) {
            Tenant before = CURRENT.get();
            CURRENT.set(this);
            try {
                task.run();
            } finally {
                CURRENT.set(before);
            }
        }
    }

    /** Of some library of metrics. */
    private static final class Meter {
        private final List<String> recorded = new ArrayList<>();

        void record(String check, Duration elapsed, int questions, int rounds) {
            assertThat(elapsed).isPositive();
            recorded.add(check + " " + questions + " " + rounds);
        }
    }

    @Test
    void whoHasLessTimeSaysSo() {
        DomainReport report = verifier.within(Duration.ofSeconds(2)).verify("customer.example");

        assertThat(report.verdict()).isNotEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aReportThatNobodyWantsIsCancelled() {
        CompletableFuture<DomainReport> coming = verifier.verifyAsync("customer.example");
        coming.cancel(true);

        assertThat(coming).isDone();
    }

    @Test
    void aPageShowsTheProgress() throws Exception {
        Page page = new Page();
        verifier.observedBy(new VerificationListener() {
                    @Override
                    public void started(VerificationRun run) {
                        page.begin(run.checks());
                    }

                    @Override
                    public void checked(VerificationRun run, CheckEntry entry) {
                        page.show(entry.key().id(), entry.name(), entry.status());
                    }

                    @Override
                    public void reported(VerificationRun run, DomainReport report) {
                        page.end(report.verdict());
                    }
                })
                .verifyAsync("customer.example");

        assertThat(page.ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(page.shown).startsWith("begin true").contains("mx at customer.example: CORRECT");
    }

    @Test
    void aTenantGoesAlong() throws Exception {
        DomainVerifier.Builder builder = builder();
        builder.contextPropagation(() -> {
            Tenant tenant = Tenant.current();
            return task -> () -> tenant.runWith(task);
        });
        CompletableFuture<Tenant> seen = new CompletableFuture<>();

        new Tenant("seven")
                .runWith(() -> builder.build()
                        .observedBy(new VerificationListener() {
                            @Override
                            public void started(VerificationRun run) {
                                seen.complete(Tenant.current());
                            }
                        })
                        .verify("customer.example"));

        assertThat(seen.get(20, TimeUnit.SECONDS)).isEqualTo(new Tenant("seven"));
    }

    @Test
    void everyCheckTellsWhatItCost() {
        Meter meter = new Meter();
        DomainReport report = verifier.verify("customer.example");
        for (CheckEntry entry : report.entries()) {
            DnsUsage usage = entry.usage();
            meter.record(entry.key().id(), usage.elapsed(), usage.questions(), usage.rounds());
        }

        assertThat(meter.recorded).hasSameSizeAs(report.entries()).anyMatch(line -> line.startsWith("mx "));
    }

    @Test
    void aStateIsKept() {
        List<String> told = new ArrayList<>();
        DomainReport report = verifier.within(Duration.ofSeconds(20)).verify("customer.example");
        DomainState state = DomainState.pending(Instant.EPOCH);
        Keeper keeper = new Keeper(told);
        keeper.next(state, report, "customer.example");

        assertThat(told).hasSize(2);
    }

    /** Of an application. */
    private record Keeper(List<String> told) {
        void next(DomainState state, DomainReport report, String customer) {
            DomainState next = state.after(report);
            if (next.status() != state.status()) {
                notify(customer, next.status(), next.reasons());
            }
            store(customer, next);
        }

        private void notify(String customer, DomainStatus status, List<String> reasons) {
            told.add(customer + " " + status + " " + reasons);
        }

        private void store(String customer, DomainState state) {
            told.add(customer + " " + state);
        }
    }

    @Test
    void everyBlockOfTheGuideIsHere() throws IOException {
        GuidePage.of("operations.md").isCompiledIn(6, GuidePage.sourceOf(OperationsGuideTest.class));
    }
}
