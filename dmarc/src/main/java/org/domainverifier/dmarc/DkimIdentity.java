package org.domainverifier.dmarc;

import java.util.Objects;
import org.domainverifier.dns.DomainName;

/**
 * What DKIM said of one signature of a message.
 *
 * @param domain the signing domain, the tag {@code d} of the signature
 * @param result what DKIM said
 */
public record DkimIdentity(DomainName domain, AuthenticationResult result) {
    /** Refuses nulls. */
    public DkimIdentity {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(result, "result");
    }
}
