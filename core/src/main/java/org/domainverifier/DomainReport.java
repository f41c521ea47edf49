package org.domainverifier;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.dns.DomainName;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.repair.RepairPlan;

/**
 * All that one verification found. An immutable value. More methods may come: read it; in a test, verify against a {@link
 * org.domainverifier.dns.resolver.ZoneResolver} to get one.
 */
public interface DomainReport {
    /**
     * The domain that was verified.
     *
     * @return its name
     */
    DomainName domain();

    /**
     * The conclusion.
     *
     * @return by the statuses of all checks and how much each counts
     */
    Verdict verdict();

    /**
     * What each check found.
     *
     * @return one entry for each check and name, in the order in which to read them: those of the domain itself first
     */
    List<CheckEntry> entries();

    /**
     * What it cost.
     *
     * @return questions, rounds, time
     */
    DnsUsage usage();

    /**
     * When the verification began.
     *
     * @return by the verifier's clock
     */
    Instant startedAt();

    /**
     * What the DNS said.
     *
     * @return every question that was asked and its answer, in the order of the names
     */
    Map<DnsQuestion, DnsAnswer> answers();

    /**
     * What was found about the domain as a whole: that a registry has no such domain, or what the repairs of all checks together
     * would take away beside what they mean to. To be read first; it never changes the verdict.
     *
     * @return the findings with their repairs, also part of {@link #findings()}
     */
    List<Finding> domainFindings();

    /**
     * What was found about the name servers and caches on the way; it never changes the verdict.
     *
     * @return the findings, also part of {@link #findings()}
     */
    List<Finding> dnsFindings();

    /**
     * How far the present records have spread.
     *
     * @return with {@link Freshness#BOTH} only
     */
    Optional<DomainPropagation> propagation();

    /**
     * The typed result of a check at the domain itself.
     *
     * @param <R> its type
     * @param key the check
     * @return the result
     * @throws NoSuchElementException if the check was not part of the verification, failed with an error, or did not finish in time
     */
    default <R extends CheckResult> R get(CheckKey<R> key) {
        return required(key, domain());
    }

    /**
     * The typed result of a check at a name below the domain.
     *
     * @param <R> its type
     * @param key the check
     * @param below the name as it was stated, such as {@code send}
     * @return the result
     * @throws NoSuchElementException if nothing was expected of the check there, it failed with an error, or did not finish in time
     * @throws IllegalArgumentException if that is not a name, or one that is too long
     */
    default <R extends CheckResult> R get(CheckKey<R> key, String below) {
        return required(key, domain().child(DomainName.of(below).toString()));
    }

    private <R extends CheckResult> R required(CheckKey<R> key, DomainName name) {
        return find(key, name)
                .orElseThrow(() -> new NoSuchElementException(entry(key, name)
                        .map(entry -> "the check '" + key + "' has no result: "
                                + entry.findings().get(0).message())
                        .orElse("no check '" + key + "'" + (name.equals(domain()) ? "" : " at " + name)
                                + " was part of this verification of " + domain())));
    }

    /**
     * The typed result of a check at the domain itself, if there is one.
     *
     * @param <R> its type
     * @param key the check
     * @return the result; empty if the check was not part of the verification, failed with an error, or did not finish in time
     */
    default <R extends CheckResult> Optional<R> find(CheckKey<R> key) {
        return find(key, domain());
    }

    /**
     * The typed result of a check at a name, if there is one.
     *
     * @param <R> its type
     * @param key the check
     * @param name the domain or a name below it
     * @return the result; empty if nothing was expected of the check there, it failed with an error, or did not finish in time
     */
    default <R extends CheckResult> Optional<R> find(CheckKey<R> key, DomainName name) {
        return entry(key, name).flatMap(CheckEntry::result).map(key.resultType()::cast);
    }

    /**
     * The entry of a check at the domain itself.
     *
     * @param key the check
     * @return the entry; empty if the check was not part of the verification
     */
    default Optional<CheckEntry> entry(CheckKey<?> key) {
        return entry(key, domain());
    }

    /**
     * The entry of a check at a name.
     *
     * @param key the check
     * @param name the domain or a name below it
     * @return the entry; empty if the check was not run there
     */
    default Optional<CheckEntry> entry(CheckKey<?> key, DomainName name) {
        return entries().stream()
                .filter(entry -> entry.key().equals(key) && entry.name().equals(name))
                .findFirst();
    }

    /**
     * The status of a check at the domain itself.
     *
     * @param key the check
     * @return its status; empty if the check was not part of the verification
     */
    default Optional<CheckStatus> status(CheckKey<?> key) {
        return entry(key).map(CheckEntry::status);
    }

    /**
     * All findings: those about the domain as a whole, those of all checks, each as severe as it is for this domain ({@link
     * CheckEntry#findings()}), and those about the DNS itself.
     *
     * @return {@link #domainFindings()} first, then in the order of the entries, and {@link #dnsFindings()} last
     */
    default List<Finding> findings() {
        return Stream.of(
                        domainFindings().stream(),
                        entries().stream().flatMap(entry -> entry.findings().stream()),
                        dnsFindings().stream())
                .flatMap(findings -> findings)
                .toList();
    }

    /**
     * What is known of the domain by now: this report, in which a check that could not be determined is as an earlier report has it. For who keeps the
     * last report and tells of changes:
     *
     * <pre>{@code
     * DomainReport known = report.orLastKnown(before);
     * ReportDiff diff = ReportDiff.between(before, known); // tells of a change even if a time-out lies between
     * keep(known);
     * }</pre>
     *
     * <p>Such a check is {@link CheckStatus#UNKNOWN}, or was right and warns of nothing but what it could not look up. The verdict is that of what is known, so it is
     * {@link Verdict#INCONCLUSIVE} only as long as something required was never known. The answers are the newest that are not failures. Everything
     * else, such as the time, is this report's. A {@link DomainState} takes the report itself.
     *
     * @param earlier what this method gave for the report before, or the first report
     * @return this report where all was determined; otherwise another one
     * @throws IllegalArgumentException if they are not about the same domain
     */
    default DomainReport orLastKnown(DomainReport earlier) {
        if (!earlier.domain().equals(domain())) {
            throw new IllegalArgumentException("reports on two domains: " + earlier.domain() + " and " + domain());
        }
        return LastKnown.of(this, earlier);
    }

    /**
     * When what is published now is seen at the latest. With {@link Freshness#BOTH}: by everybody whose cache behaves well ({@link
     * DomainPropagation#visibleBy()}). With {@link Freshness#CACHED}: by the resolver that was asked, since by then what it holds
     * about the domain has left its cache, absences included (RFC 2308 §5).
     *
     * @return empty if no time can be named, and with {@link Freshness#AUTHORITATIVE}, which asks no cache
     */
    default Optional<Instant> visibleBy() {
        if (propagation().isPresent()) {
            return propagation().get().visibleBy();
        }
        Instant answered = startedAt().plus(usage().elapsed());
        return answers().values().stream()
                .filter(answer -> answer.question().name().isWithin(domain()))
                .filter(answer ->
                        answer.origin().server().isPresent() && !answer.origin().authoritative())
                .flatMap(answer -> answer.ttl().stream())
                .max(Comparator.naturalOrder())
                .map(answered::plus);
    }

    /**
     * What has to be changed so that everything required and recommended is right.
     *
     * @return the plan, empty if nothing has to be changed
     */
    default RepairPlan repairs() {
        Stream<Finding> ofChecks = entries().stream()
                .filter(entry -> entry.requirement() != Requirement.OPTIONAL)
                .flatMap(entry -> entry.findings().stream());
        return RepairPlan.of(Stream.concat(domainFindings().stream(), ofChecks)
                .flatMap(finding -> finding.repair().stream())
                .toList());
    }

    /**
     * What was asked of this domain, record by record, with what to do given what is there already: what a dashboard shows beside
     * each record for copying. Where nothing can be typed yet, {@link #repairs()} has the step.
     *
     * @return the rows by check and name, in the order of the entries; of checks of which something was asked only
     */
    default List<RecordInstruction> recordsToPublish() {
        return RecordInstructions.of(this);
    }
}
