package org.domainverifier.spf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.spf.IncludeJudge.Found;
import org.domainverifier.spf.SpfLookupTree.State;
import org.domainverifier.spf.SpfSeen.Source;

/**
 * The one set of changes that puts a domain's SPF right, divided among the findings.
 *
 * @param findings the findings with their repairs
 * @param proposal the record that should stand there, if another one should
 */
record SpfRepairs(List<Finding> findings, Optional<SpfProposal> proposal) {
    private static final Duration NEW_TTL = Duration.ofHours(1);
    private static final int MOST_REMOVED = 20;

    // what no change of the domain's own record mends
    private static final Set<SpfFinding> OUT_OF_REACH = EnumSet.of(
            SpfFinding.NOT_DETERMINED,
            SpfFinding.INCLUDE_NOT_DETERMINED,
            SpfFinding.LOOKUP_FAILED,
            SpfFinding.ADDRESS_NOT_DETERMINED,
            SpfFinding.TREE_TOO_LARGE,
            SpfFinding.WIDE_NETWORK,
            SpfFinding.INCLUDE_WIDE_NETWORK,
            SpfFinding.INCLUDE_PERMITS_EVERYONE);

    static SpfRepairs of(SpfSeen seen, Map<DomainName, Found> includes, SpfLimits limits, List<Finding> findings) {
        boolean mendable = findings.stream().anyMatch(SpfRepairs::isMendable);
        List<RepairStep> changes = new ArrayList<>();
        Optional<SpfProposal> proposal = Optional.empty();
        if (mendable && !seen.answer().isFailure()) {
            List<DomainName> indirect = includes.entrySet().stream()
                    .filter(entry -> entry.getValue().standing() == IncludeJudge.Standing.INDIRECT
                            || entry.getValue().standing() == IncludeJudge.Standing.UNKNOWN)
                    .map(Map.Entry::getKey)
                    .toList();
            SpfProposal proposed = SpfMerge.propose(seen, limits, indirect);
            if (changesAnything(seen, proposed)) {
                changes.addAll(changes(seen, proposed.record()));
                changes.addAll(manualSteps(seen, proposed));
                proposal = Optional.of(proposed);
            } else if (!proposed.isWithinLimit()) {
                changes.addAll(manualSteps(seen, proposed));
                proposal = Optional.of(proposed);
            }
        }
        List<Finding> repaired = new ArrayList<>();
        for (Finding finding : findings) {
            List<RepairStep> steps = isMendable(finding) ? changes : byHand(finding);
            repaired.add(steps.isEmpty() ? finding : finding.repairedBy(steps));
        }
        return new SpfRepairs(List.copyOf(repaired), proposal);
    }

    private static boolean isMendable(Finding finding) {
        return finding.severity() != Severity.NOTICE && !OUT_OF_REACH.contains((SpfFinding) finding.code());
    }

    private static List<RepairStep> byHand(Finding finding) {
        SpfStep step = switch ((SpfFinding) finding.code()) {
            case WIDE_NETWORK -> SpfStep.NARROW_NETWORK;
            case INCLUDE_WIDE_NETWORK, INCLUDE_PERMITS_EVERYONE -> SpfStep.ASK_OWNER;
            default -> null;
        };
        if (step == null) {
            return List.of();
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("term", finding.arguments().getOrDefault("term", ""));
        return List.of(new ManualStep(step, arguments));
    }

    private static boolean changesAnything(SpfSeen seen, SpfProposal proposed) {
        if (seen.records().size() != 1 || !seen.spoilt().isEmpty()) {
            return true;
        }
        ParsedSpf current = seen.records().get(0).parsed();
        List<String> before = current.terms().stream().map(SpfLint::meaning).toList();
        List<String> after =
                proposed.record().terms().stream().map(SpfLint::meaning).toList();
        return !current.isValid() || !before.equals(after);
    }

    private static List<RecordChange> changes(SpfSeen seen, SpfRecord record) {
        RecordData.Txt data = RecordData.Txt.of(record.toString());
        List<RecordChange> changes = new ArrayList<>();
        List<DnsRecord> aliases = seen.answer().aliases();
        List<Source> here = new ArrayList<>(seen.records());
        here.addAll(seen.spoilt());
        DomainName owner = seen.answer().canonicalName();
        if (!aliases.isEmpty() && !owner.isWithin(seen.domain())) {
            // the records behind the alias are somebody else's
            changes.add(new RecordChange.Delete(aliases.get(0)));
            changes.add(new RecordChange.Add(new DnsRecord(seen.domain(), NEW_TTL, data)));
        } else if (here.isEmpty()) {
            changes.add(new RecordChange.Add(new DnsRecord(owner, NEW_TTL, data)));
        } else {
            // one of several may be the right one already: then the others go
            DnsRecord kept = here.stream()
                    .filter(source -> source.txt().text().equals(record.toString()))
                    .findFirst()
                    .orElse(here.get(0))
                    .txt()
                    .record();
            if (!data.text().equals(((RecordData.Txt) kept.data()).text())) {
                changes.add(new RecordChange.Replace(kept, new DnsRecord(kept.name(), kept.ttl(), data)));
            }
            here.stream()
                    .map(source -> source.txt().record())
                    .filter(other -> !other.equals(kept))
                    .forEach(other -> changes.add(new RecordChange.Delete(other)));
        }
        seen.misplaced().stream()
                .map(source -> source.txt().record())
                .filter(misplaced -> misplaced.name().isWithin(seen.domain()))
                .forEach(misplaced -> changes.add(new RecordChange.Delete(misplaced)));
        return changes;
    }

    private static List<RepairStep> manualSteps(SpfSeen seen, SpfProposal proposed) {
        List<RepairStep> steps = new ArrayList<>();
        // who publishes hundreds of wrong terms has to write the record anew
        for (SpfTerm term : proposed.removed()
                .subList(0, Math.min(MOST_REMOVED, proposed.removed().size()))) {
            steps.add(new ManualStep(SpfStep.CHECK_REMOVED, Map.of("term", term.toString())));
        }
        if (!proposed.isWithinLimit()) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("count", proposed.lookupsAfter());
            arguments.put("limit", proposed.limit());
            arguments.put(
                    "terms", proposed.couldGo().stream().map(SpfTerm::toString).toList());
            arguments.put(
                    "senders",
                    proposed.couldGo().stream().map(KnownSenders::named).toList());
            steps.add(new ManualStep(SpfStep.CHOOSE_SENDERS, arguments));
        }
        seen.includes().forEach((name, tree) -> {
            State state = tree.root().state();
            if (state == State.ABSENT || state == State.SEVERAL || state == State.INVALID) {
                steps.add(new ManualStep(SpfStep.MEND_PROVIDER_RECORD, Map.of("include", name.toString())));
            }
        });
        return steps;
    }
}
