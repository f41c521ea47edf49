package org.domainverifier.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.check.Progress;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.Standings;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtSource;

/** Judges all selectors of a domain together: a function of values. */
final class DkimJudge {
    private final DkimEvidence evidence;
    private final Map<ExpectedSelector, ExpectedValue> values;
    private final Standings standings;
    private final Instant now;
    private final Findings findings = new Findings();
    private final Map<String, DkimSelectorResult> results = new LinkedHashMap<>();

    private DkimJudge(
            DkimEvidence evidence, Map<ExpectedSelector, ExpectedValue> values, Standings standings, Instant now) {
        this.evidence = evidence;
        this.values = values;
        this.standings = standings;
        this.now = now;
    }

    /**
     * Judges.
     *
     * @param values what the provider expects at the selectors of the expectations
     * @param now the time, for rotations by dates
     */
    static DkimResult judge(
            DkimEvidence evidence,
            List<Expected<DkimExpectation>> expectations,
            Map<ExpectedSelector, ExpectedValue> values,
            Standings standings,
            Instant now) {
        return new DkimJudge(evidence, values, standings, now).judge(expectations);
    }

    private DkimResult judge(List<Expected<DkimExpectation>> expectations) {
        List<ExpectationOutcome> outcomes = new ArrayList<>();
        for (Expected<DkimExpectation> expected : expectations) {
            List<CheckStatus> statuses = new ArrayList<>();
            expected.expectation().expected().forEach(selector -> statuses.addAll(expected(selector)));
            outcomes.add(expected.outcome(CheckStatus.worst(statuses), Progress.of(statuses)));
        }
        CheckStatus byStandard = byStandard(!expectations.isEmpty());
        evidence.unused().ifPresent(this::wildcard);
        List<DomainName> delegatedTo = delegation();
        return new DkimResult(
                ExpectationOutcome.combine(byStandard, outcomes),
                findings.list(),
                outcomes,
                results.values().stream()
                        .flatMap(result -> result.texts().stream())
                        .distinct()
                        .toList(),
                List.copyOf(results.values()),
                evidence.search().isPresent(),
                delegatedTo);
    }

    private List<CheckStatus> expected(ExpectedSelector selector) {
        SelectorVerdict verdict = verdict(selector);
        if (selector.old().isEmpty()) {
            return List.of(keep(verdict));
        }
        RotationJudge rotation =
                new RotationJudge(verdict, verdict(selector.old().get()));
        return selector.schedule().map(when -> rotation.at(now, when)).orElseGet(rotation::withoutDates).stream()
                .map(this::keep)
                .toList();
    }

    private SelectorVerdict verdict(ExpectedSelector selector) {
        ExpectedValue value = values.getOrDefault(selector, new ExpectedValue.NotReady());
        SelectorVerdict verdict = SelectorJudge.judge(evidence.of(selector), value, standings);
        return value instanceof ExpectedValue.Alias ? idle(verdict) : verdict;
    }

    private SelectorVerdict byStandard(SelectorEvidence selector) {
        return idle(SelectorJudge.judge(selector, null, standings));
    }

    /** Some senders have two aliases published and keep a key behind one of them at a time (docs/decisions.md, D-DKIM-IDLE). */
    private SelectorVerdict idle(SelectorVerdict verdict) {
        SelectorEvidence selector = verdict.evidence();
        boolean empty = selector.answer().isAbsent() && !selector.aliases().isEmpty();
        return empty && evidence.all().anyMatch(other -> isTwin(selector, other)) ? verdict.asIdle() : verdict;
    }

    private static boolean isTwin(SelectorEvidence empty, SelectorEvidence other) {
        return !other.aliases().isEmpty()
                && other.look().only().flatMap(source -> source.parsed().key()).isPresent()
                && DkimRepairs.isOfOneOwner(
                        empty.aliases().get(0), other.aliases().get(0));
    }

    private CheckStatus keep(SelectorVerdict verdict) {
        findings.addAll(verdict.findings());
        results.merge(
                verdict.evidence().selector(),
                verdict.result(),
                (one, other) -> other.status().compareTo(one.status()) > 0 ? other : one);
        return verdict.status();
    }

    /** The selectors that nobody expects anything of. */
    private CheckStatus byStandard(boolean anyExpectation) {
        List<CheckStatus> named = new ArrayList<>();
        for (SelectorEvidence selector : evidence.named()) {
            named.add(keep(byStandard(selector)));
        }
        List<CheckStatus> found = new ArrayList<>();
        long failed = 0;
        for (SelectorEvidence selector : evidence.found()) {
            if (selector.answer().isFailure()) {
                failed++;
            } else if (isThere(selector)) {
                found.add(keep(byStandard(selector)));
            }
        }
        if (failed > 0 && failed < evidence.found().size()) {
            add(Finding.of(DkimFinding.SEARCH_INCOMPLETE, domainkey()).with("count", failed));
        }
        if (!anyExpectation && evidence.named().isEmpty() && found.isEmpty()) {
            return nothing();
        }
        // of the keys that somebody left behind, a broken one does no more harm than none, if there are others
        boolean onlyWarns = anyExpectation || !named.isEmpty() || found.stream().anyMatch(status -> !status.isWrong());
        found.replaceAll(status -> onlyWarns && status.isWrong() ? CheckStatus.WARNING : status);
        named.addAll(found);
        return CheckStatus.worst(named);
    }

    private static boolean isThere(SelectorEvidence selector) {
        boolean something =
                !selector.answer().isAbsent() || !selector.answer().aliases().isEmpty();
        return something && !selector.isWildcard();
    }

    /** Without a selector from somebody nobody can know: "nothing found" is not "missing". */
    private CheckStatus nothing() {
        List<DnsAnswer> answers =
                evidence.found().stream().map(SelectorEvidence::answer).toList();
        boolean nobodyAnswered = !answers.isEmpty() && answers.stream().allMatch(DnsAnswer::isFailure);
        boolean noDomainkey = evidence.domainkey()
                        .filter(answer -> answer instanceof DnsAnswer.NoSuchName
                                && answer.aliases().isEmpty())
                        .isPresent()
                && answers.stream().allMatch(answer -> answer instanceof DnsAnswer.NoSuchName);
        if (nobodyAnswered) {
            DnsAnswer.Failure failure = (DnsAnswer.Failure) answers.get(0);
            add(Finding.notDetermined(DkimFinding.NOT_DETERMINED, domainkey(), failure.cause(), failure.detail()));
        } else if (noDomainkey) {
            add(Finding.of(DkimFinding.NO_DOMAINKEY, domainkey()).with("name", domainkey()));
        } else {
            add(Finding.of(DkimFinding.NO_SELECTOR_KNOWN, domainkey()).with("domain", evidence.domain()));
        }
        return CheckStatus.UNKNOWN;
    }

    private void wildcard(TxtLook<KeyReading> unused) {
        if (unused.records().isEmpty()) {
            return;
        }
        TxtSource<KeyReading> source = unused.records().get(0);
        Optional<DkimKeyRecord> record = source.parsed().record();
        DkimFinding code = record.isEmpty()
                ? DkimFinding.WILDCARD
                : record.get().isRevoked() ? DkimFinding.WILDCARD_REVOKED : DkimFinding.WILDCARD_KEY;
        add(Finding.of(code, domainkey())
                .in(source.text())
                .with("domain", evidence.domain())
                .with("text", SelectorJudge.shown(source.text())));
    }

    private List<DomainName> delegation() {
        List<DomainName> servers = evidence.domainkey()
                .map(answer -> answer.data(RecordData.Ns.class).stream()
                        .map(RecordData.Ns::server)
                        .sorted()
                        .toList())
                .orElse(List.of());
        if (!servers.isEmpty()) {
            add(Finding.of(DkimFinding.DELEGATED, domainkey())
                    .with("name", domainkey())
                    .with("servers", servers));
        }
        return servers;
    }

    private DomainName domainkey() {
        DomainName domain = evidence.domain();
        return domain.tryChild(Selectors.DOMAINKEY).orElse(domain);
    }

    private void add(Finding finding) {
        findings.add(finding);
    }
}
