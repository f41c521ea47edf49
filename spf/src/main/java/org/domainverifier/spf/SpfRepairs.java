package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.EnumSet;
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
import org.domainverifier.txt.TxtRepairs;

/**
 * The one set of changes that puts a domain's SPF right, divided among the findings.
 *
 * @param steps what publishes the proposed record, with what has to be done by hand because of it, and what takes misplaced ones away
 * @param proposal the record that should be there, if another one should
 * @param open whether everybody may send, and goes on to until somebody has found out who does
 */
record SpfRepairs(TxtRepairs steps, Optional<SpfProposal> proposal, boolean open) {

    // all but what no change of the domain's own record fixes; about some of that somebody can do something
    private static final Set<SpfFinding> REPAIRED = EnumSet.complementOf(EnumSet.of(
            SpfFinding.NOT_DETERMINED,
            SpfFinding.OTHER_LEVEL,
            SpfFinding.LOOK_ALIKE,
            SpfFinding.INCLUDE_NOT_DETERMINED,
            SpfFinding.LOOKUP_FAILED,
            SpfFinding.ADDRESS_NOT_DETERMINED,
            SpfFinding.ADDRESS_DEPENDS_ON_MESSAGE,
            SpfFinding.TREE_TOO_LARGE,
            SpfFinding.WIDE_NETWORK,
            SpfFinding.INCLUDE_WIDE_NETWORK,
            SpfFinding.INCLUDE_PERMITS_EVERYONE));
    private static final Map<SpfFinding, SpfStep> BY_HAND = Map.of(
            SpfFinding.OTHER_LEVEL, SpfStep.CHECK_LEVEL,
            SpfFinding.LOOK_ALIKE, SpfStep.CHECK_LOOK_ALIKE,
            SpfFinding.PERMITS_EVERYONE, SpfStep.CLOSE_ALL,
            SpfFinding.ADDRESS_DEPENDS_ON_MESSAGE, SpfStep.PUT_FIRST,
            SpfFinding.WIDE_NETWORK, SpfStep.NARROW_NETWORK,
            SpfFinding.INCLUDE_WIDE_NETWORK, SpfStep.ASK_OWNER,
            SpfFinding.INCLUDE_PERMITS_EVERYONE, SpfStep.ASK_OWNER);

    /** What is in a record that cannot be read is not known, so none can be proposed in its place. */
    static SpfRepairs shortening(SpfEvidence evidence) {
        return new SpfRepairs(TxtRepairs.shortening(evidence.look()), Optional.empty(), false);
    }

    /** Nothing that could be published changes anything. */
    static SpfRepairs none() {
        return new SpfRepairs(TxtRepairs.NONE, Optional.empty(), false);
    }

    /** The steps that make the proposed record be the one that receivers see. */
    static SpfRepairs of(SpfEvidence evidence, SpfMerged merged, Standings standings) {
        SpfProposal proposed = merged.proposal();
        boolean open = merged.end() == SpfQualifier.PASS;
        boolean changes = changesAnything(evidence, proposed);
        if (!changes && merged.isPublishable()) {
            return new SpfRepairs(TxtRepairs.NONE, Optional.empty(), open);
        }
        List<ManualStep> byHand = SpfSteps.of(evidence, merged);
        if (!merged.isPublishable()) {
            // what is to be published is for somebody to decide first
            Optional<SpfProposal> shown = merged.forSomebody() ? Optional.of(proposed) : Optional.empty();
            return new SpfRepairs(TxtRepairs.byHand(byHand), shown, open);
        }
        TxtRepairs published =
                TxtRepairs.publishingAlone(evidence.look(), proposed.record().toString(), standings);
        List<RepairStep> steps = new ArrayList<>(published.publication());
        steps.addAll(byHand);
        return new SpfRepairs(new TxtRepairs(steps, published.removals()), Optional.of(proposed), open);
    }

    /** Whether another record at the domain can end what was found. */
    static boolean isRepairable(Finding finding) {
        return finding.severity() != Severity.NOTICE && REPAIRED.contains((SpfFinding) finding.code());
    }

    /** The findings with the steps that end them. */
    List<Finding> attachTo(List<Finding> findings) {
        return steps.attachTo(findings, REPAIRED, SpfFinding.MISPLACED).stream()
                .map(this::byHand)
                .toList();
    }

    private Finding byHand(Finding finding) {
        SpfStep step = BY_HAND.get((SpfFinding) finding.code());
        if (step == null || step == SpfStep.CLOSE_ALL && !open) {
            return finding;
        }
        if (step == SpfStep.CHECK_LEVEL || step == SpfStep.CHECK_LOOK_ALIKE) {
            return finding.repairedBy(List.of(new ManualStep(step, finding.arguments())));
        }
        if (step == SpfStep.PUT_FIRST) {
            return finding.repairedBy(List.of(first(finding)));
        }
        Object term = finding.arguments().getOrDefault("term", "");
        ManualStep byHand = step == SpfStep.CLOSE_ALL
                ? SpfSteps.closeAll(term, finding.name().orElseThrow())
                : new ManualStep(step, Map.of("term", term));
        return finding.repairedBy(List.of(byHand));
    }

    /** What comes first passes whatever the message. */
    private static ManualStep first(Finding finding) {
        String address = String.valueOf(finding.arguments().get("address"));
        String type = address.indexOf(':') < 0 ? "ip4:" : "ip6:";
        return new ManualStep(
                SpfStep.PUT_FIRST,
                Map.of(
                        "address",
                        address,
                        "term",
                        type + address,
                        "name",
                        finding.name().orElseThrow()));
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
}
