package org.domainverifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.repair.Publication;

/**
 * Which of the alternatives counts: one that is met, rather without a warning; else one of which that cannot be told; else the one that lacks least, if the
 * customer is half-way; else the preferred one ({@code docs/decisions.md}, D-ANY-OF).
 *
 * @param <R> the type of the check's result
 */
final class AlternativeChoice<R extends CheckResult> {
    private final DomainName name;
    private final List<Alternatives> alternatives;

    AlternativeChoice(DomainName name, List<Alternatives> alternatives) {
        this.name = name;
        this.alternatives = alternatives;
    }

    /**
     * What was chosen.
     *
     * @param expectations what was judged
     * @param result the check's
     * @param status that of the result, and of what the provider has not said
     * @param outcomes how all that was stated fared
     * @param findings the result's, and what is to be told of the choice
     */
    record Chosen<R extends CheckResult>(
            List<Expected<?>> expectations,
            R result,
            CheckStatus status,
            List<ExpectationOutcome> outcomes,
            List<Finding> findings) {}

    /**
     * The alternatives that fared best each by itself, together.
     *
     * @param candidates what came of {@link Alternatives#combinations}, in that order
     */
    List<Expected<?>> bestOfEach(List<Candidate<R>> candidates) {
        Candidate<R> preferred = candidates.get(0);
        List<Expected<?>> best = new ArrayList<>(preferred.expectations());
        for (int i = 0; i < best.size(); i++) {
            int at = i;
            Expected<?> stated = preferred.expectations().get(at);
            Stream<Candidate<R>> others = candidates.stream()
                    .skip(1)
                    .filter(each -> !each.expectations().get(at).equals(stated));
            Candidate<R> better = Stream.concat(Stream.of(preferred), others)
                    .min(Comparator.<Candidate<R>>comparingInt(each -> each.fare(at))
                            .thenComparingInt(each -> each.lacking(at)))
                    .orElse(preferred); // the first of equal ones
            best.set(at, better.expectations().get(at));
        }
        return best;
    }

    Chosen<R> among(List<Candidate<R>> candidates) {
        Candidate<R> best = candidates.stream()
                .min(Comparator.<Candidate<R>>comparingLong(Candidate::wrong)
                        .thenComparingLong(Candidate::open)
                        .thenComparingLong(Candidate::doubtful)
                        .thenComparingInt(candidate -> candidate.wrong() == 0 ? 0 : lacking(candidate)))
                .orElseThrow(); // the first of equal ones
        List<Finding> findings = new ArrayList<>();
        alternatives.forEach(each -> {
            if (each.isOpen()) {
                findings.add(Finding.of(
                                each.notReady() ? VerifierFinding.VALUE_NOT_READY : VerifierFinding.VALUE_UNAVAILABLE,
                                name)
                        .with("check", each.stated().expectation().check().id())
                        .with("name", name));
            }
        });
        findings.addAll(best.result().findings());
        findings.addAll(otherThanPreferred(best));
        List<ExpectationOutcome> outcomes = outcomes(best);
        CheckStatus status = ExpectationOutcome.combine(best.result().status(), outcomes);
        return new Chosen<>(best.expectations(), best.result(), status, outcomes, findings);
    }

    /** How many of its parts are not there yet; the most there is, if none of them is. */
    private int lacking(Candidate<R> candidate) {
        int there = 0;
        int lacking = 0;
        for (ExpectationOutcome outcome : candidate.result().outcomes()) {
            if (isOneOfSeveral(outcome.expectation())) {
                there += outcome.progress().inPlace();
                lacking += outcome.progress().lacking();
            }
        }
        return there == 0 ? Integer.MAX_VALUE : lacking;
    }

    private boolean isOneOfSeveral(Expectation expectation) {
        return alternatives.stream()
                .anyMatch(each -> each.options().size() > 1 && each.options().contains(expectation));
    }

    /** Values that would have to be asked for are left out: such a record is not there as far as this can tell. */
    private List<RecordToPublish> records(Expectation expectation) {
        return expectation.recordsToPublish(name, CustomerValues.none());
    }

    private List<ExpectationOutcome> outcomes(Candidate<R> best) {
        List<ExpectationOutcome> outcomes = new ArrayList<>(best.result().outcomes());
        alternatives.stream()
                .filter(Alternatives::isOpen)
                .map(each -> each.stated().outcome(each.notReady() ? CheckStatus.PENDING : CheckStatus.UNKNOWN))
                .forEach(outcomes::add);
        return outcomes;
    }

    private List<Finding> otherThanPreferred(Candidate<R> best) {
        List<Finding> findings = new ArrayList<>();
        List<Alternatives> known =
                alternatives.stream().filter(each -> !each.isOpen()).toList();
        for (int i = 0; i < known.size(); i++) {
            Expectation chosen = best.expectations().get(i).expectation();
            if (known.get(i).isSecondChoice(chosen) && isMet(best, chosen)) {
                List<DnsRecord> preferred = records(known.get(i).options().get(0)).stream()
                        .flatMap(record -> record.data().stream()
                                .map(data -> new DnsRecord(record.name(), Publication.NEW_TTL, data)))
                        .toList();
                Finding finding = Finding.of(VerifierFinding.MET_BY_ALTERNATIVE, name)
                        .with("check", chosen.check().id());
                findings.add(preferred.isEmpty() ? finding : finding.with("preferred", preferred));
            }
        }
        return findings;
    }

    private boolean isMet(Candidate<R> best, Expectation chosen) {
        return best.result().outcomes().stream()
                .filter(outcome -> outcome.expectation().equals(chosen))
                .allMatch(outcome -> outcome.status().compareTo(CheckStatus.WARNING) <= 0);
    }
}
