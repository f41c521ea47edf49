package org.domainverifier.mx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.RecordChange;

/**
 * The changes that make the MX records as expected. They are parts of one whole: what is expected and absent is added (or
 * replaces a record of the same host with another preference), what is there and not expected is deleted.
 */
final class MxRepairs {
    private static final Duration TTL = Duration.ofHours(1);

    private final DomainName domain;
    private final DnsAnswer answer;
    private final List<MxHost> expected;

    MxRepairs(DomainName domain, DnsAnswer answer, List<MxHost> expected) {
        this.domain = domain;
        this.answer = answer;
        this.expected = expected;
    }

    List<RecordChange> add(MxHost host) {
        return answer.aliases().isEmpty() ? List.of(addition(host)) : unalias();
    }

    private RecordChange addition(MxHost host) {
        return new RecordChange.Add(new DnsRecord(domain, ttl(), host.data()));
    }

    List<RecordChange> correct(MxHost before, MxHost after) {
        Optional<DnsRecord> record = own(before);
        if (record.isEmpty()) {
            return add(after);
        }
        return List.of(new RecordChange.Replace(record.get(), new DnsRecord(domain, ttl(), after.data())));
    }

    List<RecordChange> delete(MxHost host) {
        return own(host)
                .<List<RecordChange>>map(record -> List.of(new RecordChange.Delete(record)))
                .orElseGet(this::unalias);
    }

    /** Where others stand beside it, a null MX goes, unless it is what is expected: then the others do. */
    List<RecordChange> deleteNullMx() {
        if (!answer.aliases().isEmpty()) {
            return unalias();
        }
        return answer.records().stream()
                .filter(record -> record.data() instanceof RecordData.Mx mx
                        && MxHost.of(mx).isNull()
                        && !expected.contains(MxHost.of(mx)))
                .<RecordChange>map(RecordChange.Delete::new)
                .toList();
    }

    // the records behind an alias are somebody else's: only the alias itself can go, and then all has to be said here
    private List<RecordChange> unalias() {
        if (answer.aliases().isEmpty() || expected.isEmpty()) {
            return List.of();
        }
        List<RecordChange> changes = new ArrayList<>();
        changes.add(new RecordChange.Delete(answer.aliases().get(0)));
        expected.forEach(host -> changes.add(addition(host)));
        return changes;
    }

    private Optional<DnsRecord> own(MxHost host) {
        return answer.records().stream()
                .filter(record -> record.name().equals(domain) && record.data().equals(host.data()))
                .findFirst();
    }

    private Duration ttl() {
        return answer.aliases().isEmpty() && !answer.records().isEmpty()
                ? answer.records().get(0).ttl()
                : TTL;
    }
}
