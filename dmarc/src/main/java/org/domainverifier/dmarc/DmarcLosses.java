package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Standings;
import org.domainverifier.txt.HostedLook;
import org.domainverifier.txt.HostedRepairs;
import org.domainverifier.txt.TxtSource;

/** What would be lost where a record gives way to an alias of one that is kept at a service: addresses, and strictness. */
final class DmarcLosses {
    private static final int MOST_READ = 100;

    private final DmarcEvidence evidence;
    private final DmarcRecord then;
    private final List<DmarcReading> now;

    private DmarcLosses(DmarcEvidence evidence, DmarcRecord then) {
        this.evidence = evidence;
        this.then = then;
        List<TxtSource<Parsed<DmarcRecord>>> texts =
                new ArrayList<>(evidence.look().records());
        texts.addAll(evidence.look().nearMisses());
        this.now = texts.stream()
                .limit(MOST_READ)
                .map(source -> DmarcReading.of(source.text()))
                .toList();
    }

    /** Nothing where there is no record at the service yet: then nothing gives way to it. */
    static HostedRepairs.Losses of(
            DmarcEvidence evidence, HostedLook<Parsed<DmarcRecord>> hosted, Standings standings) {
        Optional<DmarcRecord> then = hosted.only().map(TxtSource::parsed).flatMap(Parsed::record);
        if (then.isEmpty() || !HostedRepairs.replaces(hosted, standings)) {
            return HostedRepairs.Losses.NONE;
        }
        DmarcLosses losses = new DmarcLosses(evidence, then.get());
        return new HostedRepairs.Losses(
                losses.addresses(),
                losses.isWeaker(losses.applied()) ? List.of(losses.matchPolicy(hosted)) : List.of());
    }

    private Set<String> addresses() {
        Set<String> lost = new LinkedHashSet<>();
        for (DmarcReading reading : now) {
            lost(reading.record().aggregateReports(), then.aggregateReports(), lost);
            lost(reading.record().failureReports(), then.failureReports(), lost);
            reading.unread().forEach(unread -> lost.add(unread.text()));
        }
        return lost;
    }

    private static void lost(List<ReportUri> now, List<ReportUri> then, Set<String> lost) {
        now.stream().filter(uri -> !then.contains(uri)).forEach(uri -> lost.add(uri.text()));
    }

    /** What applies now: what the domain's own records say together, or else a parent's. */
    private DmarcRecord applied() {
        if (!now.isEmpty()) {
            return DmarcMerge.of(now.get(0), now.subList(1, now.size()));
        }
        Inherited inherited = Inherited.of(evidence);
        return DmarcRecord.of(inherited.policy())
                .withTesting(inherited.testing())
                .withAlignment(
                        inherited.record().map(DmarcRecord::dkimAlignment).orElse(DmarcAlignment.RELAXED),
                        inherited.record().map(DmarcRecord::spfAlignment).orElse(DmarcAlignment.RELAXED));
    }

    private boolean isWeaker(DmarcRecord applied) {
        boolean testing = then.testing() && !applied.testing() && policy(applied) != DmarcPolicy.NONE;
        return testing
                || !policy(then).isAtLeast(policy(applied))
                || !ofSubdomains(then).isAtLeast(ofSubdomains(applied))
                || !ofNonExistent(then).isAtLeast(ofNonExistent(applied))
                || isWeaker(then.dkimAlignment(), applied.dkimAlignment())
                || isWeaker(then.spfAlignment(), applied.spfAlignment());
    }

    private static boolean isWeaker(DmarcAlignment then, DmarcAlignment now) {
        return now == DmarcAlignment.STRICT && then != DmarcAlignment.STRICT;
    }

    private static DmarcPolicy policy(DmarcRecord record) {
        return record.policy().orElse(DmarcPolicy.NONE);
    }

    private static DmarcPolicy ofSubdomains(DmarcRecord record) {
        return record.subdomainPolicy().orElseGet(() -> policy(record));
    }

    private static DmarcPolicy ofNonExistent(DmarcRecord record) {
        return record.nonExistentPolicy().orElseGet(() -> ofSubdomains(record));
    }

    private ManualStep matchPolicy(HostedLook<?> hosted) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", evidence.look().name());
        arguments.put("target", hosted.target().orElseThrow());
        arguments.put("record", applied().withoutAggregateReports().toString());
        arguments.put("hosted", then.toString());
        return new ManualStep(DmarcStep.MATCH_POLICY, arguments);
    }
}
