package org.domainverifier.dmarc;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckResult;
import org.domainverifier.dns.DomainName;

/**
 * What the DMARC check found. An immutable value. More methods may come: read it, and implement it in tests only; a real one
 * comes from a verification over a {@link org.domainverifier.dns.resolver.ZoneResolver}.
 */
public interface DmarcResult extends CheckResult {
    /**
     * The texts of the DMARC records at the domain itself.
     *
     * @return empty if there are none
     */
    @Override
    List<String> texts();

    /**
     * The domain's own record.
     *
     * @return the record, if there is exactly one
     */
    Optional<DmarcRecord> record();

    /**
     * What receivers do with mail from the domain itself.
     *
     * @return the policy, and why it applies
     */
    DmarcEffectivePolicy policy();

    /**
     * What receivers do with mail from subdomains that exist and have no record of their own.
     *
     * @return the policy, and why it applies
     */
    DmarcEffectivePolicy subdomainPolicy();

    /**
     * What receivers do with mail from subdomains that do not exist.
     *
     * @return the policy, and why it applies
     */
    DmarcEffectivePolicy nonExistentPolicy();

    /**
     * The domain's organizational domain (RFC 9989 §4.10.2).
     *
     * @return the domain; empty if a failure left it open
     */
    Optional<DomainName> organizationalDomain();

    /**
     * The tree walk from the domain (RFC 9989 §4.10).
     *
     * @return what was found at each step
     */
    DmarcTreeWalk walk();

    /**
     * Where the reports go, and whether they can.
     *
     * @return the addresses of the domain's own record in order, those in {@code rua} first
     */
    List<DmarcReportDestination> destinations();

    /**
     * What a receiver that still follows RFC 7489 concludes.
     *
     * @return its reading
     */
    DmarcLegacyReading legacy();
}
