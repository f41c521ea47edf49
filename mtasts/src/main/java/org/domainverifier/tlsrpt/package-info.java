/**
 * TLS-RPT, reports on TLS (RFC 8460): where senders report mail that they could not deliver over a safe connection. The domain names addresses
 * in one TXT record at {@code _smtp._tls}; big senders then send a summary once a day:
 *
 * <pre>
 * _smtp._tls.customer.example. TXT "v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net"
 * </pre>
 *
 * <p>Without it, a domain with MTA-STS never learns of the mail that its policy keeps out. A record may name several addresses, with commas
 * between them, by {@code mailto:} or {@code https:}:
 *
 * <pre>{@code
 * TlsRptRecord record = TlsRptRecord.parse("v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net").orElseThrow();
 * List<ReportUri> addresses = record.rua();
 * TlsRptResult reports = DomainVerifier.builder()
 *         .resolver(resolver)
 *         .require(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
 *         .build()
 *         .verify("customer.example")
 *         .get(TlsRptCheck.KEY);
 * }</pre>
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.tlsrpt;

import org.jspecify.annotations.NullMarked;
