package org.domainverifier.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.domainverifier.record.PastingMistake;
import org.domainverifier.spf.IncludeJudge.Found;
import org.domainverifier.spf.SpfLookupTree.State;
import org.domainverifier.spf.SpfSeen.Source;

/** Judges what was seen: by the standard, and by what was expected. A function of values. */
final class SpfJudge {
    private static final int SHORT_ANSWER = 450; // RFC 7208 §3.4
    private static final int MOST_FINDINGS = 100;

    private final SpfSeen seen;
    private final DomainName domain;
    private final SpfLimits limits = SpfLimits.STANDARD;
    private final Findings findings = new Findings();
    private final Map<DomainName, Found> includes = new LinkedHashMap<>();

    private SpfJudge(SpfSeen seen) {
        this.seen = seen;
        this.domain = seen.domain();
    }

    static SpfResult judge(SpfSeen seen) {
        return new SpfJudge(seen).result();
    }

    private SpfResult result() {
        if (seen.answer() instanceof DnsAnswer.Failure failure) {
            findings.notDetermined(SpfFinding.NOT_DETERMINED, failure);
            return result(CheckStatus.UNKNOWN, State.FAILED);
        }
        CheckStatus byStandard = switch (seen.records().size()) {
            case 0 -> absent();
            case 1 -> {
                record(seen.records().get(0));
                yield null;
            }
            default -> {
                findings.add(Finding.of(SpfFinding.MULTIPLE_RECORDS, domain)
                        .with("count", seen.records().size()));
                seen.records().forEach(this::record);
                yield CheckStatus.CONFLICT;
            }
        };
        around();
        CheckStatus status = byStandard != null ? byStandard : findings.status(SpfJudge::weight);
        return result(status, seen.records().isEmpty() ? State.ABSENT : State.SEVERAL);
    }

    private SpfResult result(CheckStatus byStandard, State withoutTree) {
        List<ExpectationOutcome> outcomes = new ArrayList<>();
        for (Expected<SpfExpectation> each : seen.expected()) {
            outcomes.add(each.outcome(fared(each.expectation(), byStandard)));
        }
        SpfRepairs repairs = SpfRepairs.of(seen, includes, limits, findings.list());
        SpfLookupTree tree =
                seen.records().size() == 1 ? seen.records().get(0).tree() : SpfLookupTree.without(domain, withoutTree);
        return new SpfResult(
                ExpectationOutcome.combine(byStandard, outcomes),
                repairs.findings(),
                outcomes,
                seen.records().stream().map(each -> each.txt().text()).toList(),
                seen.records().size() == 1
                        ? Optional.of(seen.records().get(0).parsed().record())
                        : Optional.empty(),
                tree,
                tree.authorized(),
                repairs.proposal());
    }

    private CheckStatus absent() {
        if (seen.spoilt().isEmpty()) {
            findings.add(Finding.of(SpfFinding.MISSING, domain));
            for (Source misplaced : seen.misplaced()) {
                findings.add(Finding.of(
                                SpfFinding.MISPLACED, misplaced.txt().record().name())
                        .with("domain", domain)
                        .with("found", misplaced.txt().record().name())
                        .in(misplaced.txt().text()));
            }
            return CheckStatus.MISSING;
        }
        for (Source spoilt : seen.spoilt()) {
            String text = spoilt.txt().text();
            Finding finding = PastingMistake.find(text, SpfRecord.VERSION)
                    .map(pasted ->
                            Finding.of(SpfFinding.PASTING_MISTAKE, domain).with("mistake", pasted.mistake()))
                    .orElseGet(() -> Finding.of(SpfFinding.NO_VERSION, domain));
            findings.add(finding.with("repaired", spoilt.parsed().text()).in(text));
        }
        return CheckStatus.INVALID;
    }

    // a record of thousands of wrong terms makes no report of thousands of findings; what is worst is said
    private static List<Finding> first(List<Finding> all) {
        if (all.size() <= MOST_FINDINGS) {
            return all;
        }
        return all.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .limit(MOST_FINDINGS)
                .toList();
    }

    private void record(Source source) {
        findings.addAll(
                first(SpfLint.findings(domain, source.parsed(), source.txt().data())));
        findings.addAll(first(TreeFindings.of(domain, source.tree(), limits)));
        explanation(source);
    }

    private void explanation(Source source) {
        source.parsed()
                .record()
                .explanation()
                .flatMap(modifier -> modifier.domain().name())
                .flatMap(seen::unusableExplanation)
                .ifPresent(answer -> findings.add(Finding.of(SpfFinding.EXPLANATION_UNUSABLE, domain)
                        .with("target", answer.question().name())
                        .with("records", answer.records().size())
                        .in(source.txt().text())));
    }

    // what stands around the record
    private void around() {
        if (!seen.records().isEmpty()) {
            seen.spoilt()
                    .forEach(spoilt -> findings.add(Finding.of(SpfFinding.SPOILT_BESIDE, domain)
                            .with("repaired", spoilt.parsed().text())
                            .in(spoilt.txt().text())));
        }
        if (!seen.type99().records().isEmpty()) {
            findings.add(Finding.of(SpfFinding.TYPE_99, domain));
        }
        int octets = domain.toString().length();
        for (DnsRecord record : seen.answer().records()) {
            if (record.data() instanceof RecordData.Txt txt) {
                octets += txt.strings().stream()
                        .mapToInt(string -> string.length())
                        .sum();
            }
        }
        if (octets > SHORT_ANSWER && !seen.records().isEmpty()) {
            findings.add(Finding.of(SpfFinding.LONG_ANSWER, domain)
                    .with("octets", octets)
                    .with("limit", SHORT_ANSWER));
        }
    }

    // what is behind an include that has no answer may be anything
    private static CheckStatus weight(Finding finding) {
        return finding.code() == SpfFinding.INCLUDE_NOT_DETERMINED ? CheckStatus.UNKNOWN : Findings.weight(finding);
    }

    private CheckStatus fared(SpfExpectation expectation, CheckStatus byStandard) {
        if (byStandard == CheckStatus.UNKNOWN && seen.records().isEmpty()) {
            return CheckStatus.UNKNOWN;
        }
        if (expectation instanceof SpfExpectation.Include include) {
            List<CheckStatus> each = new ArrayList<>();
            include.domains().forEach(name -> each.add(included(name, byStandard)));
            return CheckStatus.worst(each);
        }
        List<CheckStatus> each = new ArrayList<>();
        for (InetAddress address : ((SpfExpectation.Authorizing) expectation).addresses()) {
            each.add(authorized(address, byStandard));
        }
        return CheckStatus.worst(each);
    }

    private CheckStatus included(DomainName name, CheckStatus byStandard) {
        if (seen.records().size() != 1) {
            return byStandard; // missing, in conflict or invalid, and so is the include
        }
        Source source = seen.records().get(0);
        boolean first = !includes.containsKey(name);
        Found found = includes.computeIfAbsent(
                name, wanted -> IncludeJudge.find(wanted, source.tree().root()));
        SpfFinding code = switch (found.standing()) {
            case MET, UNKNOWN -> null;
            case INDIRECT -> SpfFinding.INCLUDE_INDIRECT;
            case NOT_PASSING -> SpfFinding.INCLUDE_NOT_PASSING;
            case UNREACHABLE -> SpfFinding.INCLUDE_UNREACHABLE;
            case MISSPELT -> SpfFinding.INCLUDE_MISSPELT;
            case MISSING -> SpfFinding.INCLUDE_MISSING;
        };
        if (code != null && first) {
            Finding finding = Finding.of(code, domain).with("include", name);
            findings.add(found.branch()
                    .map(branch -> finding.with("term", branch.term().toString())
                            .in(source.txt().text(), branch.span()))
                    .orElseGet(() -> finding.in(source.txt().text())));
        }
        return switch (found.standing()) {
            case MET, INDIRECT -> CheckStatus.CORRECT;
            case UNKNOWN -> CheckStatus.UNKNOWN;
            default -> CheckStatus.INCORRECT;
        };
    }

    private CheckStatus authorized(InetAddress address, CheckStatus byStandard) {
        if (seen.records().size() != 1) {
            return byStandard;
        }
        SpfEvaluation evaluation = seen.evaluations().get(address);
        if (evaluation == null || evaluation.verdict() == SpfVerdict.PASS) {
            return CheckStatus.CORRECT;
        }
        boolean unknown = evaluation.verdict() == SpfVerdict.TEMPERROR;
        findings.add(Finding.of(unknown ? SpfFinding.ADDRESS_NOT_DETERMINED : SpfFinding.ADDRESS_NOT_AUTHORIZED, domain)
                .with("address", IpText.of(address))
                .with("verdict", SpfText.lower(evaluation.verdict()))
                .with("term", evaluation.decidedBy().map(SpfTerm::toString).orElse(""))
                .in(seen.records().get(0).txt().text()));
        return unknown ? CheckStatus.UNKNOWN : CheckStatus.INCORRECT;
    }
}
