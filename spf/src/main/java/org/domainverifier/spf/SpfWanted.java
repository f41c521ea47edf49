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
 * @param includes what to include, in order: names, or names with macros
 * @param addresses the addresses from which mail has to pass, in order
 * @param all what a proposed record says of other senders, where the customer's own says nothing stricter
 */
record SpfWanted(List<DomainSpec> includes, List<InetAddress> addresses, SpfQualifier all) {
    static SpfWanted of(List<Expected<SpfExpectation>> expectations) {
        List<DomainSpec> includes = new ArrayList<>();
        Set<InetAddress> addresses = new LinkedHashSet<>();
        List<SpfQualifier> ends = new ArrayList<>();
        for (Expected<SpfExpectation> each : expectations) {
            if (each.expectation() instanceof SpfExpectation.Include include) {
                include.domains().stream()
                        .filter(spec -> includes.stream().noneMatch(spec::isSame))
                        .forEach(includes::add);
                ends.add(include.all());
            } else if (each.expectation() instanceof SpfExpectation.Authorizing authorizing) {
                addresses.addAll(authorizing.addresses());
            }
        }
        return new SpfWanted(
                List.copyOf(includes), List.copyOf(addresses), ends.isEmpty() ? SpfQualifier.SOFTFAIL : ends.get(0));
    }

    /** Those whose records can be asked for, whatever the message. */
    List<DomainName> names() {
        return includes.stream().flatMap(spec -> spec.name().stream()).toList();
    }

    /** Whether a term is about what is to be included. */
    boolean isAbout(SpfTerm term) {
        return term instanceof SpfMechanism.Include include && includes.stream().anyMatch(include.domain()::isSame);
    }
}
