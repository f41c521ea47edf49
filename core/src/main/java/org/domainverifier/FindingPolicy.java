package org.domainverifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.check.Requirement;
import org.domainverifier.record.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What an application says of findings ({@code docs/decisions.md}, D-POLICY): how much each kind matters to it, and which it does not want to be
 * told. Judges know nothing of it.
 *
 * @param severities by the ids of the codes, in place of the library's own
 * @param suppressed ids of codes
 */
record FindingPolicy(Map<String, Severity> severities, Set<String> suppressed) {
    /** Everything is as the library has it. */
    static final FindingPolicy NONE = new FindingPolicy(Map.of(), Set.of());

    /** Without these nobody could say why there is no result, or no plan, or what a plan does beside what it means to. */
    private static final Set<VerifierFinding> ALWAYS_TOLD = Set.of(
            VerifierFinding.CHECK_FAILED,
            VerifierFinding.CHECK_TIMED_OUT,
            VerifierFinding.NAME_TOO_LONG,
            VerifierFinding.DOMAIN_DOES_NOT_EXIST,
            VerifierFinding.ALIAS_CIRCLE,
            VerifierFinding.WILDCARD_ENDS,
            VerifierFinding.ALIAS_ENDS,
            VerifierFinding.EFFECTS_NOT_KNOWN);

    FindingPolicy {
        severities = Map.copyOf(severities);
        suppressed = Set.copyOf(suppressed);
    }

    /** What is told of a check, and what it is as a whole. */
    record Weighed(CheckStatus status, List<Finding> findings) {}

    /** A finding, as it was found and as it is told. */
    private record Told(Finding found, Finding told, boolean suppressed) {
        boolean isLowered() {
            return suppressed || told.severity().compareTo(found.severity()) < 0;
        }

        boolean isRaised() {
            return !suppressed && told.severity().compareTo(found.severity()) > 0;
        }

        CheckStatus weight() {
            return suppressed ? CheckStatus.CORRECT : Findings.weight(told);
        }
    }

    boolean isNone() {
        return severities.isEmpty() && suppressed.isEmpty();
    }

    /** The ids that it speaks of. */
    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>(severities.keySet());
        ids.addAll(suppressed);
        return ids;
    }

    /**
     * Refuses what is always told.
     *
     * @throws IllegalArgumentException if it is one of those
     */
    static String suppressible(String id) {
        if (ALWAYS_TOLD.stream().anyMatch(code -> code.id().equals(id))) {
            throw new IllegalArgumentException(id
                    + " cannot be suppressed: it says why there is no result or no plan, or what a plan does besides");
        }
        return id;
    }

    /** A finding that belongs to no check, or is all that there is of one: as severe as it was stated. */
    Finding weighed(Finding finding) {
        @Nullable Severity stated = severities.get(finding.code().id());
        if (stated == null) {
            return finding;
        }
        boolean alreadyLess = finding.severity().compareTo(finding.code().severity()) < 0;
        return alreadyLess ? finding.atMost(stated) : withSeverity(finding, stated);
    }

    /** Findings that belong to no check. */
    List<Finding> weighed(Collection<Finding> findings) {
        if (isNone()) {
            return List.copyOf(findings);
        }
        return findings.stream()
                .map(this::weighed)
                .filter(finding -> !isSuppressed(finding))
                .toList();
    }

    /**
     * What becomes of a check.
     *
     * @param status as it was judged
     * @param outcomes how its expectations fared
     * @param findings as they were judged
     */
    Weighed weighed(
            Requirement requirement,
            CheckStatus status,
            Collection<ExpectationOutcome> outcomes,
            List<Finding> findings) {
        if (isNone() || findings.stream().noneMatch(this::isAbout)) {
            return new Weighed(status, findings);
        }
        boolean inDoubt = status == CheckStatus.UNKNOWN && requirement != Requirement.OPTIONAL;
        List<Told> all = findings.stream()
                .map(finding -> told(requirement, inDoubt, finding))
                .toList();
        return new Weighed(status(status, outcomes, all), kept(all));
    }

    private boolean isAbout(Finding finding) {
        String id = finding.code().id();
        return severities.containsKey(id) || suppressed.contains(id);
    }

    private Told told(Requirement requirement, boolean inDoubt, Finding finding) {
        Finding told = weighed(finding);
        // D-SEVERITY: where nobody asked for it, that it is not there is a notice
        boolean notAskedFor =
                requirement == Requirement.OPTIONAL && finding.code().saysAbsence();
        boolean suppressed = isSuppressed(notAskedFor ? told.atMost(Severity.NOTICE) : told);
        return new Told(finding, told, suppressed && !(inDoubt && finding.code().saysNotDetermined()));
    }

    /** An error is told, whatever was said of it: it is why a domain is not verified. */
    private boolean isSuppressed(Finding told) {
        return suppressed.contains(told.code().id()) && told.severity() != Severity.ERROR;
    }

    /**
     * What severities made of a record, other severities change. That something is not there, is another one, or is not known, they made nothing of.
     */
    private static CheckStatus status(CheckStatus judged, Collection<ExpectationOutcome> outcomes, List<Told> all) {
        boolean bySeverity = judged == CheckStatus.INVALID || judged == CheckStatus.WARNING;
        boolean restsOnWhatIsLess = bySeverity
                && all.stream()
                        .filter(Told::isLowered)
                        .anyMatch(each -> Findings.weight(each.found()).compareTo(judged) >= 0);
        CheckStatus left = restsOnWhatIsLess ? left(judged, outcomes, all) : judged;
        return left.isWrong()
                ? left
                : CheckStatus.worst(Stream.concat(
                                Stream.of(left),
                                all.stream().filter(Told::isRaised).map(Told::weight))
                        .toList());
    }

    private static CheckStatus left(CheckStatus judged, Collection<ExpectationOutcome> outcomes, List<Told> all) {
        List<CheckStatus> left = new ArrayList<>();
        left.add(byExpectation(outcomes));
        all.stream()
                .filter(each -> !each.isRaised())
                .map(Told::weight)
                // a judge may have had its reasons to weigh one of them less
                .map(weight -> weight.compareTo(judged) > 0 ? judged : weight)
                .forEach(left::add);
        return CheckStatus.worst(left);
    }

    /** What was asked for and is not there makes the status that it makes without any finding. */
    private static CheckStatus byExpectation(Collection<ExpectationOutcome> outcomes) {
        List<ExpectationOutcome> facts = outcomes.stream()
                .map(outcome -> outcome.status() == CheckStatus.INVALID || outcome.status() == CheckStatus.WARNING
                        ? new ExpectationOutcome(outcome.expectation(), outcome.requirement(), CheckStatus.CORRECT)
                        : outcome)
                .toList();
        return ExpectationOutcome.combine(CheckStatus.CORRECT, facts);
    }

    /** What is told; a repair goes with its finding, but for what is one piece with other changes. */
    private static List<Finding> kept(List<Told> all) {
        List<Finding> told =
                all.stream().filter(each -> !each.suppressed()).map(Told::told).toList();
        List<Finding> left = all.stream()
                .filter(Told::suppressed)
                .map(Told::found)
                .filter(finding -> !finding.repair().isEmpty())
                .toList();
        return left.isEmpty() ? told : new AtOneName(told).keptOf(left);
    }

    private static Finding withSeverity(Finding finding, Severity severity) {
        return new Finding(
                finding.code(),
                severity,
                finding.arguments(),
                finding.name(),
                finding.record(),
                finding.span(),
                finding.repair());
    }

    /** Collects what an application says. Not thread-safe. */
    static final class Builder {
        private final Map<String, Severity> severities = new LinkedHashMap<>();
        private final Set<String> suppressed = new LinkedHashSet<>();

        void severity(String id, Severity severity) {
            severities.put(id, severity);
        }

        void suppress(String id) {
            suppressed.add(suppressible(id));
        }

        FindingPolicy build() {
            return new FindingPolicy(severities, suppressed);
        }
    }
}
