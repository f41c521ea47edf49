package org.domainverifier.dkim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import org.jspecify.annotations.Nullable;

/**
 * The steps that make one selector right. There is one set of them, which each finding that is not a mere notice carries: they
 * publish the one record that should be there.
 */
final class DkimRepairs {
    private static final Duration TTL = Duration.ofHours(1);
    private static final Set<FindingCode> NOT_TO_BE_MENDED = Set.of(DkimFinding.NOT_DETERMINED);
    private static final Set<FindingCode> NEED_NEW_KEY =
            Set.of(DkimFinding.PRIVATE_KEY, DkimFinding.LARGE_EXPONENT, DkimFinding.SHORT_KEY);

    private final DomainName domain;
    private final SelectorVerdict verdict;
    private final SelectorSeen seen;
    private final @Nullable ExpectedValue expected;

    DkimRepairs(DomainName domain, SelectorVerdict verdict, @Nullable ExpectedValue expected) {
        this.domain = domain;
        this.verdict = verdict;
        this.seen = verdict.seen();
        this.expected = expected;
    }

    SelectorVerdict repaired() {
        if (verdict.findings().stream().noneMatch(DkimRepairs::isToBeMended)) {
            return verdict;
        }
        List<RepairStep> steps = steps();
        List<Finding> findings = verdict.findings().stream()
                .map(finding -> isToBeMended(finding) ? finding.repairedBy(steps) : finding)
                .toList();
        return new SelectorVerdict(seen, verdict.status(), verdict.record(), findings);
    }

    private static boolean isToBeMended(Finding finding) {
        return finding.severity() != Severity.NOTICE && !NOT_TO_BE_MENDED.contains(finding.code());
    }

    private List<RepairStep> steps() {
        List<RepairStep> steps = new ArrayList<>();
        if (has(DkimFinding.ALIAS_TARGET_EMPTY)) {
            steps.add(
                    manual(DkimStep.PROVIDER_PUBLISHES, "target", seen.answer().canonicalName()));
        } else if (expected instanceof ExpectedValue.Key key) {
            steps.addAll(publish(key));
        } else if (expected instanceof ExpectedValue.Alias alias) {
            steps.addAll(publish(alias));
        } else if (expected instanceof ExpectedValue.NotReady) {
            steps.add(manual(DkimStep.WAIT_FOR_KEY, "selector", seen.selector()));
        } else if (expected instanceof ExpectedValue.Unusable) {
            steps.add(manual(DkimStep.FIX_EXPECTED_KEY, "selector", seen.selector()));
        } else {
            steps.addAll(withoutExpectation());
        }
        if (verdict.findings().stream()
                .anyMatch(finding -> NEED_NEW_KEY.contains(finding.code())
                        && !(expected instanceof ExpectedValue.Key && finding.code() == DkimFinding.SHORT_KEY))) {
            steps.add(manual(DkimStep.NEW_KEY_PAIR, "selector", seen.selector()));
        }
        return steps;
    }

    private boolean has(DkimFinding code) {
        return verdict.findings().stream().anyMatch(finding -> finding.code() == code);
    }

    private List<RepairStep> publish(ExpectedValue.Key key) {
        RecordData data = RecordData.Txt.of(key.record().toString());
        List<RepairStep> steps = new ArrayList<>();
        List<DnsRecord> own = ownTexts();
        Optional<DnsRecord> right =
                own.stream().filter(record -> isAsExpected(record, key)).findFirst();
        if (right.isPresent()) {
            own.stream()
                    .filter(record -> !record.equals(right.get()))
                    .forEach(record -> steps.add(new RecordChange.Delete(record)));
        } else if (own.isEmpty()) {
            seen.ownAlias().ifPresent(alias -> steps.add(new RecordChange.Delete(alias)));
            steps.add(add(data));
        } else {
            steps.add(replace(own.get(0), data));
            own.stream().skip(1).forEach(record -> steps.add(new RecordChange.Delete(record)));
        }
        steps.addAll(deleteMisplaced(key));
        return steps;
    }

    private List<RepairStep> publish(ExpectedValue.Alias alias) {
        RecordData data = new RecordData.Cname(alias.target());
        if (seen.ownAlias().isPresent()) {
            DnsRecord own = seen.ownAlias().get();
            return own.data().equals(data) ? List.of(tellSender()) : List.of(replace(own, data));
        }
        if (seen.aliases().contains(alias.target())) { // by a wildcard: what is wrong is behind it
            return List.of(tellSender());
        }
        List<RepairStep> steps = new ArrayList<>();
        ownTexts().forEach(record -> steps.add(new RecordChange.Delete(record)));
        steps.add(add(data));
        return steps;
    }

    /** The TXT records that stand at the name itself and can be changed there. */
    private List<DnsRecord> ownTexts() {
        return !seen.answer().aliases().isEmpty() || seen.isWildcard()
                ? List.of()
                : seen.answer().records().stream()
                        .filter(record -> record.data() instanceof RecordData.Txt
                                && record.name().equals(seen.name()))
                        .toList();
    }

    private static boolean isAsExpected(DnsRecord record, ExpectedValue.Key key) {
        if (!(record.data() instanceof RecordData.Txt txt)) {
            return false;
        }
        Parsed<DkimKeyRecord> parsed = DkimKeyRecord.parse(txt.text());
        boolean wellWritten = parsed.diagnostics().stream()
                .map(Diagnostic::code)
                .allMatch(code -> code.severity() == Severity.NOTICE
                        || code == DkimFinding.SHORT_KEY
                        || code == DkimFinding.TESTING
                        || code == DkimFinding.LARGE_EXPONENT);
        return wellWritten
                && parsed.record()
                        .filter(found -> found.matches(key.key().key())
                                && (!found.isTesting() || key.record().isTesting())
                                && (!found.isStrict() || key.record().isStrict()))
                        .isPresent();
    }

    /** Only what is certainly the expected key at a wrong name: anything else there may be wanted. */
    private List<RepairStep> deleteMisplaced(ExpectedValue.Key key) {
        List<RepairStep> steps = new ArrayList<>();
        seen.elsewhere()
                .forEach((where, answer) -> answer.records().stream()
                        .filter(record -> record.name().equals(where)
                                && where.isWithin(domain)
                                && record.data() instanceof RecordData.Txt txt
                                && DkimKeyRecord.parse(txt.text())
                                        .record()
                                        .filter(found -> found.matches(key.key().key()))
                                        .isPresent())
                        .forEach(record -> steps.add(new RecordChange.Delete(record))));
        return steps;
    }

    private List<RepairStep> withoutExpectation() {
        List<DnsRecord> own = seen.answer().records().stream()
                .filter(record ->
                        record.data() instanceof RecordData.Txt && record.name().isWithin(domain))
                .toList();
        if (!seen.answer().records().isEmpty() && own.isEmpty()) {
            return List.of(tellSender());
        }
        List<RepairStep> steps = new ArrayList<>();
        Optional<String> mended =
                own.isEmpty() || seen.isWildcard() || needsNewKeyOnly() ? Optional.empty() : mended(own);
        if (mended.isPresent()) {
            steps.add(replace(own.get(0), RecordData.Txt.of(mended.get())));
            own.stream().skip(1).forEach(record -> steps.add(new RecordChange.Delete(record)));
        } else if (!needsNewKeyOnly()) {
            steps.add(new ManualStep(DkimStep.ASK_SENDER, Map.of("selector", seen.selector(), "name", seen.name())));
        }
        return steps;
    }

    private boolean needsNewKeyOnly() {
        return verdict.findings().stream()
                .filter(DkimRepairs::isToBeMended)
                .allMatch(finding -> NEED_NEW_KEY.contains(finding.code()));
    }

    /** The record that was meant, if that can be told from what is there and is another text. */
    private static Optional<String> mended(List<DnsRecord> own) {
        List<String> texts = own.stream()
                .map(record -> ((RecordData.Txt) record.data()).text())
                .toList();
        Optional<String> text = texts.size() == 1 ? Optional.of(texts.get(0)) : SplitKey.join(texts);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Parsed<DkimKeyRecord> parsed = DkimKeyRecord.parse(text.get());
        Parsed<DkimKeyRecord> meant = DkimKeyRecord.parse(DkimPasting.withoutPemIfAny(DkimPasting.repair(parsed)
                .map(PastingMistake.Repaired::repaired)
                .orElse(text.get())));
        return meant.record()
                .flatMap(record -> record.publicKey().map(key -> ExpectedValue.standard(record, key)))
                .map(record -> record.withFlags(record.flags().stream()
                                .filter(flag -> !flag.equals("y"))
                                .toArray(String[]::new))
                        .toString())
                .filter(better -> DkimKeyRecord.parse(better).isValid() && !texts.equals(List.of(better)));
    }

    private RepairStep add(RecordData data) {
        return new RecordChange.Add(new DnsRecord(seen.name(), TTL, data));
    }

    private static RepairStep replace(DnsRecord before, RecordData data) {
        return new RecordChange.Replace(before, new DnsRecord(before.name(), before.ttl(), data));
    }

    private ManualStep tellSender() {
        return manual(DkimStep.TELL_SENDER, "target", seen.answer().canonicalName());
    }

    private static ManualStep manual(DkimStep code, String argument, Object value) {
        return new ManualStep(code, Map.of(argument, value));
    }
}
