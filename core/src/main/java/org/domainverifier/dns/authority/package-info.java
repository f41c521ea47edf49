/**
 * Asking the name servers of a zone themselves.
 *
 * <p>A recursive resolver answers from its cache, for as long as the TTL says; what a customer has just changed is not in it. {@link
 * org.domainverifier.dns.authority.AuthoritativeResolver} goes down the delegations from the root servers (RFC 1034 §5.3.3) to the
 * zone that a name is really in and asks the servers there, without recursion. Where port 53 is blocked, a recursive resolver
 * answers instead, and the answer says so ({@link org.domainverifier.dns.AnswerOrigin#authoritative()}).
 *
 * <p>A survey asks not one server of a zone but all, at all their addresses: servers that lag behind, are lame or silent differ
 * from the others in it ({@link org.domainverifier.dns.ZoneSurvey}).
 *
 * <pre>{@code
 * try (AuthoritativeResolver resolver = AuthoritativeResolver.system()) {
 *     DnsAnswer answer = resolver.resolve(question).join();
 *     answer.origin().authoritative();
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.dns.authority;

import org.jspecify.annotations.NullMarked;
