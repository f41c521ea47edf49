package org.domainverifier.dmarc;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;

/**
 * All that was asked, for the judge.
 *
 * @param domain the domain that is verified
 * @param own the answer for its own record; empty if the domain is too long to have one
 * @param walk the tree walk from the domain, made at once
 * @param exists whether the domain exists; empty if it was not asked or could not be found out
 * @param misplaced DMARC records at names where no receiver looks; only looked for where there is none at the right one
 * @param destinations where the reports of the domain's own record go
 * @param senders what is known of SPF and DKIM
 */
record DmarcFacts(
        DomainName domain,
        Optional<DnsAnswer> own,
        DmarcTreeWalk walk,
        Optional<Boolean> exists,
        List<TxtRecords.Text> misplaced,
        List<DmarcReportDestination> destinations,
        SenderMechanisms senders) {
    DmarcFacts {
        misplaced = List.copyOf(misplaced);
        destinations = List.copyOf(destinations);
    }

    DmarcFacts withDestinations(List<DmarcReportDestination> found) {
        return new DmarcFacts(domain, own, walk, exists, misplaced, found, senders);
    }

    DmarcFacts withPlaces(Optional<Boolean> known, List<TxtRecords.Text> found) {
        return new DmarcFacts(domain, own, walk, known, found, destinations, senders);
    }

    DmarcFacts with(SenderMechanisms mechanisms) {
        return new DmarcFacts(domain, own, walk, exists, misplaced, destinations, mechanisms);
    }

    DmarcLookup lookup() {
        return walk.at(domain).orElseGet(() -> DmarcLookup.none(domain));
    }

    TxtRecords texts() {
        return own.map(answer -> TxtRecords.of(answer, DmarcRecord::isDmarc))
                .orElseGet(() -> new TxtRecords(List.of(), List.of()));
    }

    List<NearMiss> nearMisses() {
        return lookup().state() == DmarcLookup.State.NONE ? NearMiss.among(texts().others()) : List.of();
    }

    DomainName recordName() {
        return DmarcLookup.recordName(domain).orElse(domain);
    }

    DmarcEffectivePolicy policy() {
        return DmarcEffectivePolicy.of(walk, exists);
    }

    /** The policy for subdomains without a record of their own. */
    DmarcEffectivePolicy subdomainPolicy(boolean existing) {
        return domain.tryChild("subdomain")
                .map(subdomain -> DmarcEffectivePolicy.of(walk.fromBelow(subdomain), Optional.of(existing)))
                .orElse(DmarcEffectivePolicy.NO_RECORD);
    }
}
