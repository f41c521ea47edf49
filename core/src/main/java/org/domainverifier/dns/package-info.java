/**
 * The words of the DNS, and the one way to it.
 *
 * <p>A {@link org.domainverifier.dns.DnsQuestion} is a {@link org.domainverifier.dns.DomainName} and a {@link
 * org.domainverifier.dns.RecordType}; a {@link org.domainverifier.dns.DnsAnswer} has the records with their data, or says that
 * there are none, or why nobody knows. What goes wrong on the way is a value ({@link
 * org.domainverifier.dns.DnsAnswer.Failure}), never an exception and never an absence.
 *
 * <p>{@link org.domainverifier.dns.DnsResolver} has one method and is the only way in which this library reaches the DNS. Ready
 * ones are in {@link org.domainverifier.dns.resolver} and {@link org.domainverifier.dns.authority}; one of your own is a lambda:
 *
 * <pre>{@code
 * DnsResolver counted = question -> {
 *     questions.increment();
 *     return resolver.resolve(question);
 * };
 * }</pre>
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.dns;

import org.jspecify.annotations.NullMarked;
