package org.domainverifier.mtasts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.tlsrpt.TlsRptRecord;

/** Holds a policy against everything that has to agree with it. */
final class PolicyJudge {
    private final MtaStsEvidence evidence;
    private final MtaStsDemands demands;
    private final DomainName host;
    private final Optional<MtaStsPolicy> policy;
    private final Findings findings = new Findings();

    private PolicyJudge(MtaStsEvidence evidence, MtaStsDemands demands) {
        this.evidence = evidence;
        this.demands = demands;
        this.host = evidence.host().name();
        this.policy = evidence.policy();
    }

    /** Whether the policy agrees with the record, the mail exchangers and the policy that was known before. */
    static Judgement judge(MtaStsEvidence evidence, MtaStsDemands demands) {
        PolicyJudge judge = new PolicyJudge(evidence, demands);
        CheckStatus status = judge.agreement();
        return new Judgement(status, judge.findings.list());
    }

    /** How an expectation about the policy itself fared. */
    static Judgement judge(MtaStsEvidence evidence, MtaStsDemands demands, MtaStsExpectation expectation) {
        PolicyJudge judge = new PolicyJudge(evidence, demands);
        CheckStatus status = judge.asAsked(expectation);
        return new Judgement(status, judge.findings.list());
    }

    /** The mail exchangers, published and expected ones, beside the patterns that allow them. */
    static List<ExchangerCoverage> coverage(MtaStsEvidence evidence, MtaStsDemands demands) {
        return new PolicyJudge(evidence, demands).coverage();
    }

    private CheckStatus agreement() {
        stillKept();
        if (policy.isEmpty()) {
            return CheckStatus.CORRECT;
        }
        if (evidence.look().records().isEmpty() && evidence.look().failure().isEmpty()) {
            findings.add(Finding.of(MtaStsFinding.POLICY_WITHOUT_RECORD, host)
                    .with("host", host)
                    .with("name", evidence.name()));
        }
        switch (policy.get().mode()) {
            case NONE -> findings.add(Finding.of(MtaStsFinding.MODE_NONE, host).with("host", host));
            case TESTING ->
                findings.add(Finding.of(MtaStsFinding.MODE_TESTING, host).with("host", host));
            case ENFORCE -> reports();
        }
        changes();
        return policy.get().mode() == MtaStsMode.NONE ? CheckStatus.CORRECT : exchangers();
    }

    private CheckStatus asAsked(MtaStsExpectation expectation) {
        if (expectation.leastMode().isEmpty() && expectation.exchangers().isEmpty()) {
            return CheckStatus.CORRECT;
        }
        if (policy.isEmpty()) {
            return CheckStatus.UNKNOWN; // nothing to go by, or what is wrong has been said
        }
        CheckStatus status = CheckStatus.CORRECT;
        Optional<MtaStsMode> least = expectation.leastMode();
        if (least.isPresent() && policy.get().mode().compareTo(least.get()) < 0) {
            findings.add(Finding.of(MtaStsFinding.MODE_TOO_WEAK, host)
                    .with("host", host)
                    .with("expected", least.get())
                    .with("actual", policy.get().mode()));
            status = CheckStatus.INCORRECT;
        }
        for (DomainName exchanger : expectation.exchangers()) {
            if (!policy.get().allows(exchanger)) {
                findings.add(Finding.of(MtaStsFinding.EXPECTED_MX_NOT_COVERED, host)
                        .with("host", host)
                        .with("exchanger", exchanger));
                status = CheckStatus.INCORRECT;
            }
        }
        return status;
    }

    private List<ExchangerCoverage> coverage() {
        if (policy.isEmpty()) {
            return List.of();
        }
        PatternIndex patterns = new PatternIndex(policy.get().mx());
        Set<DomainName> published = Set.copyOf(evidence.exchangers());
        Set<DomainName> all = new LinkedHashSet<>(evidence.exchangers());
        all.addAll(demands.exchangers());
        return all.stream()
                .map(exchanger ->
                        new ExchangerCoverage(exchanger, published.contains(exchanger), patterns.first(exchanger)))
                .toList();
    }

    // RFC 8461 §4.1
    private CheckStatus exchangers() {
        CheckStatus status = CheckStatus.CORRECT;
        boolean enforced = policy.orElseThrow().mode() == MtaStsMode.ENFORCE;
        List<ExchangerCoverage> coverage = coverage();
        for (ExchangerCoverage exchanger : coverage) {
            if (exchanger.pattern().isEmpty()) {
                findings.add(
                        Finding.of(enforced ? MtaStsFinding.MX_NOT_COVERED : MtaStsFinding.MX_NOT_COVERED_YET, host)
                                .with("host", host)
                                .with("exchanger", exchanger.host()));
                status = enforced ? CheckStatus.INCORRECT : CheckStatus.WARNING;
            }
        }
        Optional<DnsAnswer.Failure> failure = evidence.mx()
                .flatMap(mx -> mx instanceof DnsAnswer.Failure failed ? Optional.of(failed) : Optional.empty());
        if (failure.isPresent()) {
            findings.notDetermined(MtaStsFinding.NOT_DETERMINED, failure.get());
            return CheckStatus.worst(List.of(status, CheckStatus.UNKNOWN));
        }
        List<MxPattern> patterns = policy.orElseThrow().mx();
        PatternIndex index = new PatternIndex(patterns);
        Set<MxPattern> used = coverage.stream()
                .flatMap(exchanger -> index.allowing(exchanger.host()))
                .collect(Collectors.toSet());
        for (MxPattern pattern : patterns) {
            if (!used.contains(pattern)) {
                findings.add(Finding.of(MtaStsFinding.PATTERN_UNUSED, host)
                        .with("host", host)
                        .with("pattern", pattern));
            }
        }
        return status;
    }

    // RFC 8461 §3.1: senders fetch a policy again when the id changes
    private void changes() {
        Optional<MtaStsRecord> record = evidence.record();
        boolean stale = record.isPresent()
                && demands.earlier()
                        .filter(earlier -> earlier.id().equals(record.get().id())
                                && !earlier.policy().equals(policy.orElseThrow()))
                        .isPresent();
        if (stale) {
            findings.add(Finding.of(MtaStsFinding.ID_UNCHANGED, evidence.name())
                    .with("id", record.orElseThrow().id())
                    .in(evidence.look().texts().get(0)));
        }
    }

    // RFC 8461 §3.1, §5.1: removing the record does not revoke a policy; §8.3: mode none does
    private void stillKept() {
        boolean gone = !evidence.isAnnounced() && evidence.look().answer().isAbsent();
        if (gone) {
            demands.earlier()
                    .map(KnownPolicy::policy)
                    .filter(kept -> kept.mode() != MtaStsMode.NONE)
                    .ifPresent(kept -> findings.add(Finding.of(MtaStsFinding.POLICY_STILL_KEPT, evidence.name())
                            .with("name", evidence.name())
                            .with("mode", kept.mode())
                            .with("seconds", kept.lifetime().toSeconds())));
        }
    }

    private void reports() {
        boolean absent = evidence.tlsRpt()
                .filter(answer -> !answer.isFailure())
                .filter(answer -> answer.data(RecordData.Txt.class).stream()
                        .map(RecordData.Txt::text)
                        .noneMatch(TlsRptRecord::isTlsRpt))
                .isPresent();
        if (absent) {
            findings.add(Finding.of(MtaStsFinding.ENFORCED_WITHOUT_REPORTS, host)
                    .with("host", host)
                    .with("name", evidence.tlsRpt().orElseThrow().question().name()));
        }
    }
}
