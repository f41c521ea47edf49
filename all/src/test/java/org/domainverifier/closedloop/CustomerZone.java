package org.domainverifier.closedloop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxExpectation;

/** A customer's zone on its way from right to wrong: a list of records with the tools to break it. */
final class CustomerZone {
    /** Senders that customers have beside their mail provider, with zones of their own. */
    private static final String SENDERS = """
            _spf.shop.example.     3600 IN TXT "v=spf1 ip4:198.51.100.0/28 -all"
            spf.news.example.      3600 IN TXT "v=spf1 ip4:198.51.100.64/27 include:_b.news.example ?all"
            _b.news.example.       3600 IN TXT "v=spf1 ip6:2001:db8:5::/48 ~all"
            spf.crm.example.       3600 IN TXT "v=spf1 a:out.crm.example ~all"
            out.crm.example.       3600 IN A   203.0.113.7
            key.shop.example.      3600 IN TXT "v=DKIM1; p="
            broken.shop.example.   3600 IN TXT "v=spf1 ipv4:198.51.100.1 -all"
            two.shop.example.      3600 IN TXT "v=spf1 -all"
            two.shop.example.      3600 IN TXT "v=spf1 ~all"
            deep.shop.example.     3600 IN TXT "v=spf1 a:h1.shop.example a:h1.shop.example a:h1.shop.example a:h1.shop.example a:h1.shop.example -all"
            h1.shop.example.       3600 IN A   198.51.100.33
            h1.shop.example.       3600 IN AAAA 2001:db8:7::1
            out.crm.example.       3600 IN AAAA 2001:db8:8::1
            aspmx.l.google.com.    3600 IN A   203.0.113.25
            alt1.aspmx.l.google.com. 3600 IN A 203.0.113.26
            smtp.secureserver.net. 3600 IN A   203.0.113.27
            filter.shop.example.   3600 IN A   203.0.113.28
            track.shop.example.    3600 IN A   203.0.113.29
            imap.shop.example.     3600 IN A   203.0.113.30
            """;

    private static final List<DnsRecord> OTHERS = ZoneResolver.parse(SENDERS
                    + IntStream.rangeClosed(1, 12)
                            .mapToObj(i -> "many.shop.example. 3600 IN MX %d mx%1$d.shop.example.\n".formatted(i))
                            .collect(Collectors.joining()))
            .records();

    final RandomGenerator random;
    final DomainName domain;
    final Provider provider;
    private final List<DnsRecord> records = new ArrayList<>();
    private String rightSpf = "";

    CustomerZone(RandomGenerator random, Provider provider) {
        this.random = random;
        this.provider = provider;
        this.domain = DomainName.of(List.of("customer.example", "shop.customer.example", "firma.test")
                .get(random.nextInt(3)));
        publish();
    }

    /** As the provider asked for, together with what else customers have. */
    private void publish() {
        boolean own = random.nextBoolean() && provider.mx().order() != MxExpectation.Order.PREFERENCES;
        for (RecordToPublish record : provider.published(domain)) {
            RecordData data = record.data().orElseThrow();
            if (record.name().equals(domain)
                    && data instanceof RecordData.Txt txt
                    && txt.text().startsWith("v=spf1")) {
                data = RecordData.Txt.of(ownSpf(txt.text()));
            }
            if (own && record.name().equals(domain) && data instanceof RecordData.Mx mx) {
                data = new RecordData.Mx(3 * mx.preference() + 1, mx.exchange()); // in the order that was asked for
            }
            add(record.name(), data);
        }
        if (provider.mx().allowed().stream().anyMatch(each -> each.toString().equals(Provider.ARCHIVE))
                && random.nextBoolean()) {
            add(domain, new RecordData.Mx(random.nextInt(60), DomainName.of(Provider.ARCHIVE)));
        }
        if (texts(dmarc()).isEmpty() || random.nextInt(3) == 0 && !asksForReports()) {
            remove(record -> record.name().equals(dmarc()));
            add(
                    dmarc(),
                    RecordData.Txt.of(pick(
                            "v=DMARC1; p=quarantine; rua=mailto:me@" + domain,
                            "v=DMARC1;p=reject;rua=mailto:me@" + domain + ";adkim=s",
                            "v=DMARC1; p=quarantine; sp=reject; rua=mailto:me@" + domain)));
        }
        add(domain, RecordData.Txt.of("google-site-verification=" + random.nextInt()));
        if (random.nextBoolean()) {
            add(domain, RecordData.Txt.of("MS=ms" + random.nextInt(100_000)));
        }
        zone("%s. 3600 IN SOA ns.host.example. hostmaster.host.example. 7 7200 900 1209600 300\n".formatted(domain)
                + "%s. 300 IN A 203.0.113.%d\n".formatted(domain, random.nextInt(1, 200))
                + "www.%s. 300 IN CNAME %1$s.\n".formatted(domain));
    }

    private boolean asksForReports() {
        return provider.required().stream()
                .anyMatch(choice -> choice.asked() instanceof org.domainverifier.dmarc.DmarcExpectation dmarc
                        && (!dmarc.reportAddresses().isEmpty()));
    }

    /** The SPF record as it was before any damage. */
    String rightSpf() {
        return rightSpf;
    }

    private String ownSpf(String asked) {
        List<String> others = new ArrayList<>();
        for (String other : List.of(
                "include:_spf.shop.example",
                "ip4:198.51.100.200",
                "include:spf.news.example",
                "a",
                "include:spf.crm.example")) {
            if (random.nextInt(3) == 0) {
                others.add(other);
            }
        }
        int at = random.nextInt(others.size() + 1);
        others.add(at, "include:" + provider.include());
        for (String term : asked.split(" ")) {
            boolean more = term.equals(Provider.NETWORK)
                    || term.startsWith("exists:")
                    || term.equals("include:" + provider.moreOfOld());
            if (more) {
                others.add(random.nextInt(others.size() + 1), term);
            }
        }
        rightSpf = "v=spf1 " + String.join(" ", others) + (random.nextBoolean() ? " ~all" : " -all");
        return rightSpf;
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    DomainName dmarc() {
        return domain.child("_dmarc");
    }

    DomainName dkim() {
        return domain.child(provider.selector() + "._domainkey");
    }

    DomainName tlsRpt() {
        return domain.child("_smtp._tls");
    }

    DomainName mtaSts() {
        return domain.child("_mta-sts");
    }

    DomainName bimi() {
        return domain.child("default._bimi");
    }

    DomainName send() {
        return domain.child(Extras.RETURN_PATH);
    }

    DomainName policyHost() {
        return domain.child("mta-sts");
    }

    /**
     * Adds a record unless the name has an alias, beside which nothing may stand and nothing would be seen, or the very same
     * record, which a zone holds once (RFC 2181 §5).
     */
    boolean add(DomainName name, RecordData data) {
        boolean refused = records.stream()
                .filter(record -> record.name().equals(name))
                .anyMatch(record ->
                        record.type().equals(RecordType.CNAME) || record.data().equals(data));
        return !refused && records.add(new DnsRecord(name, Duration.ofSeconds(random.nextInt(60, 86_400)), data));
    }

    boolean text(DomainName name, String text) {
        return add(name, RecordData.Txt.of(text));
    }

    void zone(String text) {
        records.addAll(ZoneResolver.parse(text).records());
    }

    boolean remove(Predicate<DnsRecord> which) {
        return records.removeIf(which);
    }

    boolean removeAt(DomainName name, RecordType type) {
        return remove(record -> record.name().equals(name) && record.type().equals(type));
    }

    boolean removeText(DomainName name, String prefix) {
        return remove(record -> record.name().equals(name) && isText(record, prefix));
    }

    List<String> texts(DomainName name) {
        return records.stream()
                .filter(record -> record.name().equals(name) && isText(record, ""))
                .map(record -> ((RecordData.Txt) record.data()).text())
                .toList();
    }

    /** The texts at a name that begin with a prefix and whose strings, if there are several, are cut where they must be. */
    List<String> wholeTexts(DomainName name, String prefix) {
        return records.stream()
                .filter(record -> record.name().equals(name) && isText(record, prefix) && !isGlued(record))
                .map(record -> ((RecordData.Txt) record.data()).text())
                .toList();
    }

    /** Changes the texts at a name that begin with a prefix; false if there is none or nothing changed. */
    boolean edit(DomainName name, String prefix, UnaryOperator<String> change) {
        boolean changed = false;
        for (int i = 0; i < records.size(); i++) {
            DnsRecord record = records.get(i);
            if (record.name().equals(name) && isText(record, prefix) && !isGlued(record)) {
                String before = ((RecordData.Txt) record.data()).text();
                String after = change.apply(before);
                changed |= !after.equals(before);
                records.set(i, new DnsRecord(name, record.ttl(), RecordData.Txt.of(after)));
            }
        }
        // what has become the same is one record (RFC 2181 §5)
        Set<RecordData> there = new HashSet<>();
        records.removeIf(record -> record.name().equals(name) && !there.add(record.data()));
        return changed;
    }

    /** Moves the texts that begin with a prefix to another name. */
    boolean move(DomainName from, String prefix, DomainName to) {
        List<String> moved =
                texts(from).stream().filter(text -> text.startsWith(prefix)).toList();
        removeText(from, prefix);
        moved.forEach(text -> text(to, text));
        return !moved.isEmpty();
    }

    /** Cut where it need not be: what was done to it there would be undone by joining it. */
    private static boolean isGlued(DnsRecord record) {
        List<Octets> strings = ((RecordData.Txt) record.data()).strings();
        return strings.size() > 1 && strings.get(0).length() < 255;
    }

    private static boolean isText(DnsRecord record, String prefix) {
        return record.data() instanceof RecordData.Txt txt && txt.text().startsWith(prefix);
    }

    /** The customer's own records. */
    List<DnsRecord> records() {
        return List.copyOf(records);
    }

    /** The whole DNS with the given records as the customer's. */
    ZoneResolver dns(List<DnsRecord> own) {
        return ZoneResolver.builder()
                .records(own)
                .records(provider.zone())
                .records(OTHERS)
                .build();
    }

    static DomainName doubled(CustomerZone zone, DomainName name) {
        return name.under(zone.domain).orElseThrow();
    }
}
