package org.domainverifier.tlsrpt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.Parsed;
import org.domainverifier.txt.HostedLook;
import org.domainverifier.txt.HostedPresences;
import org.domainverifier.txt.HostedTxt;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtSource;

/**
 * What the DNS said.
 *
 * @param look the records at {@code _smtp._tls}, and at the names where they are put by mistake
 * @param routes whether the domains of mail addresses take mail
 * @param hosted by what is expected, what there is to know of a record that is to be kept at a service
 * @param levels records one level higher or lower, known only where there is no record and one was asked for
 * @param refusesMail whether the domain says that it takes no mail, so that nobody has anything to report; known only where there is
 *     no record and none was asked for
 */
record TlsRptEvidence(
        TxtLook<Parsed<TlsRptRecord>> look,
        Map<DomainName, MailRoute> routes,
        Map<HostedTxt, HostedLook<Parsed<TlsRptRecord>>> hosted,
        List<TxtSource<Parsed<TlsRptRecord>>> levels,
        boolean refusesMail) {
    static TlsRptEvidence of(
            TxtLook<Parsed<TlsRptRecord>> look,
            Map<DomainName, MailRoute> routes,
            Map<HostedTxt, HostedLook<Parsed<TlsRptRecord>>> hosted) {
        return new TlsRptEvidence(look, routes, hosted, List.of(), false);
    }

    TlsRptEvidence withMx(DnsAnswer answer) {
        return new TlsRptEvidence(look, routes, hosted, levels, MailRoute.isRefusal(answer));
    }

    TlsRptEvidence withLevels(List<TxtSource<Parsed<TlsRptRecord>>> found) {
        return new TlsRptEvidence(look, routes, hosted, found, refusesMail);
    }

    /** The service at which the plan aims to have the record kept. */
    Optional<HostedLook<Parsed<TlsRptRecord>>> service() {
        return HostedPresences.service(hosted.values());
    }
}
