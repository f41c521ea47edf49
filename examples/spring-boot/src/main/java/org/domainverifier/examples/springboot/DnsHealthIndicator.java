package org.domainverifier.examples.springboot;

import java.time.Clock;
import java.time.Duration;
import org.domainverifier.DomainReport;
import org.domainverifier.Verdict;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the service can verify, by the newest result of its probe: an orchestra of health checks costs no question. A domain of ours that is
 * wrong is a matter for its own alarm; ours is that nothing could be said of it.
 */
@Component
final class DnsHealthIndicator implements HealthIndicator {
    private static final int MISSED = 3;

    private final Probe probe;
    private final Duration every;
    private final Clock clock;

    DnsHealthIndicator(Probe probe, @Value("${watch.probe-every}") Duration every, Clock clock) {
        this.probe = probe;
        this.every = every;
        this.clock = clock;
    }

    @Override
    public Health health() {
        return probe.newest().map(this::of).orElseGet(() -> Health.unknown().build());
    }

    private Health of(DomainReport report) {
        boolean old = report.startedAt().isBefore(clock.instant().minus(every.multipliedBy(MISSED)));
        Health.Builder health = old ? Health.outOfService() : known(report);
        return health.withDetail("domain", report.domain().toString())
                .withDetail("verdict", report.verdict())
                .withDetail("at", report.startedAt())
                .withDetail("failed", report.usage().failed())
                .build();
    }

    private static Health.Builder known(DomainReport report) {
        return report.verdict() == Verdict.INCONCLUSIVE ? Health.down() : Health.up();
    }
}
