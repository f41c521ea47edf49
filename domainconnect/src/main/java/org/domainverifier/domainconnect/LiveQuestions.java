package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** What has to be known of a zone that cannot be listed, so that it can be told what a template does to it. */
final class LiveQuestions {
    private static final RecordType HTTPS = new RecordType(65);
    /** What may be beside an alias to come, or at a name to be delegated. */
    private static final List<RecordType> ANY = List.of(
            RecordType.A,
            RecordType.AAAA,
            RecordType.MX,
            RecordType.TXT,
            RecordType.NS,
            RecordType.SRV,
            RecordType.CAA,
            RecordType.TLSA,
            HTTPS);
    /** Services that many hosts have, beside one that a template brings. */
    private static final List<String> SERVICES = List.of(
            "_autodiscover._tcp",
            "_sip._tls",
            "_sip._tcp",
            "_sip._udp",
            "_sipfederationtls._tcp",
            "_imap._tcp",
            "_imaps._tcp",
            "_pop3s._tcp",
            "_submission._tcp",
            "_submissions._tcp",
            "_caldav._tcp",
            "_caldavs._tcp",
            "_carddav._tcp",
            "_carddavs._tcp",
            "_xmpp-client._tcp",
            "_xmpp-server._tcp");

    private final DomainName domain;
    private final Set<DnsQuestion> questions = new LinkedHashSet<>();

    private LiveQuestions(DomainName domain) {
        this.domain = domain;
    }

    static List<DnsQuestion> about(DomainName domain, List<ResolvedRecord> records) {
        LiveQuestions live = new LiveQuestions(domain);
        records.forEach(live::about);
        return List.copyOf(live.questions);
    }

    private void ask(DomainName name, List<RecordType> types) {
        types.forEach(type -> questions.add(new DnsQuestion(name, type)));
    }

    private void about(ResolvedRecord record) {
        DomainName name = record.name();
        for (DomainName each = name; !each.equals(domain); each = each.parent().orElseThrow()) {
            ask(each, List.of(RecordType.NS)); // a delegation, which gives way
        }
        if (record instanceof ResolvedRecord.Data data) {
            ask(name, types(data.data()));
            if (data.data() instanceof RecordData.Srv) {
                services(ZoneContents.hostOfService(name));
            }
        } else {
            ask(name, List.of(RecordType.A, RecordType.AAAA, RecordType.MX, RecordType.TXT));
        }
    }

    private void services(DomainName host) {
        for (String service : SERVICES) {
            DomainName.tryParseExact(service + "." + host).ifPresent(name -> ask(name, List.of(RecordType.SRV)));
        }
    }

    private static List<RecordType> types(RecordData data) {
        if (data instanceof RecordData.Cname || data instanceof RecordData.Ns) {
            return ANY;
        }
        List<RecordType> types = new ArrayList<>(List.of(data.type()));
        if (data instanceof RecordData.A || data instanceof RecordData.Aaaa) {
            types.addAll(List.of(RecordType.A, RecordType.AAAA));
        }
        return types;
    }
}
