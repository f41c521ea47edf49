package org.domainverifier.tlsrpt;

import java.util.Map;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.Parsed;
import org.domainverifier.txt.TxtLook;

/**
 * What the DNS said.
 *
 * @param look the records at {@code _smtp._tls}, and at the names where they are put by mistake
 * @param routes whether the domains of mail addresses take mail
 */
record TlsRptEvidence(TxtLook<Parsed<TlsRptRecord>> look, Map<DomainName, MailRoute> routes) {}
