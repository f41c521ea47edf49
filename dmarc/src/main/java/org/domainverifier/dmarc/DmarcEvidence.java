package org.domainverifier.dmarc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Parsed;
import org.domainverifier.txt.HostedLook;
import org.domainverifier.txt.HostedPresences;
import org.domainverifier.txt.HostedTxt;
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
 * @param hosted by what is expected, what there is to know of a record that is to be kept at a service
 */
record DmarcEvidence(
        TxtLook<Parsed<DmarcRecord>> look,
        DmarcTreeWalk walk,
        Optional<Boolean> exists,
        List<DmarcReportDestination> destinations,
        SenderMechanisms senders,
        Map<HostedTxt, HostedLook<Parsed<DmarcRecord>>> hosted) {
    DmarcEvidence {
        destinations = List.copyOf(destinations);
        hosted = Collections.unmodifiableMap(new LinkedHashMap<>(hosted));
    }

    static DmarcEvidence of(TxtLook<Parsed<DmarcRecord>> look, DmarcTreeWalk walk) {
        return new DmarcEvidence(look, walk, Optional.empty(), List.of(), SenderMechanisms.UNKNOWN, Map.of());
    }

    DmarcEvidence withExistence(Optional<Boolean> known) {
        return new DmarcEvidence(look, walk, known, destinations, senders, hosted);
    }

    DmarcEvidence withDestinations(List<DmarcReportDestination> found) {
        return new DmarcEvidence(look, walk, exists, found, senders, hosted);
    }

    DmarcEvidence withSenders(SenderMechanisms found) {
        return new DmarcEvidence(look, walk, exists, destinations, found, hosted);
    }

    DmarcEvidence withHosted(Map<HostedTxt, HostedLook<Parsed<DmarcRecord>>> found) {
        return new DmarcEvidence(look, walk, exists, destinations, senders, found);
    }

    DomainName domain() {
        return look.domain();
    }

    /** The domain's own record, if there is exactly one: its text is of the kind, so there is a record in it, however bad. */
    Optional<DmarcRecord> record() {
        return look.only().map(TxtSource::parsed).flatMap(Parsed::record);
    }

    /** The service at which the plan aims to have the record kept, if that is expected and the domain is not the service's own. */
    Optional<HostedLook<Parsed<DmarcRecord>>> service() {
        return HostedPresences.service(hosted.values());
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
