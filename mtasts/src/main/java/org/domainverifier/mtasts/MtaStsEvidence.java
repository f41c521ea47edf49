package org.domainverifier.mtasts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.Parsed;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;
import org.domainverifier.txt.HostedLook;
import org.domainverifier.txt.HostedPresences;
import org.domainverifier.txt.HostedTxt;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtSource;

/**
 * What the DNS and the policy host said, step by step.
 *
 * @param look the records at {@code _mta-sts}, and at the names where they are put by mistake
 * @param hostAnswers what the DNS said of the policy host
 * @param mx the answer for the MX records, if a policy can be compared with them, or there may be no need of one
 * @param fetch what became of fetching the policy
 * @param tlsRpt the answer for the TLS-RPT record, if the policy is enforced
 * @param hosted by what is expected, what there is to know of a record that is to be kept at a service
 * @param levels records one level higher or lower, if there is no record and one was asked for
 * @param refusesMail whether there is no record and no need of one, since the domain says that it takes no mail
 */
record MtaStsEvidence(
        TxtLook<Parsed<MtaStsRecord>> look,
        HostAnswers hostAnswers,
        Optional<DnsAnswer> mx,
        PolicyFetch fetch,
        Optional<DnsAnswer> tlsRpt,
        Map<HostedTxt, HostedLook<Parsed<MtaStsRecord>>> hosted,
        List<TxtSource<Parsed<MtaStsRecord>>> levels,
        boolean refusesMail) {
    static final PolicyFetch NOTHING_FETCHED = new PolicyFetch.NotAttempted(PolicyFetch.Reason.NOTHING_TO_FETCH);

    /** Before anything is fetched. */
    static MtaStsEvidence of(TxtLook<Parsed<MtaStsRecord>> look, HostAnswers host) {
        return new MtaStsEvidence(
                look, host, Optional.empty(), NOTHING_FETCHED, Optional.empty(), Map.of(), List.of(), false);
    }

    MtaStsEvidence withMx(Optional<DnsAnswer> answer) {
        return new MtaStsEvidence(look, hostAnswers, answer, fetch, tlsRpt, hosted, levels, refusesMail);
    }

    MtaStsEvidence with(TxtLook<Parsed<MtaStsRecord>> wider) {
        return new MtaStsEvidence(wider, hostAnswers, mx, fetch, tlsRpt, hosted, levels, refusesMail);
    }

    MtaStsEvidence with(HostAnswers more) {
        return new MtaStsEvidence(look, more, mx, fetch, tlsRpt, hosted, levels, refusesMail);
    }

    MtaStsEvidence with(PolicyFetch fetched, Optional<DnsAnswer> reports) {
        return new MtaStsEvidence(look, hostAnswers, mx, fetched, reports, hosted, levels, refusesMail);
    }

    MtaStsEvidence withHosted(Map<HostedTxt, HostedLook<Parsed<MtaStsRecord>>> found) {
        return new MtaStsEvidence(look, hostAnswers, mx, fetch, tlsRpt, found, levels, refusesMail);
    }

    MtaStsEvidence withLevels(List<TxtSource<Parsed<MtaStsRecord>>> found) {
        return new MtaStsEvidence(look, hostAnswers, mx, fetch, tlsRpt, hosted, found, refusesMail);
    }

    MtaStsEvidence withRefusal(boolean refused) {
        return new MtaStsEvidence(look, hostAnswers, mx, fetch, tlsRpt, hosted, levels, refused);
    }

    /** The service at which the plan aims to have the record kept. */
    Optional<HostedLook<Parsed<MtaStsRecord>>> service() {
        return HostedPresences.service(hosted.values());
    }

    DomainName domain() {
        return look.domain();
    }

    DomainName name() {
        return look.name();
    }

    PolicyHost host() {
        return hostAnswers.host();
    }

    /** The one record, if its id is valid. */
    Optional<MtaStsRecord> record() {
        return look.only().map(TxtSource::parsed).flatMap(Parsed::record);
    }

    /** The policy, however many mistakes are in it. */
    Optional<MtaStsPolicy> policy() {
        return fetch.policy().flatMap(Parsed::record);
    }

    /** Whether somebody announced a policy, if only with a record that does not count. */
    boolean isAnnounced() {
        return look.count() > 0 || !look.nearMisses().isEmpty();
    }

    List<DomainName> exchangers() {
        return mx.stream()
                .flatMap(answer -> answer.data(RecordData.Mx.class).stream())
                .map(RecordData.Mx::exchange)
                .filter(exchanger -> !exchanger.equals(DomainName.ROOT))
                .distinct()
                .toList();
    }

    /** Records of the policy host that have to go before it can be an alias (RFC 1034 §3.6.2). */
    List<DnsRecord> blocking(Standings standings) {
        return hostAnswers.beside().stream()
                .filter(answer -> !answer.records().isEmpty() && standings.of(answer) != Standing.WILDCARD)
                .flatMap(answer -> answer.records().stream())
                .toList();
    }
}
