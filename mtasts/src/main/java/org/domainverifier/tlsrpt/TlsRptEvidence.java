package org.domainverifier.tlsrpt;

import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.Parsed;
import org.domainverifier.txt.HostedLook;
import org.domainverifier.txt.HostedPresences;
import org.domainverifier.txt.HostedTxt;
import org.domainverifier.txt.TxtLook;

/**
 * What the DNS said.
 *
 * @param look the records at {@code _smtp._tls}, and at the names where they are put by mistake
 * @param routes whether the domains of mail addresses take mail
 * @param hosted by what is expected, what there is to know of a record that is to be kept at a service
 */
record TlsRptEvidence(
        TxtLook<Parsed<TlsRptRecord>> look,
        Map<DomainName, MailRoute> routes,
        Map<HostedTxt, HostedLook<Parsed<TlsRptRecord>>> hosted) {
    /** The service at which the plan aims to have the record kept. */
    Optional<HostedLook<Parsed<TlsRptRecord>>> service() {
        return HostedPresences.service(hosted.values());
    }
}
