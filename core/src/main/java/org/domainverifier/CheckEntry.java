package org.domainverifier;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.dns.DomainName;

/**
 * What a report says of one check. An immutable value. More methods may come: read it; in a test, verify against a {@link
 * org.domainverifier.dns.resolver.ZoneResolver} to get one.
 */
public interface CheckEntry {
    /**
     * Which check.
     *
     * @return its key
     */
    CheckKey<?> key();

    /**
     * The name that was checked.
     *
     * @return the domain that was verified, or a name below it at which something is expected
     */
    DomainName name();

    /**
     * How much it counts for the verdict.
     *
     * @return by what is expected of it
     */
    Requirement requirement();

    /**
     * Its conclusion.
     *
     * @return {@link CheckStatus#UNKNOWN} if the check failed with an error or did not finish in time. It may differ from that of the {@link #result()},
     *     where the application has {@linkplain FindingSettings a view of its own} of findings
     */
    CheckStatus status();

    /**
     * What it found, each as severe as it is for the verdict on this domain: no error where the check does not keep the domain from
     * being verified, and where nobody asked for the check, that there is nothing is a notice.
     *
     * @return the findings but those that the application does not want to be told; if the check failed with an error or did not finish in time, one that says so
     */
    List<Finding> findings();

    /**
     * The typed result, with its findings as the check made them.
     *
     * @return empty if the check failed with an error or did not finish in time
     */
    Optional<CheckResult> result();

    /**
     * What the provider said of this customer, so far as the expectations of this check needed it.
     *
     * @return the values by which {@link #recordsOf} tells what was expected
     */
    CustomerValues values();

    /**
     * What it cost. A question that several checks ask is a question of the first of them, and from memory for the others; so the
     * questions of all checks, and those of the verifier's own, add up to {@link DomainReport#usage()}. Rounds and time are those that this
     * check has waited, for whatever it needed: answers, other checks, the provider's functions, a policy host.
     *
     * @return from the start of the check to its end
     */
    DnsUsage usage();

    /**
     * What was expected of this customer, as records.
     *
     * @param outcome one of the outcomes of the {@link #result()}
     * @return the records, those whose value is not ready yet included; empty if no particular record was asked for
     */
    default List<RecordToPublish> recordsOf(ExpectationOutcome outcome) {
        return outcome.expectation().recordsToPublish(name(), values());
    }
}
