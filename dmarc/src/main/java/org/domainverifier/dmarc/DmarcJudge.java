package org.domainverifier.dmarc;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.Standings;
import org.domainverifier.txt.HostedFinding;
import org.domainverifier.txt.HostedPresences;
import org.domainverifier.txt.HostedTxt;
import org.domainverifier.txt.TxtPresence;

/** Judges what was found, by the standard and by the expectations. A pure function of its input. */
final class DmarcJudge {
    /** What does not weigh against the record that applies: it is at another name, or only what was asked for is not there. */
    private static final Set<DmarcFinding> BESIDE_THE_RECORD = EnumSet.of(
            DmarcFinding.MISSING, DmarcFinding.MISPLACED, DmarcFinding.TOO_WEAK, DmarcFinding.NOT_REPORTING_TO);

    private final DmarcEvidence evidence;
    private final List<Expected<DmarcExpectation>> expectations;
    private final DmarcDemands demands;
    private final DmarcEffectivePolicy policy;
    private final TxtPresence presence;
    private final HostedPresences hosted;
    private final Findings findings = new Findings();

    private DmarcJudge(DmarcEvidence evidence, List<Expected<DmarcExpectation>> expectations, Standings standings) {
        this.evidence = evidence;
        this.expectations = expectations;
        this.demands = DmarcDemands.of(expectations);
        this.policy = evidence.policy();
        this.presence = TxtPresence.of(evidence.look(), DmarcFinding.PRESENCE);
        this.hosted = HostedPresences.of(
                evidence.hosted(),
                demands.expectations().stream().map(DmarcExpectation::host).toList(),
                DmarcFinding.PRESENCE,
                DmarcFinding.ALIAS_AS_TEXT,
                standings);
    }

    static DmarcResult judge(
            DmarcEvidence evidence, List<Expected<DmarcExpectation>> expectations, Standings standings) {
        return new DmarcJudge(evidence, expectations, standings).judge(standings);
    }

    private DmarcResult judge(Standings standings) {
        boolean missing = isMissing();
        presence.findings().stream()
                .filter(finding -> missing || finding.code() != DmarcFinding.MISSING)
                .filter(finding -> !hosted.replaces(finding))
                .forEach(findings::add);
        hosted.findings().stream()
                .filter(finding -> missing || finding.code() != HostedFinding.ALIAS_MISSING)
                .forEach(findings::add);
        evidence.walk().failedAt().ifPresent(this::notDetermined);
        otherTexts();
        inherited(missing);
        evidence.look().only().ifPresent(source -> new DmarcLint(evidence, demands, source).addTo(findings));
        CheckStatus byStandard = byStandard();
        List<ExpectationOutcome> outcomes = expectations.stream()
                .map(expected -> expected.outcome(outcome(expected.expectation())))
                .toList();
        boolean unmet = findings.has(DmarcFinding.TOO_WEAK) || findings.has(DmarcFinding.NOT_REPORTING_TO);
        List<Finding> weighed = hosted.weighed(findings.list());
        List<Finding> repaired = isNothingToRepair(weighed)
                ? weighed
                : DmarcRepairs.of(evidence, demands, missing, unmet, standings).attachTo(weighed);
        return DmarcValues.Judged.of(evidence, ExpectationOutcome.combine(byStandard, outcomes), repaired, outcomes);
    }

    /** Nothing has to be done about notices. */
    private static boolean isNothingToRepair(List<Finding> findings) {
        return findings.stream().allMatch(finding -> finding.severity() == Severity.NOTICE);
    }

    /** Whether the domain lacks a record of its own: not where nobody needs one since that of a parent applies, or may. */
    private boolean isMissing() {
        boolean parentsMayDo = policy.state() == DmarcEffectivePolicy.State.APPLIES
                || policy.state() == DmarcEffectivePolicy.State.NOT_DETERMINED;
        return presence.status() == CheckStatus.MISSING && (demands.wantOwn() || !parentsMayDo);
    }

    /** A failure above the domain; one at the domain itself is said by the presence. */
    private void notDetermined(DmarcLookup failed) {
        if (failed.domain().equals(evidence.domain())) {
            return;
        }
        DomainName name = DmarcRecord.KIND.nameFor(failed.domain()).orElse(failed.domain());
        Finding finding = Finding.notDetermined(
                DmarcFinding.NOT_DETERMINED, name, failed.failure().orElse(FailureCause.RESOLVER_ERROR), "");
        // what is at the domain itself decides; beyond it, only the subdomains' policy is left open
        boolean decides = evidence.look().count() == 0 && demands.acceptInherited();
        findings.add(decides ? finding : finding.atMost(Severity.NOTICE));
    }

    private void otherTexts() {
        List<DomainName> aliases = evidence.look().aliasesAsText();
        if (hosted.isExpected()) {
            return; // there may be nothing beside an alias
        }
        aliases.forEach(target -> findings.add(at(DmarcFinding.ALIAS_AS_TEXT)
                .with("name", evidence.look().name())
                .with("target", target)));
        evidence.look().others().stream()
                .map(record -> ((RecordData.Txt) record.data()).text())
                .filter(text -> aliases.isEmpty()
                        || DomainName.tryParseExact(text.strip())
                                .filter(aliases::contains)
                                .isEmpty())
                .forEach(text -> findings.add(otherText(text)));
        if (evidence.look().count() > 0) {
            findings.addAll(TxtPresence.nearMisses(
                    evidence.look(),
                    near -> at(DmarcFinding.SPOILT_BESIDE)
                            .with("text", near.text())
                            .in(near.text())));
        }
    }

    private Finding otherText(String text) {
        return at(DmarcFinding.OTHER_TEXT)
                .with("kind", text.startsWith("v=spf1") ? "SPF" : "TXT")
                .with("text", text)
                .in(text);
    }

    private void inherited(boolean missing) {
        Optional<DmarcLookup> source = evidence.walk().policy();
        boolean own =
                evidence.look().failure().isPresent() || evidence.look().only().isPresent();
        if (own || source.isEmpty() || policy.state() != DmarcEffectivePolicy.State.APPLIES) {
            return;
        }
        boolean fromSuffix = source.get().says(DmarcPsd.PUBLIC_SUFFIX);
        findings.add(at(fromSuffix ? DmarcFinding.PUBLIC_SUFFIX_POLICY : DmarcFinding.INHERITED)
                .with("domain", evidence.domain())
                .with("policyDomain", source.get().domain())
                .with("policy", policy.applied())
                .in(source.get().texts().get(0)));
        if (!fromSuffix && !missing) {
            DmarcLint.ofInherited(evidence, demands, source.get()).forEach(findings::add);
        }
    }

    private CheckStatus byStandard() {
        if (hosted.isUnchecked() || hosted.isExpected() && presence.status() == CheckStatus.MISSING) {
            return CheckStatus.CORRECT; // that is for the expectation to say
        }
        return switch (presence.status()) {
            case CORRECT -> byFindings();
            case MISSING -> demands.acceptInherited() ? byParents(this::byFindings) : CheckStatus.MISSING;
            default -> presence.status();
        };
    }

    private CheckStatus outcome(DmarcExpectation expectation) {
        Optional<HostedTxt> host = expectation.host();
        boolean byParent = expectation.inheritedCounts()
                && host.filter(each -> hosted.status(each) == CheckStatus.MISSING)
                        .isPresent();
        return host.isEmpty() || byParent ? ofRecord(expectation) : hosted.status(host.get(), ofRecord(expectation));
    }

    private CheckStatus ofRecord(DmarcExpectation expectation) {
        return switch (presence.status()) {
            case CORRECT -> byFindings() == CheckStatus.INVALID ? CheckStatus.INVALID : asAsked(expectation);
            case MISSING -> expectation.inheritedCounts() ? byParents(() -> asAsked(expectation)) : CheckStatus.MISSING;
            default -> presence.status();
        };
    }

    /** What there is to say where the domain has no record of its own, given how the policy of a parent is judged. */
    private CheckStatus byParents(Supplier<CheckStatus> judged) {
        return switch (policy.state()) {
            case APPLIES -> judged.get();
            case NOT_DETERMINED -> CheckStatus.UNKNOWN;
            case NO_RECORD, UNUSABLE -> CheckStatus.MISSING;
        };
    }

    private CheckStatus byFindings() {
        return findings.status(
                finding -> !(finding.code() instanceof DmarcFinding code) || BESIDE_THE_RECORD.contains(code)
                        ? CheckStatus.CORRECT
                        : Findings.weight(finding));
    }

    /** Compares the record that applies with the expectation, by what receivers do. */
    private CheckStatus asAsked(DmarcExpectation expectation) {
        CheckStatus status = CheckStatus.CORRECT;
        Optional<DmarcLookup> source = evidence.walk().policy();
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

    private Finding at(DmarcFinding code) {
        return Finding.of(code, evidence.look().name());
    }
}
