package org.domainverifier.dmarc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;

/**
 * The changes that make the domain's own record right: one set, of which each finding gets the part that mends it. What only the
 * owner can decide, or only the receiver of the reports can do, is a step of another kind.
 */
final class DmarcRepairs {
    private static final Duration NEW_RECORD_TTL = Duration.ofHours(1);
    private static final Set<FindingCode> MENDED_BY_CHANGES = Set.of(
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

    private final DmarcFacts facts;
    private final RecordMender mender;
    private final List<RecordChange> changes = new ArrayList<>();

    private DmarcRepairs(DmarcFacts facts, RecordMender mender) {
        this.facts = facts;
        this.mender = mender;
    }

    static DmarcRepairs of(DmarcFacts facts, List<Expected<DmarcExpectation>> expectations, boolean missing) {
        DmarcRepairs repairs = new DmarcRepairs(facts, new RecordMender(expectations));
        if (facts.lookup().isDetermined()
                && DmarcLookup.recordName(facts.domain()).isPresent()) {
            repairs.plan(missing);
        }
        return repairs;
    }

    /**
     * A finding with the steps that mend it.
     *
     * @param finding the finding
     * @return the same finding with its steps
     */
    Finding attachTo(Finding finding) {
        List<RepairStep> steps = new ArrayList<>();
        if (MENDED_BY_CHANGES.contains(finding.code()) && finding.severity() != Severity.NOTICE) {
            boolean onlyMissing = finding.code() == DmarcFinding.MISSING;
            changes.stream()
                    .filter(change -> !onlyMissing || change.name().equals(facts.recordName()))
                    .forEach(steps::add);
        }
        manualStep(finding).ifPresent(steps::add);
        return steps.isEmpty() ? finding : finding.repairedBy(steps);
    }

    private static Optional<ManualStep> manualStep(Finding finding) {
        if (finding.severity() == Severity.NOTICE) {
            return Optional.empty(); // as the provider suggested: nothing for the owner to do
        }
        return switch ((DmarcFinding) finding.code()) {
            case POLICY_NONE -> step(DmarcStep.TIGHTEN_POLICY, finding);
            case TEST_MODE -> step(DmarcStep.END_TEST, finding, "policy");
            case SUBDOMAINS_WEAKER, NON_EXISTENT_WEAKER -> step(DmarcStep.COVER_SUBDOMAINS, finding, "policy");
            case PUBLIC_SUFFIX_POLICY -> step(DmarcStep.PUBLISH_OWN_RECORD, finding, "domain");
            case DESTINATION_NOT_AUTHORIZED, DESTINATION_REDIRECTS ->
                step(DmarcStep.AUTHORIZE_REPORTS, finding, "host", "name", "domain");
            case DESTINATION_WITHOUT_MAIL -> step(DmarcStep.ACCEPT_REPORTS, finding, "host");
            default -> Optional.empty();
        };
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

    private void plan(boolean missing) {
        List<TxtRecords.Text> own = facts.texts().matching();
        List<NearMiss> nearMisses = facts.nearMisses();
        List<TxtRecords.Text> misplaced = facts.misplaced().stream()
                .filter(text -> text.record().name().isWithin(facts.domain()))
                .toList();
        if (!own.isEmpty()) {
            TxtRecords.Text kept = keeper(own);
            keepOnly(kept, mended(kept, own), own);
        } else if (!nearMisses.isEmpty()) {
            NearMiss kept = nearMisses.get(0);
            keepOnly(
                    kept.text(),
                    mender.mend(DmarcRecord.parse(kept.repaired())).toString(),
                    nearMisses.stream().map(NearMiss::text).toList());
        } else if (missing || !misplaced.isEmpty()) {
            DmarcRecord record = misplaced.stream()
                    .map(text -> mender.mend(DmarcRecord.parse(text.text())))
                    .findFirst()
                    .orElseGet(mender::whereNoneIs);
            removeAlias();
            addRecord(record.toString());
        }
        misplaced.forEach(text -> changes.add(new RecordChange.Delete(text.record())));
    }

    /** The record that stays: as the provider wants it, then the strictest (docs/decisions.md, D-DMARC-KEEP). */
    private TxtRecords.Text keeper(List<TxtRecords.Text> own) {
        Comparator<TxtRecords.Text> byMerit =
                Comparator.comparing(text -> DmarcRecord.parse(text.text()).isValid());
        return own.stream()
                .max(byMerit.thenComparing(text -> mender.isAsAsked(text.text()))
                        .thenComparing(text -> mender.isSuggestion(text.text()))
                        .thenComparing(text -> DmarcRecord.parse(text.text())
                                .record()
                                .flatMap(DmarcRecord::policy)
                                .orElse(DmarcPolicy.NONE))
                        .thenComparing(TxtRecords.Text::text))
                .orElseThrow();
    }

    /** The text to keep, with the report addresses of the records that go. */
    private String mended(TxtRecords.Text kept, List<TxtRecords.Text> own) {
        Parsed<DmarcRecord> parsed = DmarcRecord.parse(kept.text());
        List<ReportUri> others = own.stream()
                .flatMap(other -> DmarcRecord.parse(other.text()).record().stream())
                .flatMap(other -> other.aggregateReports().stream())
                .toList();
        DmarcRecord record = mender.mend(parsed).withAggregateReportsTo(others);
        boolean asItWas = parsed.record().filter(record::equals).isPresent() && !RecordMender.isSpoilt(parsed);
        return asItWas ? kept.text() : record.toString();
    }

    private void keepOnly(TxtRecords.Text kept, String wanted, List<TxtRecords.Text> all) {
        if (!isEditable()) {
            if (all.size() > 1 || !wanted.equals(kept.text())) {
                removeAlias();
                addRecord(wanted);
            }
            return;
        }
        DnsRecord before = kept.record();
        if (!wanted.equals(kept.text())) {
            changes.add(new RecordChange.Replace(
                    before, new DnsRecord(before.name(), before.ttl(), RecordData.Txt.of(wanted))));
        }
        all.stream()
                .filter(text -> !text.equals(kept))
                .forEach(text -> changes.add(new RecordChange.Delete(text.record())));
    }

    private void addRecord(String text) {
        changes.add(new RecordChange.Add(new DnsRecord(facts.recordName(), NEW_RECORD_TTL, RecordData.Txt.of(text))));
    }

    /** Whether the records stand at a name of this domain, not behind an alias to somebody else's. */
    private boolean isEditable() {
        return facts.own()
                .map(answer -> answer.canonicalName().isWithin(facts.domain()))
                .orElse(false);
    }

    private void removeAlias() {
        facts.own().map(DnsAnswer::aliases).stream()
                .flatMap(List::stream)
                .filter(alias -> alias.name().equals(facts.recordName()))
                .forEach(alias -> changes.add(new RecordChange.Delete(alias)));
    }
}
