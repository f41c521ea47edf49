package org.domainverifier.dmarc;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * What DMARC says of one message.
 *
 * @param author the author domain
 * @param result the result
 * @param disposition what the domain owner asks to be done with the message: the applied policy if it fails, otherwise {@link
 *     DmarcPolicy#NONE}
 * @param policy the policy for the author domain
 * @param organizationalDomain the author domain's organizational domain, as far as it had to be found out
 * @param alignments how each identifier fared: SPF first, then DKIM, in the order given
 */
public record DmarcEvaluation(
        DomainName author,
        Result result,
        DmarcPolicy disposition,
        DmarcEffectivePolicy policy,
        Optional<DomainName> organizationalDomain,
        List<IdentifierAlignment> alignments) {
    /** The results of DMARC (RFC 8601, RFC 9989 §5.3.5). */
    public enum Result {
        /** No usable policy applies. */
        NONE,
        /** An identifier aligns. */
        PASS,
        /** No identifier aligns. */
        FAIL,
        /** It could not be found out, so it neither passes nor fails (RFC 9989 §5.3.6). */
        TEMPERROR
    }

    /** Copies the list. */
    public DmarcEvaluation {
        alignments = List.copyOf(alignments);
    }
}
