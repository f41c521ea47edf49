package org.domainverifier.spf;

import java.net.Inet4Address;
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
 * @param terms the terms that it has to have, in order
 * @param networks the addresses from which mail has to pass, in order
 * @param all what a proposed record says of other senders, where the customer's own says nothing stricter
 */
record SpfWanted(List<WantedTerm> terms, List<Cidr> networks, SpfQualifier all) {
    /**
     * What is wanted.
     *
     * @param domain the domain of the record
     */
    static SpfWanted of(DomainName domain, List<Expected<SpfExpectation>> expectations) {
        List<WantedTerm> terms = new ArrayList<>();
        Set<Cidr> networks = new LinkedHashSet<>();
        List<SpfQualifier> ends = new ArrayList<>();
        for (Expected<SpfExpectation> each : expectations) {
            if (each.expectation() instanceof SpfExpectation.Terms wanted) {
                wanted.terms().stream()
                        .map(term -> new WantedTerm(term, domain))
                        .filter(term -> terms.stream().noneMatch(other -> isSame(term, other)))
                        .forEach(terms::add);
                ends.add(wanted.all());
            } else if (each.expectation() instanceof SpfExpectation.Authorizing authorizing) {
                networks.addAll(authorizing.networks());
            }
        }
        return new SpfWanted(
                List.copyOf(terms), List.copyOf(networks), ends.isEmpty() ? SpfQualifier.SOFTFAIL : ends.get(0));
    }

    private static boolean isSame(WantedTerm one, WantedTerm other) {
        return one.isAbout(other.term()) && other.isAbout(one.term());
    }

    /** The domains whose records can be asked for, whatever the message. */
    List<DomainName> names() {
        return terms.stream()
                .filter(WantedTerm::leadsToRecord)
                .flatMap(term -> term.name().stream())
                .distinct()
                .toList();
    }

    /** The single addresses from which mail has to pass. */
    List<InetAddress> addresses() {
        return networks.stream()
                .filter(network -> isSingle(network))
                .map(Cidr::network)
                .toList();
    }

    static boolean isSingle(Cidr network) {
        return network.prefixLength() == (network.network() instanceof Inet4Address ? 32 : 128);
    }

    /** The terms as a record, for looking up what they lead to. */
    ParsedSpf record() {
        return SpfParser.parse(
                new SpfRecord(terms.stream().map(WantedTerm::term).toList()).toString());
    }

    /** Whether a term of the domain's record is about what was asked for, whatever it says of it. */
    boolean isAbout(SpfTerm term) {
        return terms.stream().anyMatch(wanted -> wanted.isAbout(term));
    }

    /** Whether a term is what was asked for, and does not let its senders pass. */
    boolean isContradictedBy(SpfTerm term) {
        return term instanceof SpfMechanism mechanism
                && mechanism.qualifier() != SpfQualifier.PASS
                && terms.stream().anyMatch(wanted -> isSame(wanted, new WantedTerm(term, wanted.domain())));
    }

    /** Whether a record that has this term may be meant for what was asked for: the term names it. */
    boolean isNamedBy(SpfTerm term) {
        return terms.stream().anyMatch(wanted -> !wanted.argument().isEmpty() && wanted.isAbout(term));
    }
}
