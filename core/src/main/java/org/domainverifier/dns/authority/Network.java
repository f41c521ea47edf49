package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.util.Set;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.wire.Admission;
import org.domainverifier.dns.wire.DnsTransport;
import org.domainverifier.threads.HandOver;

/**
 * How servers are reached, and what outlives a verification: the same for all views of one resolver.
 *
 * @param transport on whose thread everything happens
 * @param servers how one server is asked
 * @param recursive the resolver to fall back on
 * @param roots the root servers
 * @param source from where the servers of a zone are found
 * @param allowed special addresses at which servers may be asked
 * @param timeoutNanos how long a question may take
 * @param onTheirWay the questions that have their turn
 * @param topLevelDomains the delegations that are remembered
 * @param handOver how answers get to those who wait for them
 */
record Network(
        DnsTransport transport,
        ServerPort servers,
        DnsResolver recursive,
        Delegation roots,
        DelegationSource source,
        Set<SpecialRange> allowed,
        long timeoutNanos,
        Admission onTheirWay,
        TopLevelDomains topLevelDomains,
        HandOver handOver) {

    /** Whether a server at this address may be asked. */
    boolean mayAsk(InetAddress address) {
        return SpecialRange.of(address).map(allowed::contains).orElse(true);
    }
}
