package org.domainverifier.examples.springboot;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.Map;
import org.domainverifier.DomainStatus;
import org.springframework.stereotype.Component;

/** How many domains stand where: four gauges, however many domains there are. */
@Component
final class StatusGauges {
    private final MultiGauge domains;

    StatusGauges(MeterRegistry registry) {
        domains = MultiGauge.builder("domainverifier.domains")
                .description("Domains that are watched")
                .register(registry);
    }

    void show(Map<DomainStatus, Long> counts) {
        domains.register(
                Arrays.stream(DomainStatus.values())
                        .map(status ->
                                MultiGauge.Row.of(Tags.of("status", status.name()), counts.getOrDefault(status, 0L)))
                        .toList(),
                true);
    }
}
