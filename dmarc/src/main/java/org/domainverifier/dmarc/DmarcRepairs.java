package org.domainverifier.dmarc;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Standings;
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
            DmarcFinding.PASTING_MISTAKE,
            DmarcFinding.BAD_VERSION,
            DmarcFinding.MISPLACED,
            DmarcFinding.SYNTAX,
            DmarcFinding.DUPLICATE_TAG,
            DmarcFinding.INVALID_VALUE,
            DmarcFinding.INVALID_POLICY,
            DmarcFinding.POLICY_MISSING,
            DmarcFinding.BAD_URI,
            DmarcFinding.CLAIMS_PUBLIC_SUFFIX,
            DmarcFinding.TOO_WEAK,
            DmarcFinding.NOT_REPORTING_TO);

    private final TxtRepairs changes;

    private DmarcRepairs(TxtRepairs changes) {
        this.changes = changes;
    }

    static DmarcRepairs of(DmarcEvidence evidence, DmarcDemands demands, boolean missing, Standings standings) {
        TxtLook<Parsed<DmarcRecord>> look = evidence.look();
        return new DmarcRepairs(wanted(look, new RecordFixer(demands), missing)
                .map(text -> TxtRepairs.publishing(look, text, standings))
                .orElse(TxtRepairs.NONE));
    }

    /** The findings, each with the steps that end it. */
    List<Finding> attachTo(List<Finding> findings) {
        return changes.attachTo(findings, ENDED_BY_CHANGES, DmarcFinding.MISPLACED).stream()
                .map(DmarcRepairs::withManualStep)
                .toList();
    }

    private static Finding withManualStep(Finding finding) {
        if (finding.severity() == Severity.NOTICE) {
            return finding; // as the provider suggested: nothing for the owner to do
        }
        Optional<ManualStep> step = switch ((DmarcFinding) finding.code()) {
            case POLICY_NONE -> step(DmarcStep.TIGHTEN_POLICY, finding);
            case TEST_MODE -> step(DmarcStep.END_TEST, finding, "policy");
            case SUBDOMAINS_WEAKER, NON_EXISTENT_WEAKER -> step(DmarcStep.COVER_SUBDOMAINS, finding, "policy");
            case PUBLIC_SUFFIX_POLICY -> step(DmarcStep.PUBLISH_OWN_RECORD, finding, "domain");
            case DESTINATION_NOT_AUTHORIZED, DESTINATION_REDIRECTS ->
                step(DmarcStep.AUTHORIZE_REPORTS, finding, "host", "name", "domain");
            case DESTINATION_WITHOUT_MAIL -> step(DmarcStep.ACCEPT_REPORTS, finding, "host");
            default -> Optional.empty();
        };
        return step.map(each -> finding.repairedBy(List.of(each))).orElse(finding);
    }

    private static Optional<ManualStep> step(DmarcStep code, Finding finding, String... names) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (String name : names) {
            Object value = finding.arguments().get(name);
            if (value != null) {
                arguments.put(name, value);
            }
        }
        return Optional.of(new ManualStep(code, arguments));
    }

    /** What the one record at the domain itself is to say; empty if there need not be one, or if it is not known what is there. */
    private static Optional<String> wanted(TxtLook<Parsed<DmarcRecord>> look, RecordFixer fixer, boolean missing) {
        if (look.failure().isPresent() || look.count() == 1 && look.only().isEmpty()) {
            return Optional.empty();
        }
        if (!look.records().isEmpty()) {
            return Optional.of(fixed(look.records(), fixer));
        }
        // of what is not the customer's nothing is taken over
        Optional<TxtSource<Parsed<DmarcRecord>>> meant = look.candidates().stream()
                .filter(source -> !look.nearMisses().isEmpty() || source.name().isWithin(look.domain()))
                .findFirst();
        return meant.map(source -> fixer.fixed(source.parsed()))
                .or(() -> missing ? Optional.of(fixer.whereNoneIs()) : Optional.empty())
                .map(DmarcRecord::toString);
    }

    /** The text to keep, with the report addresses of the records that go. */
    private static String fixed(List<TxtSource<Parsed<DmarcRecord>>> records, RecordFixer fixer) {
        TxtSource<Parsed<DmarcRecord>> kept = keeper(records, fixer);
        List<ReportUri> addresses = records.stream()
                .flatMap(source -> source.parsed().record().stream())
                .flatMap(record -> record.aggregateReports().stream())
                .toList();
        DmarcRecord record = fixer.fixed(kept.parsed()).withAggregateReportsTo(addresses);
        boolean asItWas =
                kept.parsed().record().filter(record::equals).isPresent() && !RecordFixer.isSpoilt(kept.parsed());
        return asItWas ? kept.text() : record.toString();
    }

    /** The record that stays: as the provider wants it, then the strictest (docs/decisions.md, D-DMARC-KEEP). */
    private static TxtSource<Parsed<DmarcRecord>> keeper(
            List<TxtSource<Parsed<DmarcRecord>>> records, RecordFixer fixer) {
        Comparator<TxtSource<Parsed<DmarcRecord>>> byMerit =
                Comparator.comparing(source -> source.parsed().isValid());
        return records.stream()
                .max(byMerit.thenComparing(source -> fixer.isAsAsked(source.parsed()))
                        .thenComparing(source -> fixer.isSuggestion(source.parsed()))
                        .thenComparing(source -> source.parsed()
                                .record()
                                .flatMap(DmarcRecord::policy)
                                .orElse(DmarcPolicy.NONE))
                        .thenComparing(TxtSource::text))
                .orElseThrow();
    }
}
