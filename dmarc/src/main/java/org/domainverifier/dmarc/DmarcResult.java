package org.domainverifier.dmarc;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;

/**
 * What the DMARC check found.
 *
 * @param status the conclusion
 * @param findings everything that was found
 * @param outcomes how each expectation fared
 * @param texts the texts of the DMARC records at the domain itself
 * @param record the domain's own record, if there is exactly one
 * @param policy what receivers do with mail from the domain itself
 * @param subdomainPolicy what receivers do with mail from subdomains that exist and have no record of their own
 * @param nonExistentPolicy what receivers do with mail from subdomains that do not exist
 * @param organizationalDomain the domain's organizational domain; empty if it could not be found out
 * @param walk the tree walk from the domain
 * @param destinations where the reports go and whether they can
 * @param legacy what a receiver that still follows RFC 7489 concludes
 */
public record DmarcResult(
        CheckStatus status,
        List<Finding> findings,
        List<ExpectationOutcome> outcomes,
        List<String> texts,
        Optional<DmarcRecord> record,
        DmarcEffectivePolicy policy,
        DmarcEffectivePolicy subdomainPolicy,
        DmarcEffectivePolicy nonExistentPolicy,
        Optional<DomainName> organizationalDomain,
        DmarcTreeWalk walk,
        List<DmarcReportDestination> destinations,
        DmarcLegacyReading legacy)
        implements CheckResult {
    /** Copies the lists. */
    public DmarcResult {
        Objects.requireNonNull(status, "status");
        findings = List.copyOf(findings);
        outcomes = List.copyOf(outcomes);
        texts = List.copyOf(texts);
        destinations = List.copyOf(destinations);
    }
}
