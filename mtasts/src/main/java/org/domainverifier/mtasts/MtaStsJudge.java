package org.domainverifier.mtasts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.Standings;

/** Puts the judgements on record, policy host and policy together. A function of values. */
final class MtaStsJudge {
    private final MtaStsEvidence evidence;
    private final MtaStsDemands demands;
    private final Standings standings;
    private final Findings findings = new Findings();

    MtaStsJudge(MtaStsEvidence evidence, MtaStsDemands demands, Standings standings) {
        this.evidence = evidence;
        this.demands = demands;
        this.standings = standings;
    }

    MtaStsResult judge() {
        boolean pending =
                demands.expectations().stream().anyMatch(expected -> demands.isPending(expected.expectation()));
        MtaStsRecordJudge recordJudge = new MtaStsRecordJudge(evidence, pending);
        CheckStatus record = recordJudge.judge();
        findings.addAll(recordJudge.findings());

        List<CheckStatus> fulfilled = new ArrayList<>();
        for (Expected<MtaStsExpectation> expected : demands.expectations()) {
            fulfilled.add(CheckStatus.worst(List.of(
                    identity(expected.expectation(), record, recordJudge.record()), alias(expected.expectation()))));
        }

        PolicyFetchJudge fetchJudge = new PolicyFetchJudge(evidence, demands.aliases());
        PolicyJudge policyJudge = new PolicyJudge(evidence, demands);
        boolean announced = evidence.isAnnounced();
        boolean found =
                evidence.fetch().policy().flatMap(parsed -> parsed.record()).isPresent();
        CheckStatus policy = CheckStatus.CORRECT;
        boolean unusable = false;
        // without a record, whatever answers at that name may be anything
        CheckStatus agreed = policyJudge.judge(recordJudge.record());
        if (announced || found) {
            CheckStatus fetched = fetchJudge.judge();
            findings.addAll(fetchJudge.findings());
            policy = CheckStatus.worst(List.of(fetched, agreed));
            unusable = announced && (fetched == CheckStatus.MISSING || fetched == CheckStatus.INVALID);
        }
        findings.addAll(policyJudge.findings());
        if (unusable) {
            findings.add(Finding.of(MtaStsFinding.RECORD_WITHOUT_POLICY, evidence.name())
                    .with("host", evidence.host().name()));
        }
        List<ExpectationOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < fulfilled.size(); i++) {
            Expected<MtaStsExpectation> expected = demands.expectations().get(i);
            outcomes.add(expected.outcome(
                    CheckStatus.worst(List.of(fulfilled.get(i), policyJudge.judge(expected.expectation())))));
        }
        findings.addAll(policyJudge.expectationFindings());
        CheckStatus byStandard = CheckStatus.worst(List.of(record, policy, findings.status(MtaStsJudge::weight)));
        return new MtaStsResult(
                ExpectationOutcome.combine(byStandard, outcomes),
                new MtaStsRepairs(evidence, demands, standings, recordJudge.record()).attachTo(findings.list()),
                outcomes,
                evidence.records().texts(),
                recordJudge.record(),
                Optional.of(evidence.host()),
                evidence.fetch(),
                policyJudge.coverage());
    }

    private CheckStatus identity(MtaStsExpectation expectation, CheckStatus status, Optional<MtaStsRecord> record) {
        if (status.isWrong() && status != CheckStatus.MISSING || status == CheckStatus.UNKNOWN) {
            return status;
        }
        if (demands.isPending(expectation)) {
            return CheckStatus.PENDING;
        }
        Optional<String> expected = demands.idOf(expectation);
        if (record.isEmpty() || expected.isEmpty()) {
            return record.isEmpty() ? CheckStatus.MISSING : CheckStatus.CORRECT;
        }
        // RFC 8461 §3.1: an opaque string, compared as it is
        if (record.get().id().equals(expected.get())) {
            return CheckStatus.CORRECT;
        }
        findings.add(Finding.of(MtaStsFinding.UNEXPECTED_ID, evidence.name())
                .with("expected", expected.get())
                .with("actual", record.get().id())
                .in(evidence.records().texts().get(0)));
        return CheckStatus.INCORRECT;
    }

    private CheckStatus alias(MtaStsExpectation expectation) {
        Optional<DomainName> target = expectation.aliasFor(evidence.domain());
        DomainName host = evidence.host().name();
        if (target.isEmpty() || evidence.isAliasOf(target.get())) {
            return CheckStatus.CORRECT;
        }
        Optional<DnsAnswer> alias = evidence.alias();
        if (alias.isEmpty() || alias.get() instanceof DnsAnswer.Failure) {
            alias.flatMap(answer ->
                            answer instanceof DnsAnswer.Failure failure ? Optional.of(failure) : Optional.empty())
                    .ifPresent(failure -> findings.notDetermined(MtaStsFinding.NOT_DETERMINED, failure));
            return CheckStatus.UNKNOWN;
        }
        List<RecordData.Cname> found = alias.get().data(RecordData.Cname.class);
        if (!found.isEmpty()) {
            findings.add(Finding.of(MtaStsFinding.UNEXPECTED_ALIAS, host)
                    .with("host", host)
                    .with("expected", target.get())
                    .with("actual", found.get(0).target()));
            return CheckStatus.INCORRECT;
        }
        List<DnsRecord> blocking = evidence.blocking(standings);
        if (!blocking.isEmpty()) {
            findings.add(Finding.of(MtaStsFinding.NOT_AN_ALIAS, host)
                    .with("host", host)
                    .with("expected", target.get())
                    .with(
                            "records",
                            blocking.stream()
                                    .map(record ->
                                            record.type() + " " + record.data().toZoneText())
                                    .toList()));
            return CheckStatus.INCORRECT;
        }
        findings.add(
                Finding.of(MtaStsFinding.ALIAS_MISSING, host).with("host", host).with("expected", target.get()));
        return CheckStatus.MISSING;
    }

    // what is an error is in the status of the record, the policy or an expectation already
    private static CheckStatus weight(Finding finding) {
        boolean counts =
                finding.severity() == Severity.WARNING && finding.code() != MtaStsFinding.RECORD_WITHOUT_POLICY;
        return counts ? CheckStatus.WARNING : CheckStatus.CORRECT;
    }
}
