package org.domainverifier.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.domainverifier.check.Expected;
import org.domainverifier.dns.DomainName;

/**
 * What all expectations together ask of a record.
 *
 * @param includes the domains to include, in order
 * @param addresses the addresses from which mail has to pass, in order
 * @param all what a proposed record says of other senders, where the customer's own says nothing stricter
 */
record SpfWanted(List<DomainName> includes, List<InetAddress> addresses, SpfQualifier all) {
    static SpfWanted of(List<Expected<SpfExpectation>> expectations) {
        Set<DomainName> includes = new LinkedHashSet<>();
        Set<InetAddress> addresses = new LinkedHashSet<>();
        List<SpfQualifier> ends = new ArrayList<>();
        for (Expected<SpfExpectation> each : expectations) {
            if (each.expectation() instanceof SpfExpectation.Include include) {
                includes.addAll(include.domains());
                ends.add(include.all());
            } else if (each.expectation() instanceof SpfExpectation.Authorizing authorizing) {
                addresses.addAll(authorizing.addresses());
            }
        }
        return new SpfWanted(
                List.copyOf(includes), List.copyOf(addresses), ends.isEmpty() ? SpfQualifier.SOFTFAIL : ends.get(0));
    }
}
