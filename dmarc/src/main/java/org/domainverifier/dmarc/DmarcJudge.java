package org.domainverifier.dmarc;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Severity;

/** Judges what was found, by the standard and by the expectations. A pure function of its input. */
final class DmarcJudge {
    private final DmarcFacts facts;
    private final List<Expected<DmarcExpectation>> expectations;
    private final DmarcLookup lookup;
    private final List<NearMiss> nearMisses;
    private final DmarcEffectivePolicy policy;
    private final DomainName recordName;
    private final Findings findings = new Findings();

    DmarcJudge(DmarcFacts facts, List<Expected<DmarcExpectation>> expectations) {
        this.facts = facts;
        this.expectations = expectations;
        this.lookup = facts.lookup();
        this.nearMisses = facts.nearMisses();
        this.policy = facts.policy();
        this.recordName = facts.recordName();
    }

    DmarcResult judge() {
        presence();
        lookup.record().ifPresent(record -> findings.addAll(new DmarcLint(facts, expectations, record).findings()));
        List<ExpectationOutcome> outcomes = expectations.stream()
                .map(expected -> expected.outcome(outcome(expected.expectation())))
                .toList();
        CheckStatus byStandard = byStandard();
        boolean missing = byStandard == CheckStatus.MISSING
                || outcomes.stream().anyMatch(outcome -> outcome.status() == CheckStatus.MISSING);
        if (missing) {
            findings.addFirst(at(DmarcFinding.MISSING).with("name", recordName));
        }
        DmarcRepairs repairs = DmarcRepairs.of(facts, expectations, missing);
        return new DmarcResult(
                ExpectationOutcome.combine(byStandard, outcomes),
                findings.list().stream().map(repairs::attachTo).toList(),
                outcomes,
                lookup.texts(),
                lookup.record(),
                policy,
                facts.subdomainPolicy(true),
                facts.subdomainPolicy(false),
                facts.walk().organizationalDomain(),
                facts.walk(),
                facts.destinations(),
                DmarcLegacyReading.of(facts.walk()));
    }

    private void presence() {
        facts.walk().failedAt().ifPresent(this::notDetermined);
        if (lookup.state() == DmarcLookup.State.SEVERAL) {
            findings.add(at(DmarcFinding.MULTIPLE_RECORDS)
                    .with("count", lookup.texts().size())
                    .with("name", recordName));
        }
        for (NearMiss miss : nearMisses) {
            Finding finding = miss.mistake()
                    .map(mistake -> at(DmarcFinding.PASTING_MISTAKE)
                            .with("mistake", mistake)
                            .with("repaired", miss.repaired()))
                    .orElseGet(() -> at(DmarcFinding.BAD_VERSION)
                            .with("text", miss.text().text()));
            findings.add(finding.in(miss.text().text()));
        }
        for (TxtRecords.Text other : facts.texts().others()) {
            if (nearMisses.stream().noneMatch(miss -> miss.text().equals(other))) {
                findings.add(at(DmarcFinding.OTHER_TEXT)
                        .with("kind", other.text().startsWith("v=spf1") ? "SPF" : "TXT")
                        .with("text", other.text())
                        .in(other.text()));
            }
        }
        for (TxtRecords.Text text : facts.misplaced()) {
            findings.add(Finding.of(DmarcFinding.MISPLACED, text.record().name())
                    .with("found", text.record().name())
                    .with("name", recordName)
                    .in(text.text()));
        }
        if (lookup.isDetermined() && lookup.record().isEmpty()) {
            inherited();
        }
    }

    private void notDetermined(DmarcLookup failed) {
        // what stands at the domain itself decides; beyond it, only the subdomains' policy is left open
        boolean decides = failed.domain().equals(facts.domain())
                || lookup.state() == DmarcLookup.State.NONE && acceptsInherited();
        DomainName name = DmarcLookup.recordName(failed.domain()).orElse(failed.domain());
        String detail = failed.domain().equals(facts.domain())
                ? facts.own()
                        .filter(DnsAnswer.Failure.class::isInstance)
                        .map(answer -> ((DnsAnswer.Failure) answer).detail())
                        .orElse("")
                : "";
        Finding finding = Finding.notDetermined(
                DmarcFinding.NOT_DETERMINED, name, failed.failure().orElse(FailureCause.RESOLVER_ERROR), detail);
        findings.add(decides ? finding : finding.atMost(Severity.NOTICE));
    }

    private void inherited() {
        Optional<DmarcLookup> source = facts.walk().policy();
        if (source.isEmpty() || policy.state() != DmarcEffectivePolicy.State.APPLIES) {
            return;
        }
        DomainName policyDomain = source.get().domain();
        boolean fromSuffix = source.get().says(DmarcPsd.PUBLIC_SUFFIX);
        findings.add(at(fromSuffix ? DmarcFinding.PUBLIC_SUFFIX_POLICY : DmarcFinding.INHERITED)
                .with("domain", facts.domain())
                .with("policyDomain", policyDomain)
                .with("policy", policy.applied())
                .in(source.get().texts().get(0)));
    }

    private boolean acceptsInherited() {
        return expectations.isEmpty()
                || expectations.stream()
                        .anyMatch(expected -> expected.expectation().inheritedCounts());
    }

    private CheckStatus byStandard() {
        return switch (lookup.state()) {
            case NOT_DETERMINED -> CheckStatus.UNKNOWN;
            case SEVERAL -> CheckStatus.CONFLICT;
            case RECORD -> findings.status(DmarcJudge::weight);
            case NONE -> nearMisses.isEmpty() ? byParents() : CheckStatus.INVALID;
        };
    }

    /** What the standard says where the domain has no record of its own. */
    private CheckStatus byParents() {
        if (!acceptsInherited()) {
            return CheckStatus.MISSING;
        }
        return switch (policy.state()) {
            case APPLIES -> findings.status(DmarcJudge::weight);
            case NOT_DETERMINED -> CheckStatus.UNKNOWN;
            case NO_RECORD, UNUSABLE -> CheckStatus.MISSING;
        };
    }

    // what was asked for, and what is at another name, say nothing about the record
    private static CheckStatus weight(Finding finding) {
        boolean elsewhere = finding.code().section().isEmpty() || finding.code() == DmarcFinding.MISPLACED;
        return elsewhere && finding.severity() == Severity.ERROR ? CheckStatus.CORRECT : Findings.weight(finding);
    }

    private CheckStatus outcome(DmarcExpectation expectation) {
        return switch (lookup.state()) {
            case NOT_DETERMINED -> CheckStatus.UNKNOWN;
            case SEVERAL -> CheckStatus.CONFLICT;
            case RECORD ->
                findings.status(DmarcJudge::weight) == CheckStatus.INVALID ? CheckStatus.INVALID : asAsked(expectation);
            case NONE -> nearMisses.isEmpty() ? inheritedOutcome(expectation) : CheckStatus.INVALID;
        };
    }

    private CheckStatus inheritedOutcome(DmarcExpectation expectation) {
        if (!expectation.inheritedCounts()) {
            return CheckStatus.MISSING;
        }
        return switch (policy.state()) {
            case APPLIES -> asAsked(expectation);
            case NOT_DETERMINED -> CheckStatus.UNKNOWN;
            case NO_RECORD, UNUSABLE -> CheckStatus.MISSING;
        };
    }

    /** Compares the record that applies with the expectation, by what receivers do. */
    private CheckStatus asAsked(DmarcExpectation expectation) {
        CheckStatus status = CheckStatus.CORRECT;
        Optional<DmarcLookup> source = facts.walk().policy();
        String text = source.map(found -> found.texts().get(0)).orElse("");
        if (expectation.minimum().isPresent()
                && !policy.applied().isAtLeast(expectation.minimum().get())) {
            findings.add(at(DmarcFinding.TOO_WEAK)
                    .with("policy", policy.applied())
                    .with("expected", expectation.minimum().get())
                    .in(text));
            status = CheckStatus.INCORRECT;
        }
        List<ReportUri> reports = source.flatMap(DmarcLookup::record)
                .map(DmarcRecord::aggregateReports)
                .orElse(List.of());
        for (ReportUri expected : expectation.reportAddresses()) {
            if (!reports.contains(expected)) {
                findings.add(
                        at(DmarcFinding.NOT_REPORTING_TO).with("uri", expected).in(text));
                status = CheckStatus.INCORRECT;
            }
        }
        return status;
    }

    private Finding at(FindingCode code) {
        return Finding.of(code, recordName);
    }
}
