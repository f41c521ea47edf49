/**
 * MTA-STS, strict transport security for mail (RFC 8461): by which mail servers a domain may be reached, and that they have a valid certificate.
 * Without it, who sits on the line can switch encryption off. The domain announces a policy in one TXT record and serves it over HTTPS:
 *
 * <pre>
 * _mta-sts.customer.example. TXT "v=STSv1; id=20251124"
 * https://mta-sts.customer.example/.well-known/mta-sts.txt
 * </pre>
 *
 * <p>Senders fetch the policy when the id changes and keep it for as long as it says. With the mode {@code enforce} they do not deliver to a server
 * that it does not allow:
 *
 * <pre>{@code
 * MtaStsPolicy policy = MtaStsPolicy.parse("""
 *                 version: STSv1
 *                 mode: enforce
 *                 mx: *.trekmail.net
 *                 max_age: 1209600
 *                 """)
 *         .orElseThrow();
 * boolean allowed = policy.allows(DomainName.of("mail.trekmail.net"));       // true
 * MtaStsRecord record = MtaStsRecord.parse("v=STSv1; id=20251124").orElseThrow();
 * String id = record.id();
 * }</pre>
 *
 * <p>{@link org.domainverifier.mtasts.MtaStsCheck} compares the record, the policy, the MX records and what a provider asked for. It fetches the
 * policy only from public addresses, with a limit for its size and its time, and follows no redirect.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.mtasts;

import org.jspecify.annotations.NullMarked;
