package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.PublicationStep;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;
import org.domainverifier.txt.HostedFinding;
import org.domainverifier.txt.HostedLook;
import org.domainverifier.txt.HostedRepairs;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtRepairs;
import org.domainverifier.txt.TxtSource;

/**
 * The changes that make the domain's own record right: one set, of which each finding gets the part that ends it. What only the
 * owner can decide, or only the receiver of the reports can do, is a step of another kind.
 */
final class DmarcRepairs {
    /** What a right record at the right name ends. */
    private static final Set<DmarcFinding> ENDED_BY_CHANGES = EnumSet.of(
            DmarcFinding.MISSING,
            DmarcFinding.MULTIPLE_RECORDS,
            DmarcFinding.TOO_LONG,
            DmarcFinding.PASTING_MISTAKE,
            DmarcFinding.BAD_VERSION,
            DmarcFinding.MISPLACED,
            DmarcFinding.ALIAS_AS_TEXT,
            DmarcFinding.SPOILT_BESIDE,
            DmarcFinding.SYNTAX,
            DmarcFinding.MISSING_SEPARATOR,
            DmarcFinding.DUPLICATE_TAG,
            DmarcFinding.INVALID_VALUE,
            DmarcFinding.INVALID_POLICY,
            DmarcFinding.POLICY_MISSING,
            DmarcFinding.UNUSABLE,
            DmarcFinding.BAD_URI,
            DmarcFinding.CLAIMS_PUBLIC_SUFFIX,
            DmarcFinding.TOO_WEAK,
            DmarcFinding.NOT_REPORTING_TO);

    private static final Set<FindingCode> ENDED = ended();

    private final TxtRepairs changes;
    private final DmarcManualSteps byHand;

    private DmarcRepairs(TxtRepairs changes, DmarcManualSteps byHand) {
        this.changes = changes;
        this.byHand = byHand;
    }

    static DmarcRepairs of(
            DmarcEvidence evidence, DmarcDemands demands, boolean missing, boolean unmet, Standings standings) {
        TxtLook<Parsed<DmarcRecord>> look = evidence.look();
        if (evidence.service().isPresent()) {
            return atService(evidence, evidence.service().get(), standings);
        }
        if (look.failure().isPresent() || !look.hasRoom()) {
            return new DmarcRepairs(TxtRepairs.NONE, new DmarcManualSteps(evidence, Optional.empty(), standings));
        }
        if (!look.tooLong().isEmpty()) {
            return new DmarcRepairs(
                    TxtRepairs.shortening(look), new DmarcManualSteps(evidence, Optional.empty(), standings));
        }
        RecordFixer fixer = new RecordFixer(demands, Inherited.of(evidence), look.name());
        List<TxtSource<Parsed<DmarcRecord>>> sources = TxtRepairs.sources(look, standings);
        Optional<TxtRepairs> aliases = sources.isEmpty() && missing ? TxtRepairs.aliasesAsText(look) : Optional.empty();
        if (aliases.isPresent()) {
            return new DmarcRepairs(aliases.get(), new DmarcManualSteps(evidence, Optional.empty(), standings));
        }
        boolean borrowed = sources.isEmpty() && !missing && unmet;
        if (borrowed && demands.suggestion().isEmpty()) {
            TxtRepairs step = TxtRepairs.byHand(List.of(DmarcManualSteps.changeInherited(evidence)));
            return new DmarcRepairs(step, new DmarcManualSteps(evidence, Optional.empty(), standings));
        }
        Optional<RecordFixer.Fixed> fixed = !sources.isEmpty()
                ? Optional.of(fixer.fixed(sources, look.records().isEmpty() ? List.of() : look.nearMisses()))
                : missing || borrowed ? Optional.of(fixer.whereNoneIs()) : Optional.empty();
        DmarcManualSteps byHand = new DmarcManualSteps(evidence, fixed.flatMap(RecordFixer.Fixed::text), standings);
        return new DmarcRepairs(
                fixed.map(each -> changes(evidence, each, byHand, standings)).orElse(TxtRepairs.NONE), byHand);
    }

    /** Whatever is wrong at the name, an alias takes its place; whatever is wrong behind that, its keeper corrects. */
    private static DmarcRepairs atService(
            DmarcEvidence evidence, HostedLook<Parsed<DmarcRecord>> hosted, Standings standings) {
        List<RepairStep> steps = HostedRepairs.of(hosted, DmarcLosses.of(evidence, hosted, standings), standings);
        return new DmarcRepairs(TxtRepairs.byHand(steps), new DmarcManualSteps(evidence, Optional.empty(), standings));
    }

    private static TxtRepairs changes(
            DmarcEvidence evidence, RecordFixer.Fixed fixed, DmarcManualSteps byHand, Standings standings) {
        TxtLook<Parsed<DmarcRecord>> look = evidence.look();
        if (fixed.text().isEmpty()) {
            return TxtRepairs.byHand(fixed.steps().stream().map(byHand::inPlace).toList());
        }
        boolean own = look.only().isPresent();
        boolean open = !own && evidence.policy().state() == DmarcEffectivePolicy.State.NOT_DETERMINED;
        if (open && !isStrictest(fixed.text().get())) {
            return TxtRepairs.byHand(List.of(DmarcManualSteps.awaitParent(evidence)));
        }
        TxtRepairs published = TxtRepairs.publishingAlone(look, fixed.text().get(), standings);
        List<RepairStep> steps = new ArrayList<>(published.publication());
        if (!steps.isEmpty() && steps.stream().noneMatch(DmarcRepairs::isPutOff)) {
            DmarcTakesEffect.of(evidence, fixed).ifPresent(step -> steps.add(0, step));
        }
        steps.addAll(fixed.steps());
        return new TxtRepairs(steps, published.removals());
    }

    private static boolean isPutOff(RepairStep step) {
        return step instanceof ManualStep manual && manual.code() == PublicationStep.VERIFY_AGAIN;
    }

    private static boolean isStrictest(String text) {
        return DmarcRecord.parse(text)
                .record()
                .flatMap(DmarcRecord::policy)
                .filter(DmarcPolicy.REJECT::equals)
                .isPresent();
    }

    private static Set<FindingCode> ended() {
        Set<FindingCode> ended = new HashSet<>(ENDED_BY_CHANGES);
        ended.addAll(List.of(HostedFinding.values()));
        return Set.copyOf(ended);
    }

    /** The findings, each with the steps that end it. */
    List<Finding> attachTo(List<Finding> findings) {
        return changes.attachTo(findings, ENDED, DmarcFinding.MISPLACED).stream()
                .map(byHand::attachTo)
                .toList();
    }
}
