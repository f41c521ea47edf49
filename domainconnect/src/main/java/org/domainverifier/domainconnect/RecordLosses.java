package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.service.MailServices;

/** Records that go at one name, and what the customer loses with them. */
final class RecordLosses {
    private static final Set<RecordType> SITES = Set.of(RecordType.A, RecordType.AAAA, RecordType.CNAME);
    private static final Map<RecordType, ClickFinding> OTHERS = Map.of(
            RecordType.TXT, ClickFinding.TEXT_REMOVED,
            RecordType.SRV, ClickFinding.SERVICE_REMOVED,
            RecordType.NS, ClickFinding.SERVERS_REMOVED);
    /** What is judged as mail, and not record by record. */
    private static final Set<MailKind> MAIL = Set.of(MailKind.SPF, MailKind.DMARC, MailKind.DKIM, MailKind.TLS_RPT);

    private final DomainName domain;
    private final ClickLosses.Exchanged exchanged;
    private final List<Finding> findings = new ArrayList<>();

    RecordLosses(DomainName domain, ClickLosses.Exchanged exchanged) {
        this.domain = domain;
        this.exchanged = exchanged;
    }

    List<Finding> find() {
        exchangers();
        List<DnsRecord> sites = gone(record -> SITES.contains(record.type()));
        if (!sites.isEmpty() && !isOfService()) {
            add(ClickFinding.SITE_REMOVED, sites);
        }
        OTHERS.forEach((type, code) -> {
            List<DnsRecord> records = gone(record -> record.type().equals(type) && !isMail(record));
            if (!records.isEmpty()) {
                add(code, records);
            }
        });
        List<DnsRecord> rest = gone(record -> !SITES.contains(record.type())
                && !OTHERS.containsKey(record.type())
                && !record.type().equals(RecordType.MX));
        if (!rest.isEmpty()) {
            add(ClickFinding.RECORD_REMOVED, rest);
        }
        boolean delegated =
                exchanged.come().stream().anyMatch(record -> record.type().equals(RecordType.NS))
                        && !exchanged.name().equals(domain);
        if (delegated) {
            findings.add(Finding.of(ClickFinding.DELEGATED, exchanged.name()).with("name", exchanged.name()));
        }
        return findings;
    }

    private List<DnsRecord> gone(Predicate<DnsRecord> which) {
        return exchanged.gone().stream().filter(which).toList();
    }

    private void add(ClickFinding code, List<DnsRecord> records) {
        findings.add(Finding.of(code, exchanged.name())
                .with("name", exchanged.name())
                .with("records", records.stream().map(RecordLosses::printed).toList()));
    }

    private static String printed(DnsRecord record) {
        return record.type() + " " + record.data().toZoneText();
    }

    /** Whether the name is one of a service and no host (RFC 8552). */
    private boolean isOfService() {
        return exchanged.name().labels().stream().anyMatch(label -> label.startsWith("_"));
    }

    private boolean isMail(DnsRecord record) {
        if (!(record.data() instanceof RecordData.Txt txt)) {
            return false;
        }
        String host = Owner.of(exchanged.name(), domain).relative();
        return MailKind.of(host, txt.text()).filter(MAIL::contains).isPresent();
    }

    /** Mail that goes elsewhere, or nowhere. */
    private void exchangers() {
        Set<DomainName> come = new HashSet<>();
        exchanged.come().forEach(record -> exchange(record).ifPresent(come::add));
        List<DnsRecord> foreign = gone(record -> exchange(record)
                .filter(host -> !host.equals(DomainName.ROOT) && !come.contains(host))
                .isPresent());
        if (foreign.isEmpty()) {
            return;
        }
        Finding finding = Finding.of(
                        come.isEmpty() ? ClickFinding.MX_REMOVED : ClickFinding.MX_REPLACED, exchanged.name())
                .with("name", exchanged.name())
                .with("records", foreign.stream().map(RecordLosses::printed).toList());
        Optional<String> service = foreign.stream()
                .flatMap(record -> exchange(record).stream())
                .flatMap(host -> MailServices.wellKnown().byMailExchanger(host).stream())
                .map(known -> known.name())
                .findFirst();
        findings.add(service.map(name -> finding.with("service", name)).orElse(finding));
    }

    private static Optional<DomainName> exchange(DnsRecord record) {
        return record.data() instanceof RecordData.Mx mx ? Optional.of(mx.exchange()) : Optional.empty();
    }
}
