package org.domainverifier.domainconnect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** What of a zone goes when the records of a template come (Domain Connect §10.4). */
final class ApplyConflicts {
    private static final int RRSIG = 46;
    private static final int NSEC = 47;

    private final ZoneContents contents;
    private final TemplateInstance.Application application;
    private final Set<Place> coming = new HashSet<>();
    private final Set<DomainName> delegated = new HashSet<>();
    private final Set<Rule> done = new HashSet<>();

    /** What has been done at a name: many records of a kind conflict with the same ones. */
    private record Rule(DomainName name, Object kind) {}

    private ApplyConflicts(ZoneContents contents, TemplateInstance.Application application) {
        this.contents = contents;
        this.application = application;
    }

    /** Marks what goes. */
    static void remove(ZoneContents contents, TemplateInstance.Application application, List<ResolvedRecord> records) {
        ApplyConflicts conflicts = new ApplyConflicts(contents, application);
        for (ResolvedRecord each : records) {
            if (each instanceof ResolvedRecord.Data data) {
                conflicts.coming.add(new Place(data.name(), data.data()));
            }
        }
        records.forEach(conflicts::remove);
        contents.removeWithin(conflicts.delegated, conflicts.unlessShared(each -> !isOfTheZone(each)));
    }

    private void remove(ResolvedRecord record) {
        if (record instanceof ResolvedRecord.Data data && data.data() instanceof RecordData.Ns) {
            delegate(record.name());
            return;
        }
        if (done.add(new Rule(record.name(), RecordType.NS))) {
            delegationsAbove(record.name());
        }
        if (record instanceof ResolvedRecord.SpfTerms) {
            remove(record.name(), RecordType.CNAME, ApplyConflicts::isAlias);
        } else if (record instanceof ResolvedRecord.NotInDns) {
            byHost(record);
        } else {
            byRecord((ResolvedRecord.Data) record);
        }
    }

    private void remove(DomainName name, Object kind, Predicate<HostedRecord> goes) {
        if (done.add(new Rule(name, kind))) {
            contents.removeAt(name, unlessShared(goes));
        }
    }

    private static boolean isAlias(HostedRecord each) {
        return ZoneContents.is(each, RecordType.CNAME);
    }

    private static boolean isAddress(HostedRecord each) {
        return ZoneContents.is(each, RecordType.A, RecordType.AAAA, RecordType.CNAME)
                || each instanceof HostedRecord.Service;
    }

    /** At the top of the zone it names the zone's own servers and delegates nothing. */
    private void delegate(DomainName name) {
        if (name.equals(contents.zone().domain())) {
            remove(name, RecordData.Ns.class, each -> ZoneContents.is(each, RecordType.NS));
        } else {
            delegated.add(name);
        }
    }

    private void delegationsAbove(DomainName name) {
        for (DomainName each = name;
                !each.equals(contents.zone().domain());
                each = each.parent().orElseThrow()) {
            contents.removeAt(each, there -> ZoneContents.is(there, RecordType.NS));
        }
    }

    private void byHost(ResolvedRecord record) {
        HostService service = HostService.of(record.source());
        boolean top = service == HostService.APEX_ALIAS;
        remove(
                record.name(),
                service,
                each -> isAddress(each) || top && ZoneContents.is(each, RecordType.MX, RecordType.TXT));
    }

    private void byRecord(ResolvedRecord.Data record) {
        RecordData data = record.data();
        DomainName name = record.name();
        if (data instanceof RecordData.Cname) {
            remove(name, data.getClass(), each -> !isOfTheZone(each));
            return;
        }
        remove(name, RecordType.CNAME, ApplyConflicts::isAlias);
        if (data instanceof RecordData.A || data instanceof RecordData.Aaaa) {
            remove(name, RecordType.A, ApplyConflicts::isAddress);
        } else if (data instanceof RecordData.Mx) {
            remove(name, RecordType.MX, each -> ZoneContents.is(each, RecordType.MX));
        } else if (data instanceof RecordData.Srv) {
            DomainName host = ZoneContents.hostOfService(name);
            if (done.add(new Rule(host, RecordType.SRV))) {
                contents.removeServicesOf(host, unlessShared(each -> true));
            }
        } else if (record.source() instanceof TemplateRecord.Txt txt) {
            remove(name, txt.conflict(), each -> isText(each, txt.conflict()));
        }
    }

    private static boolean isText(HostedRecord each, TxtConflict conflict) {
        return each instanceof HostedRecord.InDns inDns
                && inDns.record().data() instanceof RecordData.Txt text
                && conflict.removes(text.text());
    }

    /** What a zone has of itself, beside which even an alias may be (RFC 2181 §10.1, RFC 4034 §2.5). */
    private static boolean isOfTheZone(HostedRecord each) {
        return each instanceof HostedRecord.InDns inDns
                && (inDns.record().type().equals(RecordType.SOA)
                        || inDns.record().type().code() == RRSIG
                        || inDns.record().type().code() == NSEC);
    }

    /**
     * A DNS host that remembers shares a record that is there already with whoever has written it (Domain Connect §10.4.1.3); another
     * one writes it anew.
     */
    private Predicate<HostedRecord> unlessShared(Predicate<HostedRecord> conflicts) {
        return each -> conflicts.test(each) && !isShared(each);
    }

    private boolean isShared(HostedRecord each) {
        return contents.zone().remembers()
                && each instanceof HostedRecord.InDns inDns
                && coming.contains(new Place(inDns.name(), inDns.record().data()))
                && each.origin()
                        .map(TemplateInstance::application)
                        .filter(application::equals)
                        .isEmpty();
    }
}
