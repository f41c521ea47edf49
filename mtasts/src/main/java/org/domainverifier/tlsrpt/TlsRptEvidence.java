package org.domainverifier.tlsrpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mtasts.txt.TxtFields;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.PastingMistake;

/**
 * What the DNS said.
 *
 * @param domain the domain
 * @param txt the answer for the TXT records at {@code _smtp._tls}
 * @param elsewhere the answers for the TXT records at names where such records are put by mistake
 * @param routes whether the domains of mail addresses take mail
 */
record TlsRptEvidence(DomainName domain, DnsAnswer txt, List<DnsAnswer> elsewhere, Map<DomainName, MailRoute> routes) {
    /** A text that pasting damaged, and what was meant. */
    record Pasted(TxtRecords.Text found, PastingMistake.Repaired repaired) {}

    DomainName name() {
        return txt.question().name();
    }

    TxtRecords records() {
        return recordsIn(txt);
    }

    List<Pasted> pasted() {
        List<Pasted> pasted = new ArrayList<>();
        for (TxtRecords.Text other : records().others()) {
            TxtFields.pasted(other.text(), TlsRptRecord.VERSION)
                    .ifPresent(repaired -> pasted.add(new Pasted(other, repaired)));
        }
        return pasted;
    }

    List<TxtRecords.Text> misplaced() {
        return elsewhere.stream()
                .flatMap(answer -> recordsIn(answer).matching().stream())
                .toList();
    }

    /** The texts of which the record that should stand there is made: the records, or else what was meant as one. */
    List<String> meant() {
        List<String> records = records().texts();
        if (!records.isEmpty()) {
            return records;
        }
        List<String> repaired =
                pasted().stream().map(pasted -> pasted.repaired().repaired()).toList();
        return repaired.isEmpty()
                ? misplaced().stream().map(TxtRecords.Text::text).toList()
                : repaired;
    }

    TlsRptEvidence withRoutes(Map<DomainName, MailRoute> found) {
        return new TlsRptEvidence(domain, txt, elsewhere, found);
    }

    static TxtRecords recordsIn(DnsAnswer answer) {
        return TxtRecords.of(answer, text -> TxtFields.beginsWith(text, TlsRptRecord.VERSION));
    }
}
