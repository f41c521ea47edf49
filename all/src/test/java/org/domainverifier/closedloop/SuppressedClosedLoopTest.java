package org.domainverifier.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.VerifierFinding;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.situations.Codes;
import org.domainverifier.testing.internal.StrictZone;
import org.junit.jupiter.api.Test;

/**
 * Whatever findings an application does not want to be told of: what is left of a plan fits the zone, and makes it as right as it was asked to be.
 * {@code -Ddomainverifier.zones=20000} makes 4,000 zones of it.
 */
class SuppressedClosedLoopTest {
    private static final int ZONES = Math.max(1, Integer.getInteger("domainverifier.zones", 500) / 5);
    private static final long SEED = Long.getLong("domainverifier.seed", 20261128L);

    private final List<String> keys = Provider.keys(4);
    private final List<FindingCode> codes = Codes.findings().stream()
            .filter(code -> !(code instanceof VerifierFinding))
            .toList();

    @Test
    void thePlanOfWhatIsToldMakesRightWhatWasAskedFor() {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        IntStream.range(0, ZONES).parallel().filter(each -> failures.size() < 5).forEach(each -> {
            try {
                prove(SEED + each);
            } catch (AssertionError failed) {
                failures.add("seed " + (SEED + each) + ": " + failed.getMessage());
            }
        });
        assertThat(failures).isEmpty();
    }

    private void prove(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Provider provider = Provider.random(random, keys);
        CustomerZone zone = new CustomerZone(random, provider);
        int damages = random.nextInt(1, 6);
        for (int i = 0; i < damages; i++) {
            Damage.ALL.get(random.nextInt(Damage.ALL.size())).apply(zone);
        }
        List<FindingCode> suppressed =
                codes.stream().filter(code -> random.nextInt(4) > 0).toList();
        DomainReport report = verify(zone, zone.records(), suppressed);

        assertThat(report.entries())
                .flatExtracting(CheckEntry::findings)
                .as("what is suppressed and told is an error by itself, or says why it is not known")
                .filteredOn(finding -> suppressed.contains(finding.code()))
                .allMatch(finding -> finding.code().severity() == Severity.ERROR
                        || finding.code().saysNotDetermined());
        assertThat(withoutReason(report)).as(report::toString).isEmpty();
        List<DnsRecord> repaired = ZoneResolver.parse(StrictZone.after(
                        zone.records().stream().map(DnsRecord::toZoneLine).toList(),
                        report.repairs().toZoneLines()))
                .records();
        DomainReport after = verify(zone, repaired, suppressed);
        assertThat(wrong(after))
                .as(() -> "%s%nplan %s%nthen %s"
                        .formatted(report, report.repairs().steps(), after))
                .isEmpty();
    }

    private static DomainReport verify(CustomerZone zone, List<DnsRecord> records, List<FindingCode> suppressed) {
        DomainVerifier verifier = zone.provider.verifier(
                zone.dns(records), builder -> builder.suppress(suppressed.toArray(FindingCode[]::new)));
        return verifier.verify(zone.domain);
    }

    /** Checks that are wrong, and nothing says so. */
    private static List<String> withoutReason(DomainReport report) {
        List<String> without = new ArrayList<>();
        for (CheckEntry entry : report.entries()) {
            boolean told = entry.findings().stream().anyMatch(finding -> finding.severity() != Severity.NOTICE);
            if (entry.requirement() != Requirement.OPTIONAL && entry.status().isWrong() && !told) {
                without.add(entry.key() + " at " + entry.name() + " " + entry.status());
            }
        }
        return without;
    }

    /** Checks that are wrong still, and nobody has to do anything by hand. */
    private static List<String> wrong(DomainReport report) {
        return report.entries().stream()
                .filter(entry -> entry.requirement() != Requirement.OPTIONAL)
                .filter(entry -> entry.status().compareTo(CheckStatus.WARNING) > 0)
                .filter(entry -> entry.findings().stream()
                        .flatMap(finding -> finding.repair().stream())
                        .noneMatch(ManualStep.class::isInstance))
                .map(entry -> entry.key() + " at " + entry.name() + " " + entry.status())
                .toList();
    }
}
