package org.domainverifier.dmarc;

import java.util.List;
import java.util.Objects;
import org.domainverifier.dns.DomainName;

/**
 * What is known of a message before DMARC has its say (RFC 9989 §5.3.3).
 *
 * @param author the author domain: the domain of the From header field
 * @param spf what SPF said, usually of one identity
 * @param dkim what DKIM said, for each signature
 */
public record DmarcIdentities(DomainName author, List<SpfIdentity> spf, List<DkimIdentity> dkim) {
    /** Copies the lists. */
    public DmarcIdentities {
        Objects.requireNonNull(author, "author");
        spf = List.copyOf(spf);
        dkim = List.copyOf(dkim);
    }
}
