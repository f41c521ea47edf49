package org.domainverifier.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.service.MailService;
import org.jspecify.annotations.Nullable;

/** Judges one selector, by the standard and by what is expected there. A function of what the DNS said; used once. */
final class SelectorJudge {
    private static final int LONGEST_SHOWN = 60;

    private final DomainName domain;
    private final SelectorSeen seen;
    private final @Nullable ExpectedValue expected;
    private final Findings findings = new Findings();
    private Optional<DkimKeyRecord> record = Optional.empty();

    /** For an expectation; its value may not be ready. */
    SelectorJudge(DomainName domain, SelectorSeen seen, ExpectedValue expected) {
        this(domain, seen, Optional.of(expected));
    }

    /** By the standard alone. */
    SelectorJudge(DomainName domain, SelectorSeen seen) {
        this(domain, seen, Optional.empty());
    }

    private SelectorJudge(DomainName domain, SelectorSeen seen, Optional<ExpectedValue> expected) {
        this.domain = domain;
        this.seen = seen;
        this.expected = expected.orElse(null);
    }

    SelectorVerdict judge() {
        CheckStatus status = status();
        SelectorVerdict verdict = new SelectorVerdict(seen, status, record, findings.list());
        return new DkimRepairs(domain, verdict, expected).repaired();
    }

    private CheckStatus status() {
        if (expected instanceof ExpectedValue.NotReady) {
            add(DkimFinding.PENDING);
        } else if (expected instanceof ExpectedValue.Unusable unusable) {
            add(finding(DkimFinding.BAD_EXPECTED_KEY).with("problem", unusable.problem()));
        }
        CheckStatus found = expected instanceof ExpectedValue.Alias alias ? alias(alias.target()) : records();
        if (expected instanceof ExpectedValue.NotReady) {
            // there is nothing to compare with, whatever the DNS says (docs/decisions.md, D-DKIM-PENDING)
            return found.isWrong() && found != CheckStatus.MISSING ? found : CheckStatus.PENDING;
        }
        if (expected instanceof ExpectedValue.Unusable) {
            return found.isWrong() && found != CheckStatus.MISSING ? found : CheckStatus.UNKNOWN;
        }
        return found;
    }

    private boolean isCertain() {
        return expected == null || expected instanceof ExpectedValue.Key || expected instanceof ExpectedValue.Alias;
    }

    private CheckStatus records() {
        DnsAnswer answer = seen.answer();
        if (answer instanceof DnsAnswer.Failure failure) {
            return notDetermined(failure);
        }
        if (answer.isAbsent() || seen.isWildcard() && !wildcardServes()) {
            return missing();
        }
        if (!answer.aliases().isEmpty() && !(expected instanceof ExpectedValue.Alias)) {
            add(alias(DkimFinding.ALIAS));
        }
        List<TxtRecords.Text> records = seen.records();
        return records.size() > 1 ? several(records) : single(records.get(0));
    }

    private CheckStatus notDetermined(DnsAnswer.Failure failure) {
        add(finding(DkimFinding.NOT_DETERMINED).with(failure));
        return CheckStatus.UNKNOWN;
    }

    /** What a wildcard has is a record of this selector only if it is a key that was not revoked, and the expected one. */
    private boolean wildcardServes() {
        List<TxtRecords.Text> records = seen.records();
        if (records.size() != 1) {
            return false;
        }
        Optional<DkimPublicKey> key =
                DkimKeyRecord.parse(records.get(0).text()).record().flatMap(DkimKeyRecord::publicKey);
        return expected instanceof ExpectedValue.Key wanted
                ? key.filter(found -> found.isSameAs(wanted.key().key())).isPresent()
                : key.isPresent();
    }

    private CheckStatus missing() {
        if (!isCertain()) {
            return CheckStatus.MISSING;
        }
        List<Finding> misplaced = misplaced();
        if (seen.ownAlias().isPresent()) {
            add(alias(DkimFinding.ALIAS_DANGLING));
        } else {
            add(DkimFinding.MISSING);
        }
        findings.addAll(misplaced);
        return CheckStatus.MISSING;
    }

    private List<Finding> misplaced() {
        List<Finding> found = new ArrayList<>();
        seen.elsewhere()
                .forEach((where, answer) -> TxtRecords.of(answer, Misplaced::isKeyRecord)
                        .matching()
                        .forEach(text -> found.add(Finding.of(DkimFinding.MISPLACED, where)
                                .in(text.text())
                                .with("selector", seen.selector())
                                .with("where", where)
                                .with("name", seen.name()))));
        return found;
    }

    private CheckStatus several(List<TxtRecords.Text> records) {
        DkimFinding code =
                SplitKey.join(records.stream().map(TxtRecords.Text::text).toList())
                                .isPresent()
                        ? DkimFinding.SPLIT_OVER_RECORDS
                        : DkimFinding.MULTIPLE_RECORDS;
        add(finding(code).with("count", records.size()));
        return CheckStatus.CONFLICT;
    }

    private CheckStatus single(TxtRecords.Text text) {
        Parsed<DkimKeyRecord> parsed = DkimKeyRecord.parse(text.text());
        record = parsed.record();
        Optional<PastingMistake.Repaired> mistake = DkimPasting.repair(parsed);
        Parsed<DkimKeyRecord> meant = parsed;
        if (mistake.isPresent()) {
            meant = DkimKeyRecord.parse(mistake.get().repaired());
            add(finding(DkimFinding.PASTING_MISTAKE)
                    .in(text.text())
                    .with("mistake", mistake.get().mistake())
                    .with("repaired", shown(mistake.get().repaired())));
        }
        if (meant.diagnostics().stream().anyMatch(diagnostic -> diagnostic.code() == DkimFinding.PEM_HEADERS)) {
            meant = DkimKeyRecord.parse(DkimPasting.withoutPem(meant.text()));
            add(finding(DkimFinding.PEM_HEADERS).in(text.text()));
        }
        boolean isExpectedKey = isExpectedKey(meant);
        boolean isOtherText = !meant.text().equals(text.text()); // then the places in it say nothing
        for (Diagnostic diagnostic : meant.diagnostics()) {
            Finding finding = inContext(diagnostic, text.text(), isExpectedKey);
            finding = isOtherText ? finding.withoutSpan() : finding;
            add(finding.with("selector", seen.selector()).with("name", seen.name()));
        }
        CheckStatus byStandard = findings.status(SelectorJudge::weight);
        return expected instanceof ExpectedValue.Key wanted
                ? CheckStatus.worst(List.of(byStandard, compare(meant, text.text(), wanted, isExpectedKey)))
                : byStandard;
    }

    private boolean isExpectedKey(Parsed<DkimKeyRecord> parsed) {
        return expected instanceof ExpectedValue.Key wanted
                && parsed.record()
                        .filter(found -> found.matches(wanted.key().key()))
                        .isPresent();
    }

    /** The same thing weighs differently when the provider asked for it, or when nobody asked for the selector at all. */
    private Finding inContext(Diagnostic diagnostic, String text, boolean isExpectedKey) {
        DkimKeyRecord wanted = expected instanceof ExpectedValue.Key key ? key.record() : null;
        DkimFinding code = (DkimFinding) diagnostic.code();
        DkimFinding other = switch (code) {
            case STRICT -> wanted != null && !wanted.isStrict() ? DkimFinding.STRICT_NOT_ASKED : code;
            case REVOKED -> seen.origin() == DkimSelectorResult.Origin.FOUND ? DkimFinding.REVOKED_SELECTOR : code;
            default -> code;
        };
        boolean asked = isExpectedKey
                && (code == DkimFinding.SHORT_KEY
                        || code == DkimFinding.TESTING && wanted != null && wanted.isTesting());
        Finding finding =
                Finding.of(new Diagnostic(other, diagnostic.span(), diagnostic.arguments()), seen.name(), text);
        return asked ? finding.asAsked() : finding;
    }

    private static CheckStatus weight(Finding finding) {
        if (finding.code() == DkimFinding.BAD_EXPECTED_KEY) {
            return CheckStatus.CORRECT; // no fault of the record
        }
        // both are records as the standard wants them, and not what was asked for: a key for mail
        if (finding.code() == DkimFinding.REVOKED || finding.code() == DkimFinding.NOT_FOR_EMAIL) {
            return CheckStatus.INCORRECT;
        }
        return Findings.weight(finding);
    }

    private CheckStatus compare(
            Parsed<DkimKeyRecord> meant, String text, ExpectedValue.Key wanted, boolean isExpectedKey) {
        if (meant.record().isEmpty()) {
            return CheckStatus.INCORRECT;
        }
        DkimKeyRecord published = meant.record().get();
        if (isExpectedKey) {
            List<String> tags = KeyComparison.harmlessDifferences(published, wanted.record());
            if (!tags.isEmpty()) {
                add(finding(DkimFinding.RESTRICTIONS_DIFFER).in(text).with("tags", tags));
            }
            return CheckStatus.CORRECT;
        }
        KeyProblem difference = KeyComparison.difference(published, wanted.record());
        boolean decodes = published.publicKey().isPresent();
        // of a key that is none, more has been said already, unless it is the expected one with a few characters wrong
        if (decodes || difference.code() == DkimFinding.ALTERED_KEY) {
            Finding finding = finding(difference.code()).in(text);
            for (Map.Entry<String, Object> argument : difference.arguments().entrySet()) {
                finding = finding.with(argument.getKey(), argument.getValue());
            }
            add(finding);
        }
        return CheckStatus.INCORRECT;
    }

    /** A CNAME is expected. */
    private CheckStatus alias(DomainName target) {
        DnsAnswer answer = seen.answer();
        if (answer instanceof DnsAnswer.Failure failure) {
            return notDetermined(failure);
        }
        if (seen.aliases().contains(target)) {
            if (answer.isAbsent()) {
                add(alias(DkimFinding.ALIAS_TARGET_EMPTY));
                return CheckStatus.PENDING;
            }
            return records();
        }
        if (answer.isAbsent() && answer.aliases().isEmpty() || seen.isWildcard()) {
            return missing();
        }
        if (!answer.aliases().isEmpty()) {
            add(alias(DkimFinding.WRONG_ALIAS).with("expected", target));
            return CheckStatus.INCORRECT;
        }
        if (seen.targetAnswer().filter(DnsAnswer::isFailure).isPresent()) {
            return notDetermined((DnsAnswer.Failure) seen.targetAnswer().get());
        }
        if (isCopyOfTarget()) {
            CheckStatus copy = records();
            add(finding(DkimFinding.ALIAS_COPIED).with("expected", target));
            return CheckStatus.worst(List.of(copy, CheckStatus.WARNING));
        }
        CheckStatus other = records();
        add(finding(DkimFinding.WRONG_KEY));
        return CheckStatus.worst(List.of(other, CheckStatus.INCORRECT));
    }

    private boolean isCopyOfTarget() {
        Optional<DkimPublicKey> here = onlyKey(seen.answer());
        Optional<DkimPublicKey> there = seen.targetAnswer().flatMap(SelectorJudge::onlyKey);
        return here.isPresent()
                && there.filter(key -> key.isSameAs(here.get().key())).isPresent();
    }

    private static Optional<DkimPublicKey> onlyKey(DnsAnswer answer) {
        List<TxtRecords.Text> texts = TxtRecords.of(answer, text -> true).matching();
        return texts.size() == 1
                ? DkimKeyRecord.parse(texts.get(0).text()).record().flatMap(DkimKeyRecord::publicKey)
                : Optional.empty();
    }

    private Finding alias(DkimFinding code) {
        DomainName target = seen.answer().canonicalName();
        return finding(code)
                .with("target", target)
                .with("sender", seen.keeper().map(MailService::name).orElse(target.toString()));
    }

    private Finding finding(DkimFinding code) {
        return Finding.of(code, seen.name()).with("selector", seen.selector()).with("name", seen.name());
    }

    private void add(DkimFinding code) {
        add(finding(code));
    }

    private void add(Finding finding) {
        findings.add(finding);
    }

    static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
