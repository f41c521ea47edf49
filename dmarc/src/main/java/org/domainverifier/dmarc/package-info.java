/**
 * DMARC (RFC 9989): what becomes of mail that only claims to come from a domain. SPF and DKIM each vouch for some domain; DMARC
 * asks whether it is the one in the From header field, which people see. If it is not, the policy applies that the owner of that
 * domain publishes as a TXT record at {@code _dmarc}: {@code v=DMARC1; p=reject} has such mail refused, {@code
 * rua=mailto:dmarc@example.com} has receivers report every day what they saw. A domain without a record of its own is under the
 * policy of its organization, which receivers find by walking up the tree of the DNS (those that still follow RFC 7489, with a list
 * of public suffixes). A record may fail its purpose silently: misspelt by a letter, published twice, at the wrong name, or
 * with an address to which no report can go (RFC 9990 §4).
 *
 * <pre>{@code
 * DomainVerifier verifier = DomainVerifier.builder()
 *         .resolver(resolver)
 *         .require(DmarcExpectation.anyValid().atLeast(DmarcPolicy.QUARANTINE))
 *         .build();
 * DmarcResult dmarc = verifier.verify("example.com").get(DmarcCheck.KEY);
 * dmarc.status(); // CORRECT
 * dmarc.policy().applied(); // reject: what receivers do with mail that fails
 *
 * DmarcEvaluation message = DmarcEvaluator.using(resolver)
 *         .evaluate(DmarcIdentities.from(DomainName.of("example.com"))
 *                 .dkim(DomainName.of("mail.example.com"), AuthenticationResult.PASS)
 *                 .build())
 *         .join();
 * message.result(); // PASS: the signing domain is of the same organization
 * }</pre>
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.dmarc;

import org.jspecify.annotations.NullMarked;
