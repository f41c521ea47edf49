/**
 * How far a change has spread: what the servers of a zone say, one by one, what resolvers still say, and when everybody sees the
 * same.
 *
 * <p>A record that was published a minute ago may be on one server and not yet on another, and a cache keeps an older answer, or
 * the absence, for as long as its TTL says (RFC 2308). A verifier with the freshness {@code BOTH} observes a whole domain, a {@link
 * org.domainverifier.PropagationObserver} single questions:
 *
 * <pre>{@code
 * DomainPropagation spread = report.propagation().orElseThrow();
 * spread.isVisible();
 * spread.visibleBy();
 * spread.questions().get(0).differingServers();
 * }</pre>
 *
 * <p>Everything here is an immutable value. What is worth telling a person is a finding of {@link
 * org.domainverifier.propagation.DnsFinding}.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.propagation;

import org.jspecify.annotations.NullMarked;
