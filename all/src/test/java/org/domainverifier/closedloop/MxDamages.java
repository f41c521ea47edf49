package org.domainverifier.closedloop;

import java.util.List;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** What people do to MX records. */
final class MxDamages {
    static final List<Damage> ALL = List.of(
            new Damage("MX_GONE", zone -> zone.removeAt(zone.domain, RecordType.MX)),
            new Damage(
                    "MX_WRONG_PREFERENCE", zone -> mx(zone, "mail") && addMx(zone, 50, "mail." + zone.provider.name())),
            new Damage("MX_SWAPPED", zone -> mx(zone, "backup") && addMx(zone, 5, "backup." + zone.provider.name())),
            new Damage("MX_SECOND_PREFERENCE", zone -> addMx(zone, 40, "mail." + zone.provider.name())),
            new Damage("MX_FOREIGN_FIRST", zone -> addMx(zone, 1, "aspmx.l.google.com")),
            new Damage("MX_FOREIGN_EQUAL", zone -> addMx(zone, 10, "smtp.secureserver.net")),
            new Damage("MX_FOREIGN_BACKUP", zone -> addMx(zone, 90, "smtp.secureserver.net")),
            new Damage(
                    "MX_SEVERAL_FOREIGN",
                    zone -> addMx(zone, 5, "aspmx.l.google.com") & addMx(zone, 30, "alt1.aspmx.l.google.com")),
            new Damage(
                    "MX_ONLY_FOREIGN",
                    zone -> zone.removeAt(zone.domain, RecordType.MX) & addMx(zone, 1, "aspmx.l.google.com")),
            new Damage("MX_NULL_ONLY", zone -> zone.removeAt(zone.domain, RecordType.MX) & addMx(zone, 0, ".")),
            new Damage("MX_NULL_BESIDE", zone -> addMx(zone, 0, ".")),
            new Damage("MX_ADDRESS", zone -> addMx(zone, 30, "192.0.2.1")),
            new Damage(
                    "MX_LOOKALIKE",
                    zone -> mx(zone, "mail") && addMx(zone, 10, "mail." + zone.provider.name() + "." + zone.domain)));

    private MxDamages() {}

    private static boolean mx(CustomerZone zone, String host) {
        DomainName name = DomainName.of(host + "." + zone.provider.name());
        return zone.remove(record -> record.name().equals(zone.domain)
                && record.data() instanceof RecordData.Mx mx
                && mx.exchange().equals(name));
    }

    private static boolean addMx(CustomerZone zone, int preference, String host) {
        zone.add(
                zone.domain,
                new RecordData.Mx(preference, DomainName.tryParseOctets(host).orElseThrow()));
        return true;
    }
}
