package org.domainverifier.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.testing.internal.StrictZone;
import org.junit.jupiter.api.Test;

/**
 * The advice works: right zones are damaged at random, and the plan of the report makes each right again. {@code
 * -Ddomainverifier.zones=20000} sets how many, {@code -Ddomainverifier.seed=…} where to begin.
 */
class ClosedLoopTest {
    private static final int ZONES = Integer.getInteger("domainverifier.zones", 500);
    private static final long SEED = Long.getLong("domainverifier.seed", 20261124L);

    /** Codes that some repair fixes elsewhere, and why they do not occur here. */
    private static final Map<String, String> NOT_HERE = Map.of(
            "mta-sts.id-unchanged", "needs a policy fetched over HTTPS and an earlier result",
            "mta-sts.policy-without-record", "needs a policy fetched over HTTPS");

    /**
     * Behind these, the senders are not those of before: the record is gone; it is at a doubled name, where it is looked for
     * only if there is no other in its place; void terms that stay within the limit for IPv4 go beyond it for IPv6.
     */
    private static final Set<String> INCOMPARABLE = Set.of("SPF_GONE", "SPF_DOUBLED_NAME", "SPF_VOIDS");

    /**
     * Warnings that leave nothing to be changed: where other mail exchangers may stay, which comes first is the customer's choice;
     * an alias that the DNS host resolves by itself, or that leads there by another name, works (docs/records.md).
     */
    private static final Set<String> THE_CUSTOMERS_CHOICE =
            Set.of("mx.other-first", "mx.other-shares", "records.alias-flattened", "records.alias-indirect");

    private final List<String> keys = Provider.keys(4);
    private final Set<String> occurred = new ConcurrentSkipListSet<>();
    private final Set<String> repairedCodes = new ConcurrentSkipListSet<>();
    private final AtomicInteger proven = new AtomicInteger();
    private final AtomicInteger withStepsOutside = new AtomicInteger();

    @Test
    void thePlanOfEveryDamagedZoneMakesItRight() {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        IntStream.range(0, ZONES)
                .parallel()
                .filter(each -> failures.size() < 20)
                .forEach(each -> {
                    try {
                        prove(SEED + each);
                    } catch (AssertionError failed) {
                        failures.add(failed.getMessage());
                    }
                });
        assertThat(failures).isEmpty();
        System.out.printf(
                "closed loop: %d zones, %d proven (%d of them with a step outside the DNS), %d kinds of damage, repaired: %s%n",
                ZONES, proven.get(), withStepsOutside.get(), occurred.size(), repairedCodes);
        assertThat(proven.get()).isEqualTo(ZONES);
        if (ZONES >= 5_000) {
            assertThat(occurred)
                    .as("every damage occurs")
                    .containsExactlyInAnyOrderElementsOf(
                            Damage.ALL.stream().map(Damage::name).toList());
        }
        if (ZONES >= 20_000) {
            assertThat(repairedCodes)
                    .as("every code with a repair occurs, but for %s", NOT_HERE)
                    .isEqualTo(repairable());
        }
    }

    /** The codes that some repair of records fixes: a new one has to be added there, with a damage that leads to it. */
    private static Set<String> repairable() {
        try (InputStream stream = ClosedLoopTest.class.getResourceAsStream("repairable-codes.txt")) {
            return new TreeSet<>(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void prove(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Provider provider = Provider.random(random, keys);
        CustomerZone zone = new CustomerZone(random, provider);
        DomainReport before = verify(zone, zone.records());
        assertThat(before.verdict())
                .as(() -> "seed %d, before any damage: %s".formatted(seed, sentences(before)))
                .isEqualTo(Verdict.VERIFIED);

        Set<String> senders = OtherSenders.passing(zone.dns(zone.records()), zone.domain);

        List<Damage> damages = damage(zone, random);
        List<DnsRecord> damaged = zone.records();
        DomainReport report = verify(zone, damaged);
        RepairPlan plan = report.repairs();
        List<DnsRecord> repaired = repaired(seed, damaged, plan);
        DomainReport after = verify(zone, repaired);
        Supplier<String> story = () -> "seed %d, damages %s%nzone %s%nfindings %s%nplan %s%nthen %s%nplan then %s"
                .formatted(
                        seed,
                        damages,
                        damaged,
                        sentences(report),
                        plan.steps(),
                        sentences(after),
                        after.repairs().steps())
                .replaceAll("MII[A-Za-z0-9+/=\" ]{100,}", "…");

        assertThat(unexplained(after)).as(story).isEmpty();
        assertThat(after.repairs().changes()).as(story).isEmpty();
        assertThat(repaired).as(story).containsAll(untouched(damaged, plan));
        assertThat(contradictions(plan, repaired)).as(story).isEmpty();
        DomainVerifier verifier = provider.verifier(zone.dns(damaged));
        assertThat(statuses(verifier.preview(zone.domain.toString(), plan)))
                .as(() -> "preview, " + story.get())
                .isEqualTo(statuses(after));
        // what is at a doubled name is looked for only where no record stands in its place, and a record that costs
        // too much
        // lets nobody pass until somebody chooses what may go
        boolean comparable = damages.stream().map(Damage::name).noneMatch(INCOMPARABLE::contains)
                && after.repairs().manualSteps().stream()
                        .noneMatch(step -> step.id().equals("spf.choose-senders"));
        Set<String> passingThen = OtherSenders.passing(zone.dns(repaired), zone.domain);
        // with +all everybody passes until somebody has found out who sends
        boolean open = plan.manualSteps().stream().anyMatch(step -> step.id().equals("spf.close-all"));
        if (!open) {
            assertThat(passingThen)
                    .as(() -> "strangers, " + story.get())
                    .doesNotContainAnyElementsOf(OtherSenders.NOBODY);
        }
        if (comparable) {
            assertThat(passingThen).as(() -> "other senders, " + story.get()).containsAll(senders);
        }
        report.findings().stream()
                .filter(finding -> finding.repair().stream().anyMatch(RecordChange.class::isInstance))
                .forEach(finding -> repairedCodes.add(finding.code().id()));
        proven.incrementAndGet();
        if (!after.repairs().isEmpty()) {
            withStepsOutside.incrementAndGet();
        }
    }

    /** The records after the plan, which has to fit them. */
    private static List<DnsRecord> repaired(long seed, List<DnsRecord> damaged, RepairPlan plan) {
        List<String> lines = damaged.stream().map(DnsRecord::toZoneLine).toList();
        try {
            return ZoneResolver.parse(StrictZone.after(lines, plan.toZoneLines()))
                    .records();
        } catch (AssertionError unfit) {
            throw new AssertionError(
                    "seed %d, zone %s%nplan %s: %s".formatted(seed, damaged, plan.steps(), unfit.getMessage()), unfit);
        }
    }

    /** Checks that are not as they should be, and whose findings do not name a step outside the DNS. */
    private static List<String> unexplained(DomainReport report) {
        return report.entries().stream()
                .filter(entry -> entry.requirement() != Requirement.OPTIONAL && entry.status() != CheckStatus.CORRECT)
                .filter(entry -> entry.status() != CheckStatus.WARNING
                        || entry.findings().stream()
                                .filter(finding -> finding.severity() == Severity.WARNING)
                                .anyMatch(finding -> !THE_CUSTOMERS_CHOICE.contains(
                                        finding.code().id())))
                .filter(entry -> entry.findings().stream()
                        .flatMap(finding -> finding.repair().stream())
                        .noneMatch(ManualStep.class::isInstance))
                .map(entry -> entry.key() + " at " + entry.name() + " " + entry.status())
                .toList();
    }

    private List<Damage> damage(CustomerZone zone, SplittableRandom random) {
        List<Damage> damages = new ArrayList<>();
        int wanted = random.nextInt(1, 6);
        while (damages.size() < wanted) {
            Damage damage = Damage.ALL.get(random.nextInt(Damage.ALL.size()));
            if (damage.apply(zone)) {
                damages.add(damage);
                occurred.add(damage.name());
            }
        }
        return damages;
    }

    private static DomainReport verify(CustomerZone zone, List<DnsRecord> records) {
        return zone.provider.verifier(zone.dns(records)).verify(zone.domain);
    }

    private static List<String> statuses(DomainReport report) {
        return report.entries().stream()
                .map(entry -> entry.key() + " at " + entry.name() + " " + entry.status())
                .toList();
    }

    private static List<String> sentences(DomainReport report) {
        return report.findings().stream().map(Finding::message).toList();
    }

    private static List<DnsRecord> untouched(List<DnsRecord> records, RepairPlan plan) {
        return records.stream()
                .filter(record -> plan.changes().stream().noneMatch(change -> touches(change, record)))
                .toList();
    }

    /** Records that a plan both publishes and deletes, and names with an alias beside other data. */
    private static List<String> contradictions(RepairPlan plan, List<DnsRecord> repaired) {
        List<String> published = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        for (RecordChange change : plan.changes()) {
            change.after().ifPresent(record -> published.add(record.name() + " " + record.data()));
            change.before().ifPresent(record -> deleted.add(record.name() + " " + record.data()));
        }
        List<String> contradictions = new ArrayList<>(published);
        contradictions.retainAll(deleted);
        repaired.stream()
                .filter(record -> record.type().equals(RecordType.CNAME))
                .map(DnsRecord::name)
                .filter(name -> repaired.stream()
                                .filter(record -> record.name().equals(name))
                                .count()
                        > 1)
                .forEach(name -> contradictions.add("an alias beside other data at " + name));
        return contradictions;
    }

    private static boolean touches(RecordChange change, DnsRecord record) {
        DnsRecord before = change.before().or(change::after).orElseThrow();
        return before.name().equals(record.name()) && before.data().equals(record.data());
    }
}
