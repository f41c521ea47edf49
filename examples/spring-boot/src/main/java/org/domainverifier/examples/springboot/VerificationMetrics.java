package org.domainverifier.examples.springboot;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.VerificationListener;
import org.domainverifier.VerificationRun;
import org.domainverifier.dns.DnsAnswer;
import org.springframework.stereotype.Component;

/**
 * Verifications as meters. No tag says anything that a stranger wrote, so that their number is bounded: checks, statuses, verdicts, and what
 * became of a question.
 */
@Component
final class VerificationMetrics implements VerificationListener {
    private final MeterRegistry registry;
    private final AtomicInteger running;

    VerificationMetrics(MeterRegistry registry) {
        this.registry = registry;
        running = registry.gauge("domainverifier.verifications.running", new AtomicInteger());
    }

    @Override
    public void started(VerificationRun run) {
        running.incrementAndGet();
    }

    @Override
    public void answered(VerificationRun run, DnsAnswer answer, Duration took) {
        registry.timer(
                        "domainverifier.question",
                        "type",
                        answer.question().type().toString(),
                        "outcome",
                        outcome(answer))
                .record(took);
    }

    private static String outcome(DnsAnswer answer) {
        if (answer instanceof DnsAnswer.Failure failure) {
            return failure.cause().name();
        }
        return answer.isAbsent() ? "ABSENT" : "RECORDS";
    }

    @Override
    public void checked(VerificationRun run, CheckEntry entry) {
        registry.timer(
                        "domainverifier.check",
                        "check",
                        entry.key().id(),
                        "status",
                        entry.status().name())
                .record(entry.usage().elapsed());
    }

    @Override
    public void reported(VerificationRun run, DomainReport report) {
        running.decrementAndGet();
        registry.timer("domainverifier.report", "verdict", report.verdict().name())
                .record(report.usage().elapsed());
        DistributionSummary.builder("domainverifier.report.questions")
                .description("Questions that a verification asked")
                .register(registry)
                .record(report.usage().questions());
    }

    @Override
    public void cancelled(VerificationRun run) {
        running.decrementAndGet();
    }
}
