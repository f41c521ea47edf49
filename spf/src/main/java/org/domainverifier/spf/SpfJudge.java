package org.domainverifier.spf;

import java.net.InetAddress;
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
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.Standings;
import org.domainverifier.spf.SpfEvidence.Source;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.domainverifier.spf.SpfLookupTree.State;
import org.domainverifier.spf.TermJudge.Found;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtPresence;

/** Judges the evidence: by the standard, and by what was expected. A function of values. */
final class SpfJudge {
    private static final int SHORT_ANSWER = 450; // RFC 7208 §3.4

    private final SpfEvidence evidence;
    private final List<Expected<SpfExpectation>> expectations;
    private final SpfWanted wanted;
    private final Standings standings;
    private final DomainName domain;
    private final SpfLimits limits = SpfLimits.STANDARD;
    private final Findings findings = new Findings();
    private final Map<WantedTerm, Found> found = new LinkedHashMap<>();

    private SpfJudge(SpfEvidence evidence, List<Expected<SpfExpectation>> expectations, Standings standings) {
        this.evidence = evidence;
        this.expectations = expectations;
        this.domain = evidence.domain();
        this.wanted = SpfWanted.of(domain, expectations);
        this.standings = standings;
    }

    static SpfResult judge(SpfEvidence evidence, List<Expected<SpfExpectation>> expectations, Standings standings) {
        return new SpfJudge(evidence, expectations, standings).judge();
    }

    private SpfResult judge() {
        CheckStatus byStandard = byStandard();
        List<ExpectationOutcome> outcomes = new ArrayList<>();
        for (Expected<SpfExpectation> each : expectations) {
            CheckStatus status = outcome(each.expectation(), byStandard);
            outcomes.add(each.outcome(status, progress(each.expectation(), status)));
        }
        SpfRepairs repairs = repairs();
        SpfLookupTree tree = evidence.only().map(Source::tree).orElseGet(this::withoutTree);
        return new SpfResult(
                ExpectationOutcome.combine(byStandard, outcomes),
                repairs.attachTo(findings.list()),
                outcomes,
                evidence.look().texts(),
                evidence.only().map(source -> source.parsed().record()),
                tree,
                tree.authorized(),
                repairs.proposal());
    }

    private SpfLookupTree withoutTree() {
        TxtLook<ParsedSpf> look = evidence.look();
        if (look.failure().isPresent()) {
            return SpfLookupTree.without(domain, State.FAILED);
        }
        State state = look.tooLong().isEmpty() ? State.ABSENT : State.TOO_LONG;
        return SpfLookupTree.without(domain, look.count() > 1 ? State.SEVERAL : state);
    }

    private CheckStatus byStandard() {
        TxtPresence presence = TxtPresence.of(evidence.look(), SpfFinding.PRESENCE);
        findings.addAll(presence.findings());
        findings.addAll(OtherLevels.findings(evidence, wanted, standings));
        evidence.records().forEach(source -> findings.addAll(about(source)));
        around();
        return presence.status() == CheckStatus.CORRECT ? findings.status(SpfJudge::weight) : presence.status();
    }

    private List<Finding> about(Source source) {
        List<Finding> about = new ArrayList<>(
                SpfLint.findings(domain, source.parsed(), source.txt().data()));
        about.addAll(TreeFindings.of(domain, source.tree(), limits));
        source.parsed()
                .record()
                .explanation()
                .flatMap(modifier -> modifier.domain().name())
                .flatMap(evidence::unusableExplanation)
                .ifPresent(answer -> about.add(Finding.of(SpfFinding.EXPLANATION_UNUSABLE, domain)
                        .with("target", answer.question().name())
                        .with("records", answer.records().size())
                        .in(source.txt().text())));
        return about;
    }

    // what is there beside the record
    private void around() {
        TxtLook<ParsedSpf> look = evidence.look();
        if (look.count() > 0) {
            findings.addAll(TxtPresence.nearMisses(
                    look,
                    near -> Finding.of(SpfFinding.SPOILT_BESIDE, domain)
                            .with("repaired", near.parsedText())
                            .in(near.text())));
        }
        if (!evidence.former().isEmpty()) {
            findings.add(Finding.of(SpfFinding.TYPE_99, domain));
        }
        int octets = octets(look.answer());
        if (octets > SHORT_ANSWER && look.count() > 0) {
            findings.add(Finding.of(SpfFinding.LONG_ANSWER, domain)
                    .with("octets", octets)
                    .with("limit", SHORT_ANSWER));
        }
    }

    private int octets(DnsAnswer answer) {
        int octets = domain.toString().length();
        for (DnsRecord record : answer.records()) {
            if (record.data() instanceof RecordData.Txt txt) {
                octets += txt.octets();
            }
        }
        return octets;
    }

    // what is behind an include that has no answer may be anything
    private static CheckStatus weight(Finding finding) {
        return finding.code() == SpfFinding.INCLUDE_NOT_DETERMINED ? CheckStatus.UNKNOWN : Findings.weight(finding);
    }

    private CheckStatus outcome(SpfExpectation expectation, CheckStatus byStandard) {
        Optional<Source> only = evidence.only();
        if (only.isEmpty()) {
            missingInAll(expectation);
            return byStandard; // unknown, missing, in conflict or invalid, and so is what was asked for
        }
        List<CheckStatus> each = new ArrayList<>();
        if (expectation instanceof SpfExpectation.Terms asked) {
            TermJudge judge = new TermJudge(only.get().tree().root());
            asked.terms().forEach(term -> each.add(present(new WantedTerm(term, domain), judge, only.get())));
        } else if (expectation instanceof SpfExpectation.Authorizing authorizing) {
            authorizing
                    .networks()
                    .forEach(network -> each.add(
                            SpfWanted.isSingle(network)
                                    ? authorized(network.network(), only.get())
                                    : authorized(network, only.get())));
        }
        return CheckStatus.worst(each);
    }

    /** What is not there as a whole may be there in part. */
    private Progress progress(SpfExpectation expectation, CheckStatus status) {
        return status.isWrong() && expectation instanceof SpfExpectation.Terms asked
                ? SpfProgress.of(evidence, asked.terms())
                : Progress.of(List.of(status));
    }

    /** Why the one record that several are to become has more than they have. */
    private void missingInAll(SpfExpectation expectation) {
        if (!(expectation instanceof SpfExpectation.Terms asked)
                || evidence.records().size() < 2) {
            return;
        }
        for (SpfTerm each : asked.terms()) {
            WantedTerm term = new WantedTerm(each, domain);
            boolean missing = evidence.records().stream()
                    .allMatch(source ->
                            new TermJudge(source.tree().root()).find(term).outcome() == TermJudge.Outcome.MISSING);
            if (missing) {
                TermJudge.Outcome.MISSING
                        .code(term)
                        .ifPresent(code -> findings.add(about(code, term)
                                .with("several", evidence.records().size())));
            }
        }
    }

    private Finding about(SpfFinding code, WantedTerm term) {
        return term.term() instanceof SpfMechanism.Include
                ? Finding.of(code, domain)
                        .with("include", term.name().<Object>map(name -> name).orElse(term.argument()))
                : Finding.of(code, domain).with("wanted", term.toString());
    }

    private CheckStatus present(WantedTerm term, TermJudge judge, Source source) {
        Found place = found.computeIfAbsent(term, judge::find);
        place.outcome().code(term).ifPresent(code -> {
            Finding finding = about(code, term);
            findings.add(place.branch()
                    .map(branch -> finding.with("term", branch.term().toString())
                            .in(source.txt().text(), branch.span()))
                    .orElseGet(() -> finding.in(source.txt().text())));
        });
        if (place.outcome() == TermJudge.Outcome.MISSING) {
            judge.lookAlikes(term)
                    .forEach(branch -> findings.add(Finding.of(SpfFinding.LOOK_ALIKE, domain)
                            .with("term", branch.term().toString())
                            .with("target", branch.target().orElseThrow())
                            .with("wanted", term.toString())
                            .in(source.txt().text(), branch.span())));
        }
        return place.outcome().status();
    }

    /** Whether mail from every address of a network passes. */
    private CheckStatus authorized(Cidr network, Source source) {
        SpfReach reach = new SpfReach();
        reach.add(source.tree().root());
        Optional<InetAddress> outside = reach.firstOutside(network.network(), network.prefixLength());
        if (outside.isEmpty()) {
            return CheckStatus.CORRECT;
        }
        Node root = source.tree().root();
        boolean failed = LookupCounts.isAnywhere(root, State.FAILED)
                || LookupCounts.count(root, branch -> branch.failure().isPresent()) > 0;
        SpfAddressStatus status = source.tree().authorizes(outside.get());
        String verdict = status.status() == SpfAddressStatus.Status.UNDECIDED
                ? SpfText.lower(failed ? SpfVerdict.TEMPERROR : SpfVerdict.PERMERROR)
                : SpfText.lower(status.decidedBy()
                        .filter(SpfMechanism.class::isInstance)
                        .map(term -> ((SpfMechanism) term).qualifier().verdict())
                        .orElse(SpfVerdict.NEUTRAL));
        findings.add(Finding.of(failed ? SpfFinding.ADDRESS_NOT_DETERMINED : SpfFinding.ADDRESS_NOT_AUTHORIZED, domain)
                .with("address", network.toString())
                .with("verdict", verdict)
                .with("term", status.decidedBy().map(SpfTerm::toString).orElse(""))
                .in(source.txt().text()));
        return failed ? CheckStatus.UNKNOWN : CheckStatus.INCORRECT;
    }

    private CheckStatus authorized(InetAddress address, Source source) {
        SpfEvaluation evaluation = evidence.evaluations().get(address);
        boolean hangs = evaluation != null && MessageMacros.decide(source.tree().root(), evaluation);
        if (evaluation == null || !hangs && evaluation.verdict() == SpfVerdict.PASS) {
            return CheckStatus.CORRECT;
        }
        boolean failed = evaluation.verdict() == SpfVerdict.TEMPERROR;
        SpfFinding code = failed
                ? SpfFinding.ADDRESS_NOT_DETERMINED
                : hangs ? SpfFinding.ADDRESS_DEPENDS_ON_MESSAGE : SpfFinding.ADDRESS_NOT_AUTHORIZED;
        findings.add(Finding.of(code, domain)
                .with("address", IpText.of(address))
                .with("verdict", SpfText.lower(evaluation.verdict()))
                .with("term", evaluation.decidedBy().map(SpfTerm::toString).orElse(""))
                .in(source.txt().text()));
        return failed || hangs ? CheckStatus.UNKNOWN : CheckStatus.INCORRECT;
    }

    private SpfRepairs repairs() {
        if (!evidence.look().tooLong().isEmpty()) {
            return SpfRepairs.shortening(evidence);
        }
        if (findings.list().stream().noneMatch(SpfRepairs::isRepairable)) {
            return SpfRepairs.none();
        }
        List<WantedTerm> mayBeThere = found.entrySet().stream()
                .filter(entry -> entry.getValue().outcome() == TermJudge.Outcome.UNKNOWN)
                .map(Map.Entry::getKey)
                .toList();
        return SpfRepairs.of(evidence, SpfMerge.merge(evidence, wanted, limits, mayBeThere), standings);
    }
}
