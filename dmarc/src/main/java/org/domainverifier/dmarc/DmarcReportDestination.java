package org.domainverifier.dmarc;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.ReportUri;

/**
 * Whether reports can go to one address of a record (RFC 9990 §4).
 *
 * @param tag {@code rua} or {@code ruf}
 * @param uri the address as the record has it
 * @param consent whether the destination agreed
 * @param consentName where it has to say so, if it is outside the organization
 * @param redirectedTo the addresses on the same host that the destination wants the reports sent to instead; usually empty
 * @param mail whether the destination takes mail; empty if that was not asked: it is not a mail address, or one that the
 *     provider itself asked for
 */
public record DmarcReportDestination(
        String tag,
        ReportUri uri,
        Consent consent,
        Optional<DomainName> consentName,
        List<ReportUri> redirectedTo,
        Optional<MailRoute> mail) {
    /** Whether a destination agreed to get the reports of a domain. */
    public enum Consent {
        /** It belongs to the same organization: nobody asks. */
        SAME_ORGANIZATION,
        /** It agreed. */
        GIVEN,
        /** It agreed, but redirects to another host, so nothing is sent at all. */
        REDIRECTS_ELSEWHERE,
        /** A server said that it did not agree. */
        MISSING,
        /** It could not be found out. */
        NOT_DETERMINED,
        /** There was nothing to ask: no host in the address, or too many addresses. */
        NOT_ASKED
    }

    /** Copies the list. */
    public DmarcReportDestination {
        redirectedTo = List.copyOf(redirectedTo);
    }
}
