package org.domainverifier.mtasts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.check.Progress;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.Standings;
import org.domainverifier.spelling.AppendedZone;
import org.domainverifier.txt.HostedPresences;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtPresence;
import org.domainverifier.txt.TxtSource;

/** Puts the judgements on record, policy host and policy together. A function of values. */
final class MtaStsJudge {
    /** What an expectation's own status says already, or what is no fault of the record. */
    private static final Set<FindingCode> WITHOUT_WEIGHT =
            Set.of(MtaStsFinding.RECORD_WITHOUT_POLICY, MtaStsFinding.EXPECTED_ID_UNAVAILABLE);

    private final MtaStsEvidence evidence;
    private final MtaStsDemands demands;
    private final Standings standings;
    private final HostedPresences hosted;
    private final Findings findings = new Findings();

    private MtaStsJudge(MtaStsEvidence evidence, MtaStsDemands demands, Standings standings) {
        this.evidence = evidence;
        this.demands = demands;
        this.standings = standings;
        this.hosted = HostedPresences.of(
                evidence.hosted(),
                demands.recordHosts(),
                MtaStsFinding.PRESENCE,
                MtaStsFinding.ALIAS_AS_TEXT,
                standings);
    }

    static MtaStsResult judge(MtaStsEvidence evidence, MtaStsDemands demands, Standings standings) {
        return new MtaStsJudge(evidence, demands, standings).judge();
    }

    /** How an expectation fared as far as the DNS goes. */
    private record Published(Expected<MtaStsExpectation> expected, List<CheckStatus> statuses) {}

    private MtaStsResult judge() {
        CheckStatus record = record();
        List<Published> published = demands.expectations().stream()
                .map(expected -> new Published(expected, published(expected.expectation(), record)))
                .toList();
        CheckStatus policy = policy();
        List<ExpectationOutcome> outcomes =
                published.stream().map(this::outcome).toList();
        CheckStatus byStandard = CheckStatus.worst(List.of(record, policy, findings.status(MtaStsJudge::weight)));
        return new MtaStsResult(
                ExpectationOutcome.combine(byStandard, outcomes),
                MtaStsRepairs.of(evidence, demands, standings).attachTo(findings.list()),
                outcomes,
                evidence.look().texts(),
                evidence.record(),
                Optional.of(evidence.host()),
                evidence.fetch(),
                PolicyJudge.coverage(evidence, demands));
    }

    // RFC 8461 §3.1: if the number of records is not one, there is no policy
    private CheckStatus record() {
        TxtLook<Parsed<MtaStsRecord>> look = evidence.look();
        TxtPresence presence = TxtPresence.of(look, MtaStsFinding.PRESENCE);
        boolean pending = look.failure().isEmpty() && demands.anyPending();
        if (pending) {
            findings.add(Finding.of(MtaStsFinding.PENDING, evidence.name()).with("name", evidence.name()));
        }
        if (demands.anyUnavailable()) {
            findings.add(Finding.of(MtaStsFinding.EXPECTED_ID_UNAVAILABLE, evidence.name())
                    .with("name", evidence.name()));
        }
        findings.addAll(hosted.findings());
        findings.addAll(hosted.weighed(ofRecord(presence, pending)));
        if (pending && presence.status() == CheckStatus.MISSING) {
            return CheckStatus.PENDING;
        }
        boolean missing = presence.status() == CheckStatus.MISSING;
        if (hosted.isUnchecked() || missing && (hosted.isExpected() || evidence.refusesMail())) {
            return CheckStatus.CORRECT; // that is for the expectation to say
        }
        boolean invalid =
                look.only().filter(source -> !source.parsed().isValid()).isPresent();
        return invalid ? CheckStatus.INVALID : presence.status();
    }

    /** What is below the domain, and above it what has the id that was asked for. */
    private boolean maybeMeant(TxtSource<Parsed<MtaStsRecord>> source) {
        return source.name().isWithin(evidence.domain())
                || source.parsed()
                        .record()
                        .filter(record -> demands.expectations().stream()
                                .flatMap(each -> demands.idOf(each.expectation()).stream())
                                .anyMatch(record.id()::equals))
                        .isPresent();
    }

    private Finding ifNeeded(Finding finding) {
        return evidence.refusesMail() && finding.code() == MtaStsFinding.MISSING
                ? finding.with("refusing", evidence.domain()).atMost(Severity.NOTICE)
                : finding;
    }

    /** What there is to say of the record itself. */
    private List<Finding> ofRecord(TxtPresence presence, boolean pending) {
        TxtLook<Parsed<MtaStsRecord>> look = evidence.look();
        Findings found = new Findings();
        presence.findings().stream()
                .filter(finding -> !pending || finding.code() != MtaStsFinding.MISSING)
                .filter(finding -> !hosted.replaces(finding))
                .map(this::ifNeeded)
                .forEach(found::add);
        look.aliasesAsText().stream()
                .filter(target -> !hosted.isExpected())
                .forEach(target -> found.add(Finding.of(MtaStsFinding.ALIAS_AS_TEXT, evidence.name())
                        .with("name", evidence.name())
                        .with("target", target)));
        evidence.levels().stream()
                .filter(this::maybeMeant)
                .forEach(source -> found.add(Finding.of(MtaStsFinding.OTHER_LEVEL, source.name())
                        .with("found", source.name())
                        .with("name", evidence.name())
                        .in(source.text())));
        look.records().forEach(source -> found.diagnostics(source.parsed(), evidence.name()));
        return found.list();
    }

    /** The policy by the standard; without a record, whatever answers at that name may be anything. */
    private CheckStatus policy() {
        Judgement agreed = PolicyJudge.judge(evidence, demands);
        boolean announced = evidence.isAnnounced();
        if (!announced && evidence.policy().isEmpty()) {
            findings.addAll(agreed.findings());
            return CheckStatus.CORRECT;
        }
        Judgement fetched = PolicyFetchJudge.judge(evidence, demands.aliases());
        findings.addAll(fetched.findings());
        findings.addAll(agreed.findings());
        if (announced && (fetched.status() == CheckStatus.MISSING || fetched.status() == CheckStatus.INVALID)) {
            findings.add(Finding.of(MtaStsFinding.RECORD_WITHOUT_POLICY, evidence.name())
                    .with("host", evidence.host().name()));
        }
        return CheckStatus.worst(List.of(fetched.status(), agreed.status()));
    }

    private ExpectationOutcome outcome(Published published) {
        Judgement policy =
                PolicyJudge.judge(evidence, demands, published.expected().expectation());
        findings.addAll(policy.findings());
        CheckStatus status = CheckStatus.worst(published.statuses());
        return published
                .expected()
                .outcome(CheckStatus.worst(List.of(status, policy.status())), Progress.of(published.statuses()));
    }

    /** Of the record, and of the alias if one is asked for. */
    private List<CheckStatus> published(MtaStsExpectation expectation, CheckStatus record) {
        CheckStatus identity = identity(expectation, record);
        CheckStatus ofRecord = expectation
                .recordHost()
                .map(host -> hosted.status(host, identity))
                .orElse(identity);
        return expectation.aliasFor(evidence.domain()).isEmpty()
                ? List.of(ofRecord)
                : List.of(ofRecord, alias(expectation));
    }

    private CheckStatus identity(MtaStsExpectation expectation, CheckStatus status) {
        Optional<MtaStsRecord> record = evidence.record();
        if (status.isWrong() && status != CheckStatus.MISSING || status == CheckStatus.UNKNOWN) {
            return status;
        }
        if (demands.isPending(expectation)) {
            return CheckStatus.PENDING;
        }
        if (demands.isUnavailable(expectation)) {
            return CheckStatus.UNKNOWN;
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
                .in(evidence.look().texts().get(0)));
        return CheckStatus.INCORRECT;
    }

    private CheckStatus alias(MtaStsExpectation expectation) {
        Optional<DomainName> target = expectation.aliasFor(evidence.domain());
        DomainName host = evidence.host().name();
        if (target.isEmpty() || evidence.hostAnswers().isAliasOf(target.get())) {
            return CheckStatus.CORRECT;
        }
        Optional<DnsAnswer> alias = evidence.hostAnswers().alias();
        if (alias.isEmpty() || alias.get() instanceof DnsAnswer.Failure) {
            alias.flatMap(answer ->
                            answer instanceof DnsAnswer.Failure failure ? Optional.of(failure) : Optional.empty())
                    .ifPresent(failure -> findings.notDetermined(MtaStsFinding.NOT_DETERMINED, failure));
            return CheckStatus.UNKNOWN;
        }
        List<RecordData.Cname> found = alias.get().data(RecordData.Cname.class);
        if (!found.isEmpty()) {
            findings.add(unexpectedAlias(found.get(0).target(), target.get()));
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

    private Finding unexpectedAlias(DomainName actual, DomainName expected) {
        DomainName host = evidence.host().name();
        Finding finding = Finding.of(MtaStsFinding.UNEXPECTED_ALIAS, host)
                .with("host", host)
                .with("expected", expected)
                .with("actual", actual);
        return AppendedZone.of(actual, expected, host)
                .map(zone -> finding.with("zone", zone))
                .orElse(finding);
    }

    // what is an error is in the status of the record, the policy or an expectation already
    private static CheckStatus weight(Finding finding) {
        boolean counts = finding.severity() == Severity.WARNING && !WITHOUT_WEIGHT.contains(finding.code());
        return counts ? CheckStatus.WARNING : CheckStatus.CORRECT;
    }
}
