/**
 * Ready resolvers: over the wire, and in memory.
 *
 * <p>{@link org.domainverifier.dns.resolver.DnsJavaResolver} asks recursive resolvers, the system's or given ones; their answers
 * may come from a cache. {@link org.domainverifier.dns.resolver.MessageResolver} does so over HTTPS, TLS, or whatever carries messages, and {@link
 * org.domainverifier.dns.resolver.CachingResolver} remembers what any of them said. {@link org.domainverifier.dns.resolver.ZoneResolver} is a whole DNS in memory, for unit tests and
 * previews:
 *
 * <pre>{@code
 * DnsResolver system = DnsJavaResolver.system();
 * DnsResolver given = DnsJavaResolver.of(DnsServerAddress.of("192.0.2.53"));
 * DnsResolver stub = ZoneResolver.parse("example.com. 300 IN MX 10 mail.example.net.");
 * }</pre>
 *
 * <p>To ask the servers of a zone themselves, past every cache, see {@link org.domainverifier.dns.authority}.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.dns.resolver;

import org.jspecify.annotations.NullMarked;
