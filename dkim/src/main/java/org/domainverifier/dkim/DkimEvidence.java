package org.domainverifier.dkim;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.txt.TxtLook;

/**
 * What the DNS said of the selectors of a domain. Begins with {@link #of} and grows with each thing that is asked.
 *
 * @param domain the domain
 * @param expected by what is expected there
 * @param named those that the check was told to look at
 * @param search those of well-known senders, whatever came back; empty if they were not looked for
 * @param domainkey the answer to the question for the name servers of {@code _domainkey}, if that was asked
 * @param unused what is at a selector that nobody publishes: it comes from a wildcard
 */
record DkimEvidence(
        DomainName domain,
        Map<ExpectedSelector, SelectorEvidence> expected,
        List<SelectorEvidence> named,
        Optional<List<SelectorEvidence>> search,
        Optional<DnsAnswer> domainkey,
        Optional<TxtLook<KeyReading>> unused) {

    /** Nothing was asked yet. */
    static DkimEvidence of(DomainName domain) {
        return new DkimEvidence(domain, Map.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    DkimEvidence withExpected(Map<ExpectedSelector, SelectorEvidence> selectors) {
        return new DkimEvidence(domain, selectors, named, search, domainkey, unused);
    }

    DkimEvidence withNamed(List<SelectorEvidence> selectors) {
        return new DkimEvidence(domain, expected, selectors, search, domainkey, unused);
    }

    DkimEvidence withSearch(Optional<List<SelectorEvidence>> selectors) {
        return new DkimEvidence(domain, expected, named, selectors, domainkey, unused);
    }

    DkimEvidence withDomainkey(Optional<DnsAnswer> answer) {
        return new DkimEvidence(domain, expected, named, search, answer, unused);
    }

    DkimEvidence withUnused(TxtLook<KeyReading> look) {
        return new DkimEvidence(domain, expected, named, search, domainkey, Optional.of(look));
    }

    /** Every selector that was asked for. */
    Stream<SelectorEvidence> all() {
        return Stream.of(expected.values(), named, found()).flatMap(Collection::stream);
    }

    /** The selectors of well-known senders that were looked for. */
    List<SelectorEvidence> found() {
        return search.orElse(List.of());
    }

    SelectorEvidence of(ExpectedSelector selector) {
        SelectorEvidence evidence = expected.get(selector);
        if (evidence == null) {
            throw new IllegalStateException("not asked for: " + selector.selector());
        }
        return evidence;
    }
}
