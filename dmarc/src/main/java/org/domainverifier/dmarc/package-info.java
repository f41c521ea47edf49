/**
 * DMARC (RFC 9989, with what receivers that still follow RFC 7489 see differently): the record, the tree walk, the effective
 * policy, the report destinations (RFC 9990), the evaluation of a message, and the check of a domain.
 *
 * <p>{@link org.domainverifier.dmarc.DmarcRecord} reads one text; {@link org.domainverifier.dmarc.DmarcTreeWalk} finds the
 * policy and the organizational domain; {@link org.domainverifier.dmarc.DmarcEvaluator} says what becomes of a message; {@link
 * org.domainverifier.dmarc.DmarcCheck} judges a domain by the standard and by a {@link
 * org.domainverifier.dmarc.DmarcExpectation}.
 */
package org.domainverifier.dmarc;
