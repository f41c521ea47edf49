package org.domainverifier;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
 * All that one verification found. An immutable value.
 *
 * @param domain the domain that was verified
 * @param verdict the conclusion
 * @param entries one for each check, in the order in which to read them
 * @param usage what it cost
 * @param startedAt when the verification began, by the verifier's clock
 * @param answers every question that was asked and its answer
 * @param dnsFindings what was found about the name servers and caches on the way; it never changes the verdict
 * @param propagation how far the present records have spread; with {@link Freshness#BOTH} only
 */
public record DomainReport(
        DomainName domain,
        Verdict verdict,
        List<CheckEntry> entries,
        DnsUsage usage,
        Instant startedAt,
        Map<DnsQuestion, DnsAnswer> answers,
        List<Finding> dnsFindings,
        Optional<DomainPropagation> propagation) {
    /** Copies the collections. */
    public DomainReport {
        entries = List.copyOf(entries);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        dnsFindings = List.copyOf(dnsFindings);
    }

    /**
     * The typed result of a check.
     *
     * @param <R> its type
     * @param key the check
     * @return the result
     * @throws NoSuchElementException if the check was not part of the verification, broke, or did not end in time
     */
    public <R extends CheckResult> R get(CheckKey<R> key) {
        return find(key)
                .orElseThrow(() -> new NoSuchElementException(entry(key)
                        .map(entry -> "the check '" + key + "' has no result: "
                                + entry.findings().get(0).message())
                        .orElse("no check '" + key + "' was part of this verification of " + domain)));
    }

    /**
     * The typed result of a check, if there is one.
     *
     * @param <R> its type
     * @param key the check
     * @return the result; empty if the check was not part of the verification, broke, or did not end in time
     */
    public <R extends CheckResult> Optional<R> find(CheckKey<R> key) {
        return entry(key).flatMap(CheckEntry::result).map(key.resultType()::cast);
    }

    /**
     * The entry of a check.
     *
     * @param key the check
     * @return the entry; empty if the check was not part of the verification
     */
    public Optional<CheckEntry> entry(CheckKey<?> key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /**
     * The status of a check.
     *
     * @param key the check
     * @return its status; empty if the check was not part of the verification
     */
    public Optional<CheckStatus> status(CheckKey<?> key) {
        return entry(key).map(CheckEntry::status);
    }

    /**
     * All findings of all checks, each as severe as it is for this domain ({@link CheckEntry#findings()}), and those about the DNS
     * itself.
     *
     * @return in the order of the entries; behind them {@link #dnsFindings()}
     */
    public List<Finding> findings() {
        return Stream.concat(entries.stream().flatMap(entry -> entry.findings().stream()), dnsFindings.stream())
                .toList();
    }

    /**
     * When what is published now is seen at the latest. With {@link Freshness#BOTH}: by everybody whose cache behaves well ({@link
     * DomainPropagation#visibleBy()}). With {@link Freshness#CACHED}: by the resolver that was asked, since by then what it holds
     * about the domain has left its cache, absences included (RFC 2308 §5).
     *
     * @return empty if no time can be named, and with {@link Freshness#AUTHORITATIVE}, which asks no cache
     */
    public Optional<Instant> visibleBy() {
        if (propagation.isPresent()) {
            return propagation.get().visibleBy();
        }
        Instant answered = startedAt.plus(usage.elapsed());
        return answers.values().stream()
                .filter(answer -> answer.question().name().isWithin(domain))
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
    public RepairPlan repairs() {
        return RepairPlan.of(entries.stream()
                .filter(entry -> entry.requirement() != Requirement.OPTIONAL)
                .flatMap(entry -> entry.findings().stream())
                .flatMap(finding -> finding.repair().stream())
                .toList());
    }
}
