package org.domainverifier.closedloop;

import static org.domainverifier.closedloop.CustomerZone.doubled;

import java.util.List;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;

/** What people do to DMARC records. */
final class DmarcDamages {
    static final List<Damage> ALL = List.of(
            new Damage("DMARC_JUNK", zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> text + "; reject")),
            new Damage("DMARC_GONE", zone -> zone.removeAt(zone.dmarc(), RecordType.TXT)),
            new Damage("DMARC_SECOND", zone -> text(zone, zone.dmarc(), "v=DMARC1; p=none")),
            new Damage("DMARC_BAD_POLICY", zone -> dmarc(zone, "p=(none|quarantine|reject)", "p=block")),
            new Damage("DMARC_NO_SEMICOLON", zone -> dmarc(zone, "; rua=", " rua=")),
            new Damage("DMARC_NOTHING", zone -> dmarc(zone, "v=DMARC1;.*", "v=DMARC1;")),
            new Damage("DMARC_NO_POLICY", zone -> dmarc(zone, " ?p=(none|quarantine|reject);?", "")),
            new Damage("DMARC_AT_ROOT", zone -> zone.move(zone.dmarc(), "v=DMARC1", zone.domain)),
            new Damage("DMARC_DOUBLED_NAME", zone -> zone.move(zone.dmarc(), "v=DMARC1", doubled(zone, zone.dmarc()))),
            new Damage("DMARC_PASTED_QUOTES", zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> '"' + text + '"')),
            new Damage(
                    "DMARC_TYPOGRAPHIC_QUOTES",
                    zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> "\u201c" + text + "\u201d")),
            new Damage("DMARC_VERSION_CASE", zone -> dmarc(zone, "v=DMARC1", "v=dmarc1")),
            new Damage("DMARC_ESCAPED", zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> text.replace(";", "\\;"))),
            new Damage("DMARC_SPF_THERE", zone -> text(zone, zone.dmarc(), "v=spf1 -all")),
            new Damage("DMARC_TESTING", zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> text + "; t=y")),
            new Damage(
                    "DMARC_WEAK_SUBDOMAINS", zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> text + "; sp=none")),
            new Damage(
                    "DMARC_BAD_URI",
                    zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> text + "; ruf=me@" + zone.domain)),
            new Damage("DMARC_PUBLIC_SUFFIX", zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> text + "; psd=y")),
            new Damage("DMARC_BAD_VALUE", zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> text + "; aspf=strict")));

    private DmarcDamages() {}

    private static boolean text(CustomerZone zone, DomainName name, String text) {
        return zone.text(name, text);
    }

    private static boolean dmarc(CustomerZone zone, String pattern, String replacement) {
        return zone.edit(zone.dmarc(), "v=DMARC1", text -> text.replaceFirst(pattern, replacement));
    }
}
