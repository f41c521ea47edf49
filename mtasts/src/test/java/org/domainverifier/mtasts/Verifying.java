package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.testing.internal.StrictZone;

/** What the tests of both checks share. */
public final class Verifying {
    private Verifying() {}

    /** The codes of the findings without the check's id; every sentence of them is tried in both languages on the way. */
    public static List<String> codes(CheckResult result) {
        for (Finding finding : result.findings()) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertThat(finding.message(locale))
                        .as(finding.code().id())
                        .isNotBlank()
                        .doesNotContain("{", "}")
                        .doesNotStartWith(finding.code().id());
                for (RepairStep step : finding.repair()) {
                    if (step instanceof ManualStep manual) {
                        assertThat(manual.message(locale))
                                .doesNotContain("{", "}")
                                .doesNotStartWith(manual.id());
                    }
                }
            }
        }
        return result.findings().stream()
                .map(finding -> finding.code().id().replaceFirst("^[a-z-]+\\.", ""))
                .toList();
    }

    /** All steps of all findings, each once. */
    public static Set<RepairStep> repairs(CheckResult result) {
        Set<RepairStep> steps = new LinkedHashSet<>();
        result.findings().forEach(finding -> steps.addAll(finding.repair()));
        return steps;
    }

    /** The zone after the changes, all of which have to fit it and to be inside the domain. */
    public static ZoneResolver apply(ZoneResolver zone, DomainName domain, Set<RepairStep> steps) {
        RepairPlan plan = RepairPlan.of(steps);
        assertThat(plan.changes()).allMatch(change -> change.name().isWithin(domain));
        List<String> lines = zone.records().stream().map(DnsRecord::toZoneLine).toList();
        return ZoneResolver.parse(StrictZone.after(lines, plan.toZoneLines()));
    }

    /** Answers late, so that each wait counts as a round. */
    public static DnsResolver delayed(String zone) {
        return ZoneResolver.builder()
                .zone(zone)
                .delayAll(java.time.Duration.ofMillis(20))
                .build();
    }
}
