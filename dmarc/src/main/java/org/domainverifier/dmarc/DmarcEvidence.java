package org.domainverifier.dmarc;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Parsed;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtSource;

/**
 * All that was asked, for the judge. Start with {@link #of} and add what else was found.
 *
 * @param look the look at the domain's own record, parsed once
 * @param walk the tree walk from the domain, made at once
 * @param exists whether the domain exists; empty if it was not asked or is not known
 * @param destinations where the reports of the domain's own record go
 * @param senders what is known of SPF and DKIM
 */
record DmarcEvidence(
        TxtLook<Parsed<DmarcRecord>> look,
        DmarcTreeWalk walk,
        Optional<Boolean> exists,
        List<DmarcReportDestination> destinations,
        SenderMechanisms senders) {
    DmarcEvidence {
        destinations = List.copyOf(destinations);
    }

    static DmarcEvidence of(TxtLook<Parsed<DmarcRecord>> look, DmarcTreeWalk walk) {
        return new DmarcEvidence(look, walk, Optional.empty(), List.of(), SenderMechanisms.UNKNOWN);
    }

    DmarcEvidence withExistence(Optional<Boolean> known) {
        return new DmarcEvidence(look, walk, known, destinations, senders);
    }

    DmarcEvidence withDestinations(List<DmarcReportDestination> found) {
        return new DmarcEvidence(look, walk, exists, found, senders);
    }

    DmarcEvidence withSenders(SenderMechanisms found) {
        return new DmarcEvidence(look, walk, exists, destinations, found);
    }

    DomainName domain() {
        return look.domain();
    }

    /** The domain's own record, if there is exactly one: its text is of the kind, so there is a record in it, however bad. */
    Optional<DmarcRecord> record() {
        return look.only().map(TxtSource::parsed).flatMap(Parsed::record);
    }

    DmarcEffectivePolicy policy() {
        return EffectivePolicy.of(walk, exists);
    }

    /** The policy for subdomains without a record of their own. */
    DmarcEffectivePolicy subdomainPolicy(boolean existing) {
        return domain().tryChild("subdomain")
                .map(subdomain -> EffectivePolicy.of(walk.fromBelow(subdomain), Optional.of(existing)))
                .orElse(EffectivePolicy.NO_RECORD);
    }
}
