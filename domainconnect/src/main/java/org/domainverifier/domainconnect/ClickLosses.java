package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.repair.RecordChange;

/** Finds what a customer loses by a click: a pure function of what changes and of what is seen before and after. */
final class ClickLosses {
    private ClickLosses() {}

    /**
     * Everything that is lost, name by name.
     *
     * @param domain the top of the zone
     * @param changes what the click changes
     * @param before what is seen at the names that change, before it
     * @param after the same after it
     */
    static List<Finding> judge(DomainName domain, List<RecordChange> changes, ClickView before, ClickView after) {
        Map<DomainName, Exchanged> byName = new TreeMap<>();
        for (RecordChange change : changes) {
            byName.computeIfAbsent(change.name(), Exchanged::at).add(change);
        }
        List<Finding> findings = new ArrayList<>();
        byName.forEach((name, exchanged) -> {
            findings.addAll(new MailLosses(domain, name, before, after).find());
            findings.addAll(new RecordLosses(domain, exchanged).find());
        });
        return List.copyOf(findings);
    }

    /** What goes and what comes at one name; a record whose TTL alone changes does neither. */
    record Exchanged(DomainName name, List<DnsRecord> gone, List<DnsRecord> come) {
        static Exchanged at(DomainName name) {
            return new Exchanged(name, new ArrayList<>(), new ArrayList<>());
        }

        void add(RecordChange change) {
            boolean same = change.before()
                    .flatMap(old -> change.after().filter(now -> now.data().equals(old.data())))
                    .isPresent();
            if (!same) {
                change.before().ifPresent(gone::add);
                change.after().ifPresent(come::add);
            }
        }
    }
}
