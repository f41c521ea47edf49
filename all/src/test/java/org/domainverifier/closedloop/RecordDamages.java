package org.domainverifier.closedloop;

import static org.domainverifier.closedloop.CustomerZone.doubled;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.records.RecordExpectation;

/** What people do to aliases, addresses, tokens, services and issuers. */
final class RecordDamages {
    static final List<Damage> ALL = List.of(
            any(
                    "RECORD_GONE",
                    (zone, asked) -> zone.remove(record -> record.name().equals(name(zone, asked))
                            && asked.data().contains(record.data()))),
            any("RECORD_DOUBLED_NAME", RecordDamages::doubledName),
            any("RECORD_ELSEWHERE", (zone, asked) -> move(zone, asked, zone.domain.child("old"))),
            alias("ALIAS_WRONG", (zone, asked) -> pointing(zone, asked, "track.shop.example")),
            alias("ALIAS_TO_NOTHING", (zone, asked) -> pointing(zone, asked, "gone.shop.example")),
            alias("ALIAS_ZONE_APPENDED", (zone, asked) -> pointing(zone, asked, target(asked) + "." + zone.domain)),
            alias(
                    "ALIAS_MISSPELT",
                    (zone, asked) -> pointing(zone, asked, target(asked).replaceFirst("o", "0"))),
            alias("ALIAS_INDIRECT", RecordDamages::indirect),
            alias("ALIAS_FLATTENED", (zone, asked) -> replacing(zone, asked, "A 192.0.2.79")),
            alias("ALIAS_AS_ADDRESS", (zone, asked) -> replacing(zone, asked, "A 203.0.113.98")),
            alias("ALIAS_AS_TEXT", (zone, asked) -> replacing(zone, asked, "TXT \"" + target(asked) + '"')),
            alias(
                    "ALIAS_ITSELF",
                    (zone, asked) -> pointing(zone, asked, name(zone, asked).toString())),
            of("ADDRESS_OTHER", RecordType.A, (zone, asked) -> replacing(zone, asked, "A 203.0.113.97")),
            of("ADDRESS_MORE", RecordType.A, (zone, asked) -> more(zone, asked, "A 203.0.113.96")),
            of("ADDRESS_OF_THE_OTHER_KIND", RecordType.A, (zone, asked) -> more(zone, asked, "AAAA 2001:db8:9::9")),
            of("ADDRESS_AS_ALIAS", RecordType.A, (zone, asked) -> pointing(zone, asked, "track.shop.example")),
            of(
                    "ADDRESS6_OTHER",
                    RecordType.AAAA,
                    (zone, asked) -> zone.removeAt(name(zone, asked), RecordType.AAAA)
                            && more(zone, asked, "AAAA 2001:db8:9::8")),
            of(
                    "SERVICE_LEFT_BEHIND",
                    RecordType.SRV,
                    (zone, asked) -> more(zone, asked, "SRV 0 1 993 imap.shop.example.")),
            of(
                    "SERVICE_OTHER",
                    RecordType.SRV,
                    (zone, asked) -> replacing(zone, asked, "SRV 0 1 993 imap.shop.example.")),
            of("SERVICE_NOT_PROVIDED", RecordType.SRV, (zone, asked) -> replacing(zone, asked, "SRV 0 0 0 .")),
            of("SERVICE_PORT", RecordType.SRV, RecordDamages::otherPort),
            of("SERVICE_PRIORITY", RecordType.SRV, RecordDamages::otherPriority),
            of("ISSUER_OTHER", RecordType.CAA, (zone, asked) -> replacing(zone, asked, "CAA 0 issue \"digicert.com\"")),
            of("ISSUER_NOBODY", RecordType.CAA, (zone, asked) -> replacing(zone, asked, "CAA 0 issue \";\"")),
            of("ISSUER_CRITICAL", RecordType.CAA, (zone, asked) -> more(zone, asked, "CAA 128 tbs \"unknown\"")),
            text("TEXT_QUOTED", text -> '"' + text + '"'),
            text("TEXT_SPACE", text -> " " + text + " "),
            text("TEXT_CASE", text -> text.toUpperCase(Locale.ROOT)),
            text("TEXT_TYPE", text -> "TXT " + text),
            of("TOKEN_OF_BEFORE", RecordType.TXT, RecordDamages::tokenOfBefore),
            of("TEXT_BESIDE", RecordType.TXT, (zone, asked) -> zone.text(name(zone, asked), "something else")));

    private RecordDamages() {}

    private static Damage any(String name, BiPredicate<CustomerZone, RecordExpectation> action) {
        return new Damage(name, zone -> {
            List<RecordExpectation> all = zone.provider.extras().records();
            return !all.isEmpty() && action.test(zone, all.get(zone.random.nextInt(all.size())));
        });
    }

    private static Damage of(String name, RecordType type, BiPredicate<CustomerZone, RecordExpectation> action) {
        return new Damage(name, zone -> {
            List<RecordExpectation> all = zone.provider.extras().records().stream()
                    .filter(each -> each.type().equals(type))
                    .toList();
            return !all.isEmpty() && action.test(zone, all.get(zone.random.nextInt(all.size())));
        });
    }

    private static Damage alias(String name, BiPredicate<CustomerZone, RecordExpectation> action) {
        return of(name, RecordType.CNAME, action);
    }

    private static Damage text(String name, UnaryOperator<String> change) {
        return of(name, RecordType.TXT, (zone, asked) -> zone.edit(name(zone, asked), expected(asked), change));
    }

    private static DomainName name(CustomerZone zone, RecordExpectation asked) {
        return asked.nameFor(zone.domain).orElseThrow();
    }

    private static String expected(RecordExpectation asked) {
        return ((RecordData.Txt) asked.data().get(0)).text();
    }

    private static String target(RecordExpectation asked) {
        return ((RecordData.Cname) asked.data().get(0)).target().toString();
    }

    private static boolean doubledName(CustomerZone zone, RecordExpectation asked) {
        return !asked.owner().isEmpty() && move(zone, asked, doubled(zone, name(zone, asked)));
    }

    /** Moves what was asked for, as far as it is there. */
    private static boolean move(CustomerZone zone, RecordExpectation asked, DomainName to) {
        List<RecordData> there = zone.records().stream()
                .filter(record -> record.name().equals(name(zone, asked)))
                .map(DnsRecord::data)
                .filter(asked.data()::contains)
                .toList();
        zone.remove(record -> record.name().equals(name(zone, asked)) && there.contains(record.data()));
        there.forEach(data -> put(zone, to, data));
        return !there.isEmpty();
    }

    private static void put(CustomerZone zone, DomainName name, RecordData data) {
        if (data instanceof RecordData.Cname) {
            zone.remove(record -> record.name().equals(name));
        }
        zone.add(name, data);
    }

    private static boolean pointing(CustomerZone zone, RecordExpectation asked, String target) {
        zone.remove(record -> record.name().equals(name(zone, asked)));
        return zone.add(name(zone, asked), new RecordData.Cname(DomainName.of(target)));
    }

    private static boolean indirect(CustomerZone zone, RecordExpectation asked) {
        DomainName between = zone.domain.child("between");
        put(zone, between, asked.data().get(0));
        return pointing(zone, asked, between.toString());
    }

    private static RecordData data(String text) {
        return ZoneResolver.parse("x.example. 300 IN " + text).records().get(0).data();
    }

    /** Puts a record in the place of all that is at the name, of the domain itself only in the place of its type. */
    private static boolean replacing(CustomerZone zone, RecordExpectation asked, String text) {
        DomainName name = name(zone, asked);
        zone.remove(record -> record.name().equals(name)
                && (!asked.owner().isEmpty() || record.type().equals(asked.type())));
        return zone.add(name, data(text));
    }

    private static boolean more(CustomerZone zone, RecordExpectation asked, String text) {
        return zone.add(name(zone, asked), data(text));
    }

    private static boolean service(CustomerZone zone, RecordExpectation asked, UnaryOperator<RecordData.Srv> change) {
        RecordData.Srv first = (RecordData.Srv) asked.data().get(0);
        return zone.remove(record ->
                        record.name().equals(name(zone, asked)) && record.data().equals(first))
                && zone.add(name(zone, asked), change.apply(first));
    }

    private static boolean otherPort(CustomerZone zone, RecordExpectation asked) {
        return service(zone, asked, srv -> new RecordData.Srv(srv.priority(), srv.weight(), 143, srv.target()));
    }

    private static boolean otherPriority(CustomerZone zone, RecordExpectation asked) {
        return service(zone, asked, srv -> new RecordData.Srv(20, srv.weight(), srv.port(), srv.target()));
    }

    private static boolean tokenOfBefore(CustomerZone zone, RecordExpectation asked) {
        return asked.kind().isPresent()
                && zone.add(
                        name(zone, asked),
                        new RecordData.Txt(
                                List.of(Octets.of((Extras.TOKEN + "1").getBytes(StandardCharsets.US_ASCII)))));
    }
}
