/**
 * The verifier and its report. For mail to arrive and to be believed, a domain publishes a handful of DNS records: where its mail goes (MX),
 * who may send it (SPF), keys for signatures (DKIM), what to do with forgeries (DMARC), and that servers are to encrypt (MTA-STS, TLS-RPT).
 * A provider tells its customers which ones; the verifier says whether they are there, are right, and what has to be changed if not:
 *
 * <pre>{@code
 * DomainVerifier verifier = DomainVerifier.builder()
 *         .resolver(resolver)
 *         .require(MxExpectation.only(10, "mail.trekmail.net"))
 *         .build();
 * DomainReport report = verifier.verify("customer.example");
 * Verdict verdict = report.verdict();             // VERIFIED, NOT_VERIFIED, INCONCLUSIVE, …
 * List<Finding> findings = report.findings();     // what is wrong, in words, each with its code
 * RepairPlan plan = report.repairs();          // what to change, record by record
 * }</pre>
 *
 * <p>A report is a value. Bad records and a broken network are in it; neither ever becomes an exception.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier;

import org.jspecify.annotations.NullMarked;
