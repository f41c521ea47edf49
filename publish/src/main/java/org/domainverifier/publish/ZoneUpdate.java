package org.domainverifier.publish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;

/**
 * One DNS update (RFC 2136): what has to be as it was seen, what goes, what comes. A server leaves out without a word what would be beside an alias (§3.4.2.2), so that what
 * the report did not see at such a name must not be there either.
 *
 * @param absent sets that must not be there (§2.4.3)
 * @param present the records of sets that must be there just so (§2.4.2)
 * @param deleted the records that go (§2.5.4), before any come
 * @param added the records that come (§2.5.1)
 */
record ZoneUpdate(List<DnsQuestion> absent, List<DnsRecord> present, List<DnsRecord> deleted, List<DnsRecord> added) {
    /** What keeps a name from being an alias, beside what the plan is about. */
    private static final List<RecordType> BESIDE_ALIAS = List.of(
            RecordType.A,
            RecordType.AAAA,
            RecordType.MX,
            RecordType.TXT,
            RecordType.NS,
            RecordType.SRV,
            RecordType.CAA,
            RecordType.TLSA,
            new RecordType(65)); // HTTPS (RFC 9460)

    static ZoneUpdate of(ZonePlan plan) {
        Set<DnsQuestion> absent = new LinkedHashSet<>();
        Set<DnsQuestion> known = new HashSet<>();
        List<DnsRecord> present = new ArrayList<>();
        List<DnsRecord> deleted = new ArrayList<>();
        List<DnsRecord> added = new ArrayList<>();
        for (RecordSetChange set : plan.recordSets()) {
            DnsQuestion question = new DnsQuestion(set.name(), set.type());
            known.add(question);
            if (set.seen().records().isEmpty()) {
                absent.add(question);
            }
            present.addAll(set.seen().records());
            deleted.addAll(set.removed());
            added.addAll(set.added());
        }
        added.forEach(record -> beside(record).stream()
                .map(type -> new DnsQuestion(record.name(), type))
                .filter(question -> !known.contains(question))
                .forEach(absent::add));
        return new ZoneUpdate(List.copyOf(absent), present, deleted, added);
    }

    private static List<RecordType> beside(DnsRecord record) {
        return record.type().equals(RecordType.CNAME) ? BESIDE_ALIAS : List.of(RecordType.CNAME);
    }

    /** The names at which something changes. */
    Set<DomainName> names() {
        Set<DomainName> names = new LinkedHashSet<>();
        deleted.forEach(record -> names.add(record.name()));
        added.forEach(record -> names.add(record.name()));
        return names;
    }
}
