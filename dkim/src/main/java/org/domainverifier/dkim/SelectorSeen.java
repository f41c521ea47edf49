package org.domainverifier.dkim;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.service.MailService;
import org.domainverifier.service.MailServices;

/**
 * What the DNS said of one selector.
 *
 * @param selector the selector
 * @param name where its record stands
 * @param origin why it was asked for
 * @param answer the answer to the question for TXT
 * @param improbable the answer for a selector that nobody publishes: what it has comes from a wildcard
 * @param targetAnswer the answer at the name to which it should be a CNAME, if that is expected
 * @param elsewhere the answers at the wrong names where a record may have landed, if those were asked for
 */
record SelectorSeen(
        String selector,
        DomainName name,
        DkimSelectorResult.Origin origin,
        DnsAnswer answer,
        DnsAnswer improbable,
        Optional<DnsAnswer> targetAnswer,
        Map<DomainName, DnsAnswer> elsewhere) {

    SelectorSeen withElsewhere(Map<DomainName, DnsAnswer> answers) {
        return new SelectorSeen(selector, name, origin, answer, improbable, targetAnswer, answers);
    }

    /** The TXT records, wherever they come from. */
    List<TxtRecords.Text> records() {
        return TxtRecords.of(answer, text -> true).matching();
    }

    List<String> texts() {
        return records().stream().map(TxtRecords.Text::text).toList();
    }

    /** The names that the CNAME records lead through. */
    List<DomainName> aliases() {
        return targets(answer);
    }

    /** Who keeps the key, for certain, if it is behind an alias to a well-known service: the first on the way. */
    Optional<MailService> keeper() {
        return aliases().stream()
                .flatMap(target -> MailServices.wellKnown().byDkimTarget(target).stream())
                .findFirst();
    }

    static List<DomainName> targets(DnsAnswer answer) {
        return answer.aliases().stream()
                .map(DnsRecord::data)
                .filter(RecordData.Cname.class::isInstance)
                .map(data -> ((RecordData.Cname) data).target())
                .toList();
    }

    /** Whether a wildcard alone answers here: the same as for a selector that nobody publishes. */
    boolean isWildcard() {
        if (improbable.isFailure() || answer.isFailure()) {
            return false;
        }
        if (!answer.aliases().isEmpty() || !improbable.aliases().isEmpty()) {
            return !answer.aliases().isEmpty() && targets(answer).equals(targets(improbable));
        }
        return !answer.records().isEmpty() && data(answer).equals(data(improbable));
    }

    /** The CNAME record at the name itself, if it is one that can be deleted. */
    Optional<DnsRecord> ownAlias() {
        return answer.aliases().stream()
                .filter(record -> record.name().equals(name) && record.data() instanceof RecordData.Cname)
                .findFirst()
                .filter(record -> !isWildcard());
    }

    private static Set<RecordData> data(DnsAnswer answer) {
        return new HashSet<>(answer.records().stream().map(DnsRecord::data).toList());
    }
}
