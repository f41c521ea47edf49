package org.domainverifier.dmarc;

import java.util.Objects;
import org.domainverifier.dns.DomainName;

/**
 * What SPF said of one identity of a message (RFC 7208 §2.3 and §2.4).
 *
 * @param scope which identity
 * @param domain its domain
 * @param result what SPF said
 */
public record SpfIdentity(Scope scope, DomainName domain, AuthenticationResult result) {
    /** Which identity SPF checked. */
    public enum Scope {
        /** The MAIL FROM identity, the only one that counts for DMARC (RFC 9989 §4.4.2). */
        MAIL_FROM,
        /** The HELO identity: it says nothing to DMARC. */
        HELO
    }

    /** Refuses nulls. */
    public SpfIdentity {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(result, "result");
    }

    /**
     * The result for the domain of the reverse-path.
     *
     * @param domain the domain of MAIL FROM
     * @param result what SPF said
     * @return the identity
     */
    public static SpfIdentity mailFrom(DomainName domain, AuthenticationResult result) {
        return new SpfIdentity(Scope.MAIL_FROM, domain, result);
    }

    /**
     * The result for a message with a null reverse-path, such as a bounce: its MAIL FROM identity is {@code postmaster} at the
     * HELO domain (RFC 7208 §2.4).
     *
     * @param heloDomain the domain that the client named in HELO or EHLO
     * @param result what SPF said of that MAIL FROM identity
     * @return the identity
     */
    public static SpfIdentity nullReversePath(DomainName heloDomain, AuthenticationResult result) {
        return new SpfIdentity(Scope.MAIL_FROM, heloDomain, result);
    }

    /**
     * The result for the HELO identity of a message that has a reverse-path. It never aligns; it is here so that nobody passes it
     * off as the other one.
     *
     * @param domain the domain that the client named in HELO or EHLO
     * @param result what SPF said
     * @return the identity
     */
    public static SpfIdentity helo(DomainName domain, AuthenticationResult result) {
        return new SpfIdentity(Scope.HELO, domain, result);
    }
}
