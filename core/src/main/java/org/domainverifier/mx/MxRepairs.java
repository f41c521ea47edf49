package org.domainverifier.mx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.Publication;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;

/**
 * The one set of steps that makes the MX records as expected; without an expectation, that lets a null MX give way to the others.
 * Where the name has records of its own, each finding gets the steps about its exchanger; where it has not, the steps are of use
 * together only, and each finding gets all.
 */
final class MxRepairs {
    private static final Set<Standing> DIVISIBLE = EnumSet.of(Standing.OWN, Standing.ABSENT);

    private final List<RepairStep> steps;
    private final boolean divisible;
    private final Map<RecordData, List<RepairStep>> adding;
    private final Map<RecordData, List<RepairStep>> removing;

    MxRepairs(DnsAnswer answer, Standings standings, List<MxHost> present, List<MxHost> expected) {
        // what is behind an alias works for the owner as it is, unless somebody expects something
        boolean leftAlone = expected.isEmpty() && !answer.aliases().isEmpty();
        List<MxHost> wanted = expected.isEmpty() ? withoutNull(present) : expected;
        this.steps = leftAlone
                ? List.of()
                : Publication.exactly(
                        answer,
                        standings,
                        byPreference(answer.records()),
                        wanted.stream().map(MxHost::data).toList());
        this.divisible = steps.isEmpty() || DIVISIBLE.contains(standings.of(answer));
        this.adding = byData(RecordChange::after);
        this.removing = byData(RecordChange::before);
    }

    /** What adds an exchanger. */
    List<RepairStep> adding(MxHost host) {
        return divisible ? adding.getOrDefault(host.data(), List.of()) : steps;
    }

    /** What deletes an exchanger, or gives it another preference. */
    List<RepairStep> removing(MxHost host) {
        return divisible ? removing.getOrDefault(host.data(), List.of()) : steps;
    }

    private Map<RecordData, List<RepairStep>> byData(Function<RecordChange, Optional<DnsRecord>> side) {
        Map<RecordData, List<RepairStep>> byData = new HashMap<>();
        for (RepairStep step : steps) {
            if (step instanceof RecordChange change) {
                side.apply(change)
                        .ifPresent(record -> byData.computeIfAbsent(record.data(), data -> new ArrayList<>())
                                .add(step));
            }
        }
        return byData;
    }

    // RFC 7505 §3: a null MX is the only one
    private static List<MxHost> withoutNull(List<MxHost> present) {
        List<MxHost> others = present.stream().filter(host -> !host.isNull()).toList();
        return others.isEmpty() ? present : others;
    }

    private static List<DnsRecord> byPreference(List<DnsRecord> records) {
        List<DnsRecord> sorted = new ArrayList<>(records);
        sorted.sort(Comparator.comparingInt(
                record -> record.data() instanceof RecordData.Mx mx ? mx.preference() : Integer.MAX_VALUE));
        return sorted;
    }
}
