package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;
import org.domainverifier.spf.SpfEvidence.Source;
import org.domainverifier.spf.SpfLookupTree.State;
import org.domainverifier.txt.TxtRepairs;

/**
 * The one set of changes that puts a domain's SPF right, divided among the findings.
 *
 * @param steps what publishes the proposed record, with what has to be done by hand because of it, and what takes misplaced ones away
 * @param proposal the record that should be there, if another one should
 */
record SpfRepairs(TxtRepairs steps, Optional<SpfProposal> proposal) {
    private static final int MOST_REMOVED = 20;

    // all but what no change of the domain's own record fixes; about some of that somebody can do something
    private static final Set<SpfFinding> REPAIRED = EnumSet.complementOf(EnumSet.of(
            SpfFinding.NOT_DETERMINED,
            SpfFinding.INCLUDE_NOT_DETERMINED,
            SpfFinding.LOOKUP_FAILED,
            SpfFinding.ADDRESS_NOT_DETERMINED,
            SpfFinding.TREE_TOO_LARGE,
            SpfFinding.WIDE_NETWORK,
            SpfFinding.INCLUDE_WIDE_NETWORK,
            SpfFinding.INCLUDE_PERMITS_EVERYONE));
    private static final Set<State> PROVIDERS_FAULT =
            EnumSet.of(State.ABSENT, State.SEVERAL, State.INVALID, State.TOO_LONG);
    private static final Map<SpfFinding, SpfStep> BY_HAND = Map.of(
            SpfFinding.WIDE_NETWORK, SpfStep.NARROW_NETWORK,
            SpfFinding.INCLUDE_WIDE_NETWORK, SpfStep.ASK_OWNER,
            SpfFinding.INCLUDE_PERMITS_EVERYONE, SpfStep.ASK_OWNER);

    /** What is in a record that cannot be read is not known, so none can be proposed in its place. */
    static SpfRepairs shortening(SpfEvidence evidence) {
        return new SpfRepairs(TxtRepairs.shortening(evidence.look()), Optional.empty());
    }

    /** Nothing that could be published changes anything. */
    static SpfRepairs none() {
        return new SpfRepairs(TxtRepairs.NONE, Optional.empty());
    }

    /** The steps that make the proposed record be the one that receivers see. */
    static SpfRepairs of(SpfEvidence evidence, SpfProposal proposed, Standings standings) {
        boolean changes = changesAnything(evidence, proposed);
        if (!changes && proposed.isWithinLimit()) {
            return none();
        }
        List<ManualStep> byHand = manualSteps(evidence, proposed);
        TxtRepairs published = changes
                ? TxtRepairs.publishingAlone(evidence.look(), proposed.record().toString(), standings)
                : TxtRepairs.NONE;
        List<RepairStep> steps = new ArrayList<>(published.publication());
        steps.addAll(byHand);
        return new SpfRepairs(new TxtRepairs(steps, published.removals()), Optional.of(proposed));
    }

    /** Whether another record at the domain can end what was found. */
    static boolean isRepairable(Finding finding) {
        return finding.severity() != Severity.NOTICE && REPAIRED.contains((SpfFinding) finding.code());
    }

    /** The findings with the steps that end them. */
    List<Finding> attachTo(List<Finding> findings) {
        return steps.attachTo(findings, REPAIRED, SpfFinding.MISPLACED).stream()
                .map(SpfRepairs::byHand)
                .toList();
    }

    private static Finding byHand(Finding finding) {
        SpfStep step = BY_HAND.get((SpfFinding) finding.code());
        if (step == null) {
            return finding;
        }
        Object term = finding.arguments().getOrDefault("term", "");
        return finding.repairedBy(List.of(new ManualStep(step, Map.of("term", term))));
    }

    private static boolean changesAnything(SpfEvidence evidence, SpfProposal proposed) {
        Optional<Source> only = evidence.only();
        if (only.isEmpty() || !evidence.look().nearMisses().isEmpty()) {
            return true;
        }
        ParsedSpf current = only.get().parsed();
        List<String> before = current.terms().stream().map(SpfLint::meaning).toList();
        List<String> after =
                proposed.record().terms().stream().map(SpfLint::meaning).toList();
        return !current.isValid() || !before.equals(after);
    }

    private static List<ManualStep> manualSteps(SpfEvidence evidence, SpfProposal proposed) {
        List<ManualStep> steps = new ArrayList<>();
        // who publishes hundreds of wrong terms has to write the record anew
        proposed.removed().stream()
                .limit(MOST_REMOVED)
                .forEach(term -> steps.add(new ManualStep(SpfStep.CHECK_REMOVED, Map.of("term", term.toString()))));
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
        evidence.includes().forEach((name, tree) -> {
            if (PROVIDERS_FAULT.contains(tree.root().state())) {
                steps.add(new ManualStep(SpfStep.FIX_PROVIDER_RECORD, Map.of("include", name.toString())));
            }
        });
        return steps;
    }
}
