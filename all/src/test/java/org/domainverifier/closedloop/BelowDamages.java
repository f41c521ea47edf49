package org.domainverifier.closedloop;

import static org.domainverifier.closedloop.CustomerZone.doubled;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** What people do to the records of a return path, and on the way from one alternative to another. */
final class BelowDamages {
    private static final String SPF = "v=spf1";

    static final List<Damage> ALL = List.of(
            below("BELOW_MX_GONE", zone -> zone.removeAt(zone.send(), RecordType.MX)),
            below("BELOW_MX_FOREIGN", zone -> mx(zone, 1, "aspmx.l.google.com")),
            below(
                    "BELOW_MX_OF_THE_DOMAIN",
                    zone -> zone.removeAt(zone.send(), RecordType.MX) & mx(zone, 10, "mail." + zone.provider.name())),
            below(
                    "BELOW_MX_NULL",
                    zone -> zone.removeAt(zone.send(), RecordType.MX)
                            & zone.add(zone.send(), new RecordData.Mx(0, DomainName.ROOT))),
            below("BELOW_SPF_GONE", zone -> zone.removeAt(zone.send(), RecordType.TXT)),
            below("BELOW_SPF_SECOND", zone -> zone.text(zone.send(), "v=spf1 include:_spf.shop.example ~all")),
            edit("BELOW_SPF_QUOTES", text -> '"' + text + '"'),
            edit("BELOW_SPF_OTHER", text -> "v=spf1 include:_spf.shop.example ~all"),
            edit("BELOW_SPF_NO_ALL", text -> text.replaceFirst(" [-~]all", "")),
            edit("BELOW_SPF_TYPO", text -> text.replace("include:", "include=")),
            below("BELOW_SPF_DOUBLED_NAME", zone -> zone.move(zone.send(), SPF, doubled(zone, zone.send()))),
            below(
                    "BELOW_ALIAS",
                    zone -> zone.remove(record -> record.name().equals(zone.send()))
                            | zone.add(zone.send(), new RecordData.Cname(DomainName.of("track.shop.example")))),
            new Damage(
                    "HALF_WAY_MX",
                    zone -> zone.removeAt(zone.domain, RecordType.MX)
                            & zone.add(
                                    zone.domain, new RecordData.Mx(10, DomainName.of("mx1." + zone.provider.name())))),
            new Damage(
                    "HALF_WAY_SPF",
                    zone -> zone.edit(
                            zone.domain,
                            SPF + " ",
                            text -> text.replace(" include:" + zone.provider.moreOfOld(), ""))));

    private BelowDamages() {}

    private static Damage below(String name, Predicate<CustomerZone> action) {
        return new Damage(name, zone -> !zone.provider.extras().send().isEmpty() && action.test(zone));
    }

    private static Damage edit(String name, UnaryOperator<String> change) {
        return below(name, zone -> zone.edit(zone.send(), SPF, change));
    }

    private static boolean mx(CustomerZone zone, int preference, String host) {
        return zone.add(zone.send(), new RecordData.Mx(preference, DomainName.of(host)));
    }
}
