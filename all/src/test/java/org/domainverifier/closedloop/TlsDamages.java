package org.domainverifier.closedloop;

import static org.domainverifier.closedloop.CustomerZone.doubled;

import java.util.List;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** What people do to the records of TLS-RPT and MTA-STS. */
final class TlsDamages {
    static final List<Damage> ALL = List.of(
            new Damage(
                    "TLS_RPT_TO_NOBODY",
                    zone -> zone.edit(
                            zone.tlsRpt(), "v=TLSRPTv1; rua=mailto:t", text -> text + ",mailto:t@gone.shop.example")),
            new Damage("TLS_RPT_GONE", zone -> zone.removeAt(zone.tlsRpt(), RecordType.TXT)),
            new Damage(
                    "TLS_RPT_OTHER",
                    zone -> zone.edit(zone.tlsRpt(), "v=TLSRPTv1", text -> "v=TLSRPTv1; rua=mailto:me@" + zone.domain)),
            new Damage(
                    "TLS_RPT_TWO",
                    zone -> !zone.texts(zone.tlsRpt()).isEmpty()
                            && text(zone, zone.tlsRpt(), "v=TLSRPTv1; rua=mailto:me@" + zone.domain)),
            new Damage(
                    "TLS_RPT_BAD_URI",
                    zone -> zone.edit(
                            zone.tlsRpt(), "v=TLSRPTv1", text -> "v=TLSRPTv1; rua=tlsrpt@" + zone.provider.name())),
            new Damage(
                    "TLS_RPT_PASTED_QUOTES", zone -> zone.edit(zone.tlsRpt(), "v=TLSRPTv1", text -> '"' + text + '"')),
            new Damage("MTA_STS_GONE", zone -> zone.removeAt(zone.mtaSts(), RecordType.TXT)),
            new Damage("MTA_STS_OTHER_ID", zone -> zone.edit(zone.mtaSts(), "v=STSv1", text -> "v=STSv1; id=1")),
            new Damage("MTA_STS_BAD_ID", zone -> zone.edit(zone.mtaSts(), "v=STSv1", text -> "v=STSv1; id=2026-11-24")),
            new Damage(
                    "MTA_STS_TWO",
                    zone -> !zone.texts(zone.mtaSts()).isEmpty() && text(zone, zone.mtaSts(), "v=STSv1; id=2")),
            new Damage("MTA_STS_PASTED_QUOTES", zone -> zone.edit(zone.mtaSts(), "v=STSv1", text -> '"' + text + '"')),
            new Damage("MTA_STS_NO_ALIAS", zone -> zone.removeAt(zone.policyHost(), RecordType.CNAME)),
            new Damage(
                    "MTA_STS_OTHER_ALIAS",
                    zone -> zone.removeAt(zone.policyHost(), RecordType.CNAME)
                            && alias(zone, zone.policyHost(), "mta-sts.shop.example")),
            new Damage(
                    "MTA_STS_ADDRESS",
                    zone -> zone.removeAt(zone.policyHost(), RecordType.CNAME) && address(zone, zone.policyHost())),
            new Damage("TLS_RPT_BLANKS", zone -> zone.edit(zone.tlsRpt(), "v=TLSRPTv1", text -> text + "; x=a b=c")),
            new Damage(
                    "TLS_RPT_DOUBLED_NAME",
                    zone -> zone.move(zone.tlsRpt(), "v=TLSRPTv1", doubled(zone, zone.tlsRpt()))),
            new Damage(
                    "MTA_STS_DOUBLED_NAME", zone -> zone.move(zone.mtaSts(), "v=STSv1", doubled(zone, zone.mtaSts()))),
            new Damage("MTA_STS_NO_ID", zone -> zone.edit(zone.mtaSts(), "v=STSv1", text -> "v=STSv1;")),
            new Damage("MTA_STS_TWO_IDS", zone -> zone.edit(zone.mtaSts(), "v=STSv1", text -> text + "; id=7")),
            new Damage(
                    "MTA_STS_MALFORMED",
                    zone -> zone.edit(zone.mtaSts(), "v=STSv1", text -> text.replace("; id", "; = ; id"))));

    private TlsDamages() {}

    private static boolean text(CustomerZone zone, DomainName name, String text) {
        return zone.text(name, text);
    }

    private static boolean alias(CustomerZone zone, DomainName name, String target) {
        return zone.remove(record -> record.name().equals(name))
                | zone.add(name, new RecordData.Cname(DomainName.of(target)));
    }

    private static boolean address(CustomerZone zone, DomainName name) {
        zone.zone(name.toAbsolute() + " 300 IN A 203.0.113.99");
        return true;
    }
}
