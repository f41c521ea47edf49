/**
 * Observes how far answers have spread: asks beside a verification, sums up, judges.
 *
 * <p>{@link org.domainverifier.propagation.observing.PropagationSession} asks every server and every watched resolver what a
 * verification asks; {@link org.domainverifier.propagation.observing.PropagationJudge} says what is worth saying about it. What
 * they give are the values of {@link org.domainverifier.propagation}. Not for applications: the module does not export this
 * package.
 *
 * @since 0.1.0
 */
package org.domainverifier.propagation.observing;
