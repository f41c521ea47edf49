package org.domainverifier.dmarc;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.ReportUri;

/**
 * Whether reports can go to one address of a record (RFC 9990 §4). An immutable value. More methods may come: read it, and
 * implement it in tests only.
 */
public interface DmarcReportDestination {
    /**
     * Which reports are to go there.
     *
     * @return {@code rua} (aggregate reports) or {@code ruf} (failure reports)
     */
    String tag();

    /**
     * The address.
     *
     * @return as the record has it
     */
    ReportUri uri();

    /**
     * Whether the destination agreed.
     *
     * @return that, or why it does not matter
     */
    Consent consent();

    /**
     * Where the destination has to say that it agrees.
     *
     * @return the name; empty if it is within the organization, or if the DNS cannot hold a name so long
     */
    Optional<DomainName> consentName();

    /**
     * The addresses on the same host that the destination wants the reports sent to instead.
     *
     * @return usually empty
     */
    List<ReportUri> redirectedTo();

    /**
     * Whether the destination takes mail.
     *
     * @return empty if that was not asked: it is not a mail address, or one that the provider itself asked for
     */
    Optional<MailRoute> mail();

    /** Whether a destination agreed to get the reports of a domain; there is nothing else. */
    enum Consent {
        /** It belongs to the same organization: nobody asks. */
        SAME_ORGANIZATION,
        /** It agreed. */
        GIVEN,
        /** It agreed, but redirects to another host, so nothing is sent at all. */
        REDIRECTS_ELSEWHERE,
        /** A server said that it did not agree. */
        MISSING,
        /** The lookup failed. */
        NOT_DETERMINED,
        /** There was nothing to ask: no host in the address, or too many addresses. */
        NOT_ASKED
    }
}
