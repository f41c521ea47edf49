/**
 * The check of other records: what a provider asks for beside the records of mail, at the domain or at names below it. An alias
 * (RFC 1034 §3.6.2), addresses, a token in a TXT record, the hosts of a service (SRV, RFC 2782), an issuer of certificates (CAA,
 * RFC 8659), a delegation:
 *
 * <pre>
 * autoconfig.customer.example.   CNAME autoconfig.trekmail.net.
 * _imaps._tcp.customer.example.  SRV   0 1 993 imap.trekmail.net.
 * customer.example.              TXT   "trekmail-site=4711"
 * </pre>
 *
 * <p>They are judged by what they mean: names without regard to case, texts however they are cut into strings, addresses and services
 * as sets, an issuer by what certification authorities read. The check takes part in a verification only where an expectation is
 * stated:
 *
 * <pre>{@code
 * RecordsResult result = DomainVerifier.builder()
 *         .resolver(resolver)
 *         .require(RecordExpectation.cname("autoconfig", "autoconfig.trekmail.net"))
 *         .require(RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "imap.trekmail.net"))
 *         .require(RecordExpectation.txt("@", "trekmail-site=4711").replacing("trekmail-site="))
 *         .build()
 *         .verify("customer.example")
 *         .get(RecordsCheck.KEY);
 * }</pre>
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.records;

import org.jspecify.annotations.NullMarked;
