package org.domainverifier.dkim;

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
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/** Judges all selectors of a domain together. A function of what the DNS said and what was expected; used once. */
final class DkimJudge {
    private final DomainName domain;
    private final DkimSeen seen;
    private final Findings findings = new Findings();
    private final Map<String, DkimSelectorResult> results = new LinkedHashMap<>();

    DkimJudge(DomainName domain, DkimSeen seen) {
        this.domain = domain;
        this.seen = seen;
    }

    DkimResult judge(List<Expected<DkimExpectation>> expectations, Map<ExpectedSelector, ExpectedValue> values) {
        List<ExpectationOutcome> outcomes = new ArrayList<>();
        for (Expected<DkimExpectation> expected : expectations) {
            List<CheckStatus> statuses = new ArrayList<>();
            for (ExpectedSelector selector : expected.expectation().expected()) {
                statuses.addAll(expected(selector, values));
            }
            outcomes.add(expected.outcome(CheckStatus.worst(statuses)));
        }
        CheckStatus byStandard = byStandard(!expectations.isEmpty());
        wildcard();
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
                seen.searched(),
                delegatedTo);
    }

    private List<CheckStatus> expected(ExpectedSelector selector, Map<ExpectedSelector, ExpectedValue> values) {
        SelectorVerdict verdict = verdict(selector, values);
        if (selector.old().isEmpty()) {
            return List.of(keep(verdict));
        }
        SelectorVerdict old = verdict(selector.old().get(), values);
        return List.of(keep(verdict), keep(verdict.isRight() ? old.asOldOfRotation() : old));
    }

    private SelectorVerdict verdict(ExpectedSelector selector, Map<ExpectedSelector, ExpectedValue> values) {
        return new SelectorJudge(domain, seen.of(selector), values.getOrDefault(selector, new ExpectedValue.NotReady()))
                .judge();
    }

    private CheckStatus keep(SelectorVerdict verdict) {
        findings.addAll(verdict.findings());
        results.merge(
                verdict.seen().selector(),
                verdict.result(),
                (one, other) -> other.status().compareTo(one.status()) > 0 ? other : one);
        return verdict.status();
    }

    /** The selectors that nobody expects anything of. */
    private CheckStatus byStandard(boolean anyExpectation) {
        List<CheckStatus> named = new ArrayList<>();
        for (SelectorSeen selector : seen.named()) {
            named.add(keep(new SelectorJudge(domain, selector).judge()));
        }
        List<CheckStatus> found = new ArrayList<>();
        long failed = 0;
        for (SelectorSeen selector : seen.found()) {
            if (selector.answer().isFailure()) {
                failed++;
            } else if (isThere(selector)) {
                found.add(keep(new SelectorJudge(domain, selector).judge()));
            }
        }
        if (failed > 0 && failed < seen.found().size()) {
            add(Finding.of(DkimFinding.SEARCH_INCOMPLETE, domainkey()).with("count", failed));
        }
        if (!anyExpectation && seen.named().isEmpty() && found.isEmpty()) {
            return nothing();
        }
        // of the keys that somebody left behind, a broken one does no more harm than none, if there are others
        boolean onlyWarns = anyExpectation || !named.isEmpty() || found.stream().anyMatch(status -> !status.isWrong());
        found.replaceAll(status -> onlyWarns && status.isWrong() ? CheckStatus.WARNING : status);
        named.addAll(found);
        return CheckStatus.worst(named);
    }

    private static boolean isThere(SelectorSeen selector) {
        boolean something =
                !selector.answer().isAbsent() || !selector.answer().aliases().isEmpty();
        return something && !selector.isWildcard();
    }

    /** Without a selector from somebody there is no knowing: "nothing found" is not "missing". */
    private CheckStatus nothing() {
        List<DnsAnswer> answers =
                seen.found().stream().map(SelectorSeen::answer).toList();
        boolean nobodyAnswered = !answers.isEmpty() && answers.stream().allMatch(DnsAnswer::isFailure);
        boolean noDomainkey = seen.domainkey()
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
            add(Finding.of(DkimFinding.NO_SELECTOR_KNOWN, domainkey()).with("domain", domain));
        }
        return CheckStatus.UNKNOWN;
    }

    private void wildcard() {
        Optional<DnsAnswer> answer =
                seen.improbable().filter(improbable -> !improbable.records().isEmpty());
        if (answer.isEmpty()) {
            return;
        }
        String text = TxtRecords.of(answer.get(), any -> true).texts().get(0);
        Optional<DkimKeyRecord> record = DkimKeyRecord.parse(text).record();
        DkimFinding code = record.isEmpty()
                ? DkimFinding.WILDCARD
                : record.get().isRevoked() ? DkimFinding.WILDCARD_REVOKED : DkimFinding.WILDCARD_KEY;
        add(Finding.of(code, domainkey()).in(text).with("domain", domain).with("text", SelectorJudge.shown(text)));
    }

    private List<DomainName> delegation() {
        List<DomainName> servers = seen.domainkey()
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
        return domain.tryChild(Selectors.DOMAINKEY).orElse(domain);
    }

    private void add(Finding finding) {
        findings.add(finding);
    }
}
