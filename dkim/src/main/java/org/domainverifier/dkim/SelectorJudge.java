package org.domainverifier.dkim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;
import org.domainverifier.service.MailService;
import org.domainverifier.service.MailServices;
import org.domainverifier.spelling.AppendedZone;
import org.domainverifier.txt.AliasState;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtPresence;
import org.domainverifier.txt.TxtSource;
import org.jspecify.annotations.Nullable;

/** Judges one selector, by the standard and by what is expected there: a function of values. */
final class SelectorJudge {
    private static final int LONGEST_SHOWN = 60;
    private static final int LONGEST_PLACE_HOLDER = 80;
    /** What is around the place holders of templates. */
    private static final List<String> PLACE_HOLDERS = List.of("{}", "<>", "[]", "%%");

    private final SelectorEvidence evidence;
    private final @Nullable ExpectedValue expected;
    private final Standings standings;
    private final Findings findings = new Findings();
    private Optional<DkimKeyRecord> record = Optional.empty();

    private SelectorJudge(SelectorEvidence evidence, @Nullable ExpectedValue expected, Standings standings) {
        this.evidence = evidence;
        this.expected = expected;
        this.standings = standings;
    }

    /**
     * Judges.
     *
     * @param expected what is expected there, which may not be ready; null to judge by the standard alone
     */
    static SelectorVerdict judge(SelectorEvidence evidence, @Nullable ExpectedValue expected, Standings standings) {
        SelectorJudge judge = new SelectorJudge(evidence, expected, standings);
        CheckStatus status = judge.status();
        List<Finding> findings = judge.findings.list();
        return new SelectorVerdict(
                evidence, status, judge.record, DkimRepairs.attachTo(findings, evidence, expected, standings));
    }

    private CheckStatus status() {
        if (expected instanceof ExpectedValue.NotReady) {
            add(DkimFinding.PENDING);
        } else if (expected instanceof ExpectedValue.Unusable unusable) {
            add(finding(DkimFinding.BAD_EXPECTED_KEY).with("problem", unusable.problem()));
        } else if (expected instanceof ExpectedValue.Unavailable) {
            add(DkimFinding.EXPECTED_KEY_UNAVAILABLE);
        }
        CheckStatus found = expected instanceof ExpectedValue.Alias alias ? alias(alias.target()) : records();
        if (expected instanceof ExpectedValue.NotReady) {
            // there is nothing to compare with, whatever the DNS says (docs/decisions.md, D-DKIM-PENDING)
            return found.isWrong() && found != CheckStatus.MISSING ? found : CheckStatus.PENDING;
        }
        if (expected instanceof ExpectedValue.Unusable || expected instanceof ExpectedValue.Unavailable) {
            return found.isWrong() && found != CheckStatus.MISSING ? found : CheckStatus.UNKNOWN;
        }
        return found;
    }

    private boolean isCertain() {
        return expected == null || expected instanceof ExpectedValue.Key || expected instanceof ExpectedValue.Alias;
    }

    private CheckStatus records() {
        DnsAnswer answer = evidence.answer();
        if (answer instanceof DnsAnswer.Failure failure) {
            return notDetermined(failure);
        }
        if (answer.isAbsent() || evidence.isWildcard() && !wildcardServes()) {
            return missing();
        }
        if (!answer.aliases().isEmpty() && !(expected instanceof ExpectedValue.Alias)) {
            add(alias(DkimFinding.ALIAS));
        }
        return evidence.look().only().map(this::single).orElseGet(this::several);
    }

    private CheckStatus notDetermined(DnsAnswer.Failure failure) {
        add(finding(DkimFinding.NOT_DETERMINED).with(failure));
        return CheckStatus.UNKNOWN;
    }

    /** What a wildcard has is a record of this selector only if it is a key that was not revoked, and the expected one. */
    private boolean wildcardServes() {
        Optional<DkimPublicKey> key = onlyKey(evidence.look());
        return expected instanceof ExpectedValue.Key wanted
                ? key.filter(found -> found.isSameAs(wanted.key().key())).isPresent()
                : key.isPresent();
    }

    private CheckStatus missing() {
        if (!isCertain()) {
            return CheckStatus.MISSING;
        }
        if (evidence.answer().aliases().isEmpty() || evidence.isWildcard()) {
            add(DkimFinding.MISSING);
        } else {
            add(dangling());
        }
        evidence.elsewhere().forEach(this::misplaced);
        return CheckStatus.MISSING;
    }

    /** An alias to nowhere, which may be the name of a well-known service, or one of the domain's own, with the zone appended. */
    private Finding dangling() {
        DomainName domain = evidence.look().domain();
        Finding finding = alias(DkimFinding.ALIAS_DANGLING);
        return AppendedZone.without(evidence.aliases().get(0), domain)
                .filter(meant -> meant.isWithin(domain)
                        || MailServices.wellKnown().byDkimTarget(meant).isPresent())
                .map(meant -> finding.with("meant", meant))
                .orElse(finding);
    }

    private void misplaced(TxtLook<KeyReading> place) {
        boolean others = Misplaced.isOfOthers(
                place.name(), evidence.name(), evidence.look().domain());
        for (TxtSource<KeyReading> source : place.records()) {
            if (others && !isExpectedKey(source.parsed().meant())) {
                continue; // somebody else's, who signs with it
            }
            boolean here = place.name().parent().equals(evidence.name().parent());
            add(Finding.of(here ? DkimFinding.AT_OTHER_SELECTOR : DkimFinding.MISPLACED, place.name())
                    .in(source.text())
                    .with("selector", evidence.selector())
                    .with("where", place.name())
                    .with("name", evidence.name()));
        }
    }

    private CheckStatus several() {
        findings.addAll(TxtPresence.tooLong(DkimFinding.TOO_LONG, evidence.look()));
        if (evidence.look().count() == 1) {
            return CheckStatus.INVALID;
        }
        DkimFinding code =
                evidence.joined().isPresent() ? DkimFinding.SPLIT_OVER_RECORDS : DkimFinding.MULTIPLE_RECORDS;
        add(finding(code).with("count", evidence.look().count()));
        return CheckStatus.CONFLICT;
    }

    private CheckStatus single(TxtSource<KeyReading> source) {
        KeyReading reading = source.parsed();
        record = reading.record();
        reading.mistake()
                .ifPresent(mistake -> add(finding(DkimFinding.PASTING_MISTAKE)
                        .in(source.text())
                        .with("mistake", mistake.mistake())
                        .with("repaired", shown(mistake.repaired()))));
        if (reading.hadPem()) {
            add(finding(DkimFinding.PEM_HEADERS).in(source.text()));
        }
        Parsed<DkimKeyRecord> meant = reading.meant();
        if (isTemplate(meant)) {
            add(finding(DkimFinding.TEMPLATE_VARIABLE).in(source.text()).with("text", shown(source.text())));
            return CheckStatus.INVALID;
        }
        boolean isExpectedKey = isExpectedKey(meant);
        boolean isOtherText = !meant.text().equals(source.text()); // then the places in it say nothing
        for (Diagnostic diagnostic : meant.diagnostics()) {
            Finding finding = inContext(diagnostic, source.text(), isExpectedKey);
            finding = isOtherText ? finding.withoutSpan() : finding;
            add(finding.with("selector", evidence.selector()).with("name", evidence.name()));
        }
        CheckStatus byStandard = findings.status(SelectorJudge::weight);
        return expected instanceof ExpectedValue.Key wanted
                ? CheckStatus.worst(List.of(byStandard, compare(meant, source.text(), wanted, isExpectedKey)))
                : byStandard;
    }

    /** Whether somebody did not fill in what stands for the key: no key has such characters. */
    private static boolean isTemplate(Parsed<DkimKeyRecord> meant) {
        boolean decodes = meant.record().flatMap(DkimKeyRecord::publicKey).isPresent();
        return !decodes
                && PLACE_HOLDERS.stream().anyMatch(pair -> {
                    int open = meant.text().indexOf(pair.charAt(0));
                    int close = meant.text().lastIndexOf(pair.charAt(1));
                    return open >= 0 && close > open + 1 && close - open < LONGEST_PLACE_HOLDER;
                });
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
            case REVOKED -> evidence.origin() == DkimSelectorResult.Origin.FOUND ? DkimFinding.REVOKED_SELECTOR : code;
            default -> code;
        };
        boolean asked = isExpectedKey
                && (code == DkimFinding.SHORT_KEY
                        || code == DkimFinding.TESTING && wanted != null && wanted.isTesting());
        Finding finding =
                Finding.of(new Diagnostic(other, diagnostic.span(), diagnostic.arguments()), evidence.name(), text);
        return asked ? finding.asAsked() : finding;
    }

    private static CheckStatus weight(Finding finding) {
        if (finding.code() == DkimFinding.BAD_EXPECTED_KEY || finding.code() == DkimFinding.EXPECTED_KEY_UNAVAILABLE) {
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
            List<String> more = KeyComparison.restrictionsOfItsOwn(published, wanted.record());
            List<String> missing = KeyComparison.missingRestrictions(published, wanted.record());
            if (!more.isEmpty()) {
                add(finding(DkimFinding.RESTRICTIONS_DIFFER).in(text).with("tags", more));
            } else if (!missing.isEmpty()) {
                add(finding(DkimFinding.RESTRICTIONS_DIFFER).in(text).with("missing", missing));
            }
            return CheckStatus.CORRECT;
        }
        if (published.key().equals(wanted.record().key())) {
            return CheckStatus.INCORRECT; // what is wrong about the key is not the key, and has been said
        }
        KeyProblem difference = KeyComparison.difference(published, wanted.record());
        boolean decodes = published.publicKey().isPresent();
        // of what is not a key, enough has been said already, unless it is the expected one with a few characters wrong
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
        return switch (AliasState.of(evidence.answer(), target, evidence.isWildcard())) {
            case NOT_DETERMINED, RIGHT -> records();
            case RIGHT_AND_EMPTY -> {
                add(alias(DkimFinding.ALIAS_TARGET_EMPTY));
                yield CheckStatus.PENDING;
            }
            case MISSING -> proxied(target) ? CheckStatus.MISSING : missing();
            case AS_TEXT -> {
                add(finding(DkimFinding.ALIAS_AS_TEXT)
                        .in(evidence.look().records().get(0).text())
                        .with("expected", target));
                proxied(target);
                yield CheckStatus.INCORRECT;
            }
            case OTHER_ALIAS -> {
                add(wrongAlias(target));
                yield CheckStatus.INCORRECT;
            }
            case OWN_TEXTS -> ownTexts(target);
        };
    }

    private Finding wrongAlias(DomainName target) {
        Finding finding = alias(DkimFinding.WRONG_ALIAS).with("expected", target);
        return AppendedZone.of(evidence.aliases().get(0), target, evidence.name())
                .map(zone -> finding.with("zone", zone))
                .orElse(finding);
    }

    private CheckStatus ownTexts(DomainName target) {
        Optional<DnsAnswer.Failure> failure = evidence.target().flatMap(TxtLook::failure);
        if (failure.isPresent()) {
            return notDetermined(failure.get());
        }
        CheckStatus here = records();
        boolean proxied = proxied(target);
        if (!isCopyOfTarget()) {
            add(finding(DkimFinding.WRONG_KEY));
            return CheckStatus.worst(List.of(here, CheckStatus.INCORRECT));
        }
        if (proxied) {
            return CheckStatus.worst(List.of(here, CheckStatus.INCORRECT));
        }
        add(finding(DkimFinding.ALIAS_COPIED).with("expected", target));
        return CheckStatus.worst(List.of(here, CheckStatus.WARNING));
    }

    /** Tells of addresses in place of the alias that was asked for, or in its way, unless a wildcard gives them. */
    private boolean proxied(DomainName target) {
        List<String> addresses = evidence.addresses().stream()
                .filter(answer -> !answer.records().isEmpty() && standings.of(answer) != Standing.WILDCARD)
                .flatMap(answer -> answer.records().stream())
                .map(record -> record.data().toZoneText())
                .toList();
        if (!addresses.isEmpty()) {
            add(finding(DkimFinding.ALIAS_PROXIED).with("expected", target).with("addresses", addresses));
        }
        return !addresses.isEmpty();
    }

    private boolean isCopyOfTarget() {
        Optional<DkimPublicKey> here = onlyKey(evidence.look());
        Optional<DkimPublicKey> there = evidence.target().flatMap(SelectorJudge::onlyKey);
        return here.isPresent()
                && there.filter(key -> key.isSameAs(here.get().key())).isPresent();
    }

    private static Optional<DkimPublicKey> onlyKey(TxtLook<KeyReading> look) {
        return look.only().map(TxtSource::parsed).flatMap(KeyReading::key);
    }

    private Finding alias(DkimFinding code) {
        DomainName target = evidence.answer().canonicalName();
        return finding(code)
                .with("target", target)
                .with("sender", evidence.keeper().<Object>map(MailService::name).orElse(target));
    }

    private Finding finding(DkimFinding code) {
        return Finding.of(code, evidence.name())
                .with("selector", evidence.selector())
                .with("name", evidence.name());
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
