package org.domainverifier.mtasts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.mtasts.txt.TxtFields;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;

/**
 * What the DNS and the policy host said.
 *
 * @param domain the domain
 * @param txt the answer for the TXT records at {@code _mta-sts}
 * @param a the answer for the IPv4 addresses of the policy host
 * @param aaaa the answer for its IPv6 addresses
 * @param alias the answer for its CNAME, if an alias is expected
 * @param elsewhere the answers for TXT records at names where such records are put by mistake
 * @param atHost the answers for what else may be at the policy host, if it has to be an alias and is none
 * @param fetch what became of fetching the policy
 * @param mx the answer for the MX records, if a policy can be compared with them
 * @param tlsRpt the answer for the TLS-RPT record, if the policy is enforced
 */
record MtaStsEvidence(
        DomainName domain,
        DnsAnswer txt,
        DnsAnswer a,
        DnsAnswer aaaa,
        Optional<DnsAnswer> alias,
        List<DnsAnswer> elsewhere,
        List<DnsAnswer> atHost,
        PolicyFetch fetch,
        Optional<DnsAnswer> mx,
        Optional<DnsAnswer> tlsRpt) {
    /** A text that pasting damaged, and what was meant. */
    record Pasted(TxtRecords.Text found, PastingMistake.Repaired repaired) {}

    DomainName name() {
        return txt.question().name();
    }

    PolicyHost host() {
        return PolicyHost.of(a, aaaa);
    }

    TxtRecords records() {
        return recordsIn(txt);
    }

    List<Pasted> pasted() {
        List<Pasted> pasted = new ArrayList<>();
        for (TxtRecords.Text other : records().others()) {
            TxtFields.pasted(other.text(), MtaStsRecord.VERSION)
                    .ifPresent(repaired -> pasted.add(new Pasted(other, repaired)));
        }
        return pasted;
    }

    List<TxtRecords.Text> misplaced() {
        return elsewhere.stream()
                .flatMap(answer -> recordsIn(answer).matching().stream())
                .toList();
    }

    /** Whether somebody announced a policy, if only with a record that does not count. */
    boolean isAnnounced() {
        return !records().matching().isEmpty() || !pasted().isEmpty();
    }

    List<DomainName> exchangers() {
        return mx.stream()
                .flatMap(answer -> answer.data(RecordData.Mx.class).stream())
                .map(RecordData.Mx::exchange)
                .filter(exchanger -> !exchanger.equals(DomainName.ROOT))
                .distinct()
                .toList();
    }

    /** Whether the policy host is, directly or through other names, an alias of a name. */
    boolean isAliasOf(DomainName target) {
        return host().aliases().contains(target)
                || alias.stream()
                        .flatMap(answer -> answer.data(RecordData.Cname.class).stream())
                        .anyMatch(cname -> cname.target().equals(target));
    }

    /** Records of the policy host that have to go before it can be an alias (RFC 1034 §3.6.2). */
    List<DnsRecord> blocking(Standings standings) {
        return atHost.stream()
                .filter(answer -> !answer.records().isEmpty() && standings.of(answer) != Standing.WILDCARD)
                .flatMap(answer -> answer.records().stream())
                .toList();
    }

    static TxtRecords recordsIn(DnsAnswer answer) {
        return TxtRecords.of(answer, text -> TxtFields.beginsWith(text, MtaStsRecord.VERSION));
    }
}
