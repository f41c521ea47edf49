/**
 * The seam to the DNS: names, questions, answers as values, and the resolvers that give them.
 *
 * <p>{@link org.domainverifier.dns.DnsResolver} has one method and is the only way by which this library reaches the
 * DNS. What goes wrong on the way is a value ({@link org.domainverifier.dns.DnsAnswer.Failure}), never an exception and
 * never an absence.
 */
package org.domainverifier.dns;
