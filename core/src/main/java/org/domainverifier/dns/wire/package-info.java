/**
 * DNS messages over UDP and TCP, asynchronously and with one thread.
 *
 * <p>{@link org.domainverifier.dns.wire.DnsTransport} puts one query to one server and gives one {@link
 * org.domainverifier.dns.wire.Reply}, whatever the network does: TCP where a datagram is truncated (RFC 7766 §5), no EDNS where a
 * server does not know it (RFC 6891 §7). {@link org.domainverifier.dns.wire.AnswerReader} says what a message means for a
 * question, {@link org.domainverifier.dns.wire.DnsCodec} turns dnsjava's names and records into ours.
 *
 * <p>It knows nothing of which server to ask; that is what the resolvers are for. Not for applications: the module does not
 * export this package.
 *
 * @since 0.1.0
 */
package org.domainverifier.dns.wire;
