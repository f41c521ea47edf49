/**
 * The MX check: where a domain's mail goes (RFC 5321 §5.1). A domain names its mail servers in MX records, each with a preference; senders try
 * the lowest first, and choose at random among equals:
 *
 * <pre>
 * customer.example. MX 10 mail.trekmail.net.
 * customer.example. MX 20 backup.trekmail.net.
 * </pre>
 *
 * <p>A server of somebody else that was left there takes some of the mail, or all of it. A null MX ({@code MX 0 .}, RFC 7505) says that the domain
 * takes no mail. What the provider wants is an expectation, and the result has the hosts with their addresses:
 *
 * <pre>{@code
 * MxExpectation expected = MxExpectation.only(10, "mail.trekmail.net").and(20, "backup.trekmail.net");
 * MxResult result = DomainVerifier.builder()
 *         .resolver(resolver)
 *         .require(expected)
 *         .build()
 *         .verify("customer.example")
 *         .get(MxCheck.KEY);
 * }</pre>
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.mx;

import org.jspecify.annotations.NullMarked;
