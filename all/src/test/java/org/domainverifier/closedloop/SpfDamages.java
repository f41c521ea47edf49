package org.domainverifier.closedloop;

import static org.domainverifier.closedloop.CustomerZone.doubled;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;

/** What people do to SPF records. */
final class SpfDamages {
    static final List<Damage> ALL = List.of(
            new Damage("SPF_GONE", zone -> zone.removeText(zone.domain, "v=spf1")),
            new Damage("SPF_SECOND", zone -> text(zone, zone.domain, "v=spf1 include:_spf.shop.example ~all")),
            new Damage(
                    "SPF_THIRD",
                    zone -> text(zone, zone.domain, "v=spf1 a -all")
                            & text(zone, zone.domain, "v=spf1 ip4:198.51.100.9 ?all")),
            new Damage("SPF_WITHOUT_INCLUDE", zone -> spf(zone, " include:" + zone.provider.include(), "")),
            new Damage(
                    "SPF_INCLUDE_BEHIND_ALL",
                    zone -> zone.edit(
                            zone.domain,
                            "v=spf1",
                            text -> text.replace(" include:" + zone.provider.include(), "") + " include:"
                                    + zone.provider.include())),
            new Damage(
                    "SPF_INCLUDE_FAILS",
                    zone -> spf(zone, "include:" + zone.provider.include(), "-include:" + zone.provider.include())),
            new Damage(
                    "SPF_INCLUDE_NEUTRAL",
                    zone -> spf(zone, "include:" + zone.provider.include(), "?include:" + zone.provider.include())),
            new Damage(
                    "SPF_INCLUDE_LOOKALIKE",
                    zone -> spf(zone, "include:" + zone.provider.include(), "include:x" + zone.provider.include())),
            new Damage("SPF_WITHOUT_NETWORK", zone -> spf(zone, " " + Provider.NETWORK, "")),
            new Damage("SPF_NETWORK_BEHIND_ALL", SpfDamages::networkBehindAll),
            new Damage("SPF_NETWORK_AS_MODIFIER", zone -> spf(zone, Provider.NETWORK, "ip4=192.0.2.64/26")),
            new Damage("SPF_NETWORK_HALVED", zone -> spf(zone, Provider.NETWORK, "ip4:192.0.2.64/27")),
            new Damage(
                    "SPF_NETWORK_DENIED", zone -> spf(zone, Provider.NETWORK, "-ip4:192.0.2.70 " + Provider.NETWORK)),
            new Damage("SPF_PASTED_QUOTES", zone -> zone.edit(zone.domain, "v=spf1", text -> '"' + text + '"')),
            new Damage("SPF_PASTED_TYPE", zone -> zone.edit(zone.domain, "v=spf1", text -> "TXT " + text)),
            new Damage("SPF_LEADING_BLANK", zone -> zone.edit(zone.domain, "v=spf1", text -> " " + text)),
            new Damage("SPF_INVISIBLE", zone -> zone.edit(zone.domain, "v=spf1", text -> "\u200b" + text)),
            new Damage("SPF_TYPO", zone -> spf(zone, "v=spf1", "v=spf1 ipv4:198.51.100.77")),
            new Damage("SPF_TWO_ALL", zone -> spf(zone, "v=spf1", "v=spf1 ip4:198.51.100.78 ip4:198.51.100.78")),
            new Damage("SPF_PLUS_ALL", zone -> spf(zone, "[-~]all", "+all")),
            new Damage("SPF_WITHOUT_ALL", zone -> spf(zone, " [-~]all", "")),
            new Damage(
                    "SPF_TWO_REDIRECTS",
                    zone -> zone.edit(
                            zone.domain,
                            "v=spf1",
                            text -> text + " redirect=spf.crm.example redirect=spf.crm.example")),
            new Damage("SPF_DOUBLED_NAME", zone -> zone.move(zone.domain, "v=spf1", doubled(zone, zone.domain))),
            term("SPF_ADDRESS_AS_DOMAIN", "a:198.51.100.7"),
            term("SPF_BAD_ADDRESS", "ip4:198.51.100.300"),
            term("SPF_BAD_CHARACTER", "ip4:198.51.100.7\u00a0"),
            term("SPF_BAD_DOMAIN", "include:shop..example"),
            term("SPF_BAD_MACRO", "exists:%{x}.shop.example"),
            term("SPF_BAD_MODIFIER_NAME", "1x=y"),
            term("SPF_BAD_PREFIX", "ip4:198.51.100.0/33"),
            term("SPF_EXPLANATION", "exp=gone.shop.example"),
            term("SPF_INCLUDE_INVALID", "include:broken.shop.example"),
            term("SPF_INCLUDE_SEVERAL", "include:two.shop.example"),
            term("SPF_MECHANISM_AS_MODIFIER", "include=_spf.shop.example"),
            term("SPF_MISSING_ARGUMENT", "include:"),
            term("SPF_P_MACRO", "exists:%{p}.shop.example"),
            term("SPF_PTR", "ptr"),
            term("SPF_MAPPED_ADDRESS", "ip6:::ffff:198.51.100.79"),
            new Damage("SPF_IMPOSSIBLE_NAME", zone -> spf(zone, "v=spf1", "v=spf1 a:." + zone.domain)),
            term("SPF_PLACEHOLDER", "ip4:x.x.x.x"),
            term("SPF_SPACE_AFTER_COLON", "ip4: 198.51.100.80"),
            new Damage("SPF_DASH", zone -> spf(zone, " -all", " \u2013all")),
            new Damage(
                    "SPF_SPACED_VERSION", zone -> zone.edit(zone.domain, "v=spf1 ", text -> "v= " + text.substring(2))),
            term("SPF_UNEXPECTED_ARGUMENT", "ip4:198.51.100.9:25"),
            term("SPF_MANY_MX", "mx:many.shop.example"),
            term("SPF_VOIDS", "a:gone1.shop.example a:gone2.shop.example a:gone3.shop.example"),
            new Damage(
                    "SPF_LOOP",
                    zone -> zone.edit(
                            zone.domain,
                            "v=spf1 ",
                            text -> text.replaceFirst("v=spf1", "v=spf1 include:" + zone.domain))),
            new Damage(
                    "SPF_NO_VERSION",
                    zone -> zone.edit(zone.domain, "v=spf1 ", text -> text.replaceFirst("v=spf1 ", "v=spf1;"))),
            new Damage(
                    "SPF_REDIRECT_NOWHERE",
                    zone -> zone.edit(
                            zone.domain, "v=spf1", text -> text.replaceFirst("[-~]all", "redirect=gone.shop.example"))),
            new Damage("SPF_GLUED", SpfDamages::glue),
            new Damage(
                    "SPF_TOO_MANY",
                    zone -> zone.edit(
                            zone.domain,
                            "v=spf1 ",
                            text -> text.replaceFirst(
                                    "v=spf1", "v=spf1 include:deep.shop.example include:deep.shop.example"))));

    private SpfDamages() {}

    private static boolean spf(CustomerZone zone, String pattern, String replacement) {
        return zone.edit(zone.domain, "v=spf1 ", text -> text.replaceFirst(pattern, replacement));
    }

    private static boolean networkBehindAll(CustomerZone zone) {
        return zone.edit(
                zone.domain,
                "v=spf1 ",
                text -> text.contains(" " + Provider.NETWORK)
                        ? text.replace(" " + Provider.NETWORK, "") + " " + Provider.NETWORK
                        : text);
    }

    private static boolean text(CustomerZone zone, DomainName name, String text) {
        return zone.text(name, text);
    }

    private static Damage term(String name, String term) {
        return new Damage(
                name, zone -> zone.edit(zone.domain, "v=spf1 ", text -> text.replaceFirst("v=spf1", "v=spf1 " + term)));
    }

    /** The text in two strings, with the space at the seam lost. */
    private static boolean glue(CustomerZone zone) {
        List<String> texts = zone.wholeTexts(zone.domain, "v=spf1 ");
        if (texts.size() != 1
                || texts.get(0).lastIndexOf(' ') < 10
                || texts.get(0).length() > 250) {
            return false;
        }
        String text = texts.get(0);
        int seam = text.lastIndexOf(' ');
        zone.removeText(zone.domain, text);
        return zone.add(
                zone.domain,
                new RecordData.Txt(List.of(
                        Octets.of(text.substring(0, seam).getBytes(StandardCharsets.UTF_8)),
                        Octets.of(text.substring(seam + 1).getBytes(StandardCharsets.UTF_8)))));
    }
}
