/**
 * Answers while a verification lasts.
 *
 * <p>{@link org.domainverifier.dns.session.DnsSession} is its memory: the same question is asked once, every wait ends at the
 * deadline, and no broken resolver breaks the verification. {@link org.domainverifier.dns.session.AnswerContent} tells whether two
 * answers say the same. Not for applications: the module exports this package to the DMARC check only, whose evaluator asks on its
 * own.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.dns.session;

import org.jspecify.annotations.NullMarked;
