package org.domainverifier.closedloop;

import java.util.List;
import java.util.function.Predicate;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** What people do to zones. Each says whether it found something to damage. */
enum Damage {
    MX_GONE(zone -> zone.removeAt(zone.domain, RecordType.MX)),
    MX_WRONG_PREFERENCE(zone -> mx(zone, 10, "mail") && addMx(zone, 50, "mail." + zone.provider.name())),
    MX_SECOND_PREFERENCE(zone -> addMx(zone, 40, "mail." + zone.provider.name())),
    MX_FOREIGN_FIRST(zone -> addMx(zone, 1, "aspmx.l.google.com")),
    MX_FOREIGN_EQUAL(zone -> addMx(zone, 10, "smtp.secureserver.net")),
    MX_FOREIGN_BACKUP(zone -> addMx(zone, 90, "smtp.secureserver.net")),
    MX_SEVERAL_FOREIGN(zone -> addMx(zone, 5, "aspmx.l.google.com") & addMx(zone, 30, "alt1.aspmx.l.google.com")),
    MX_ONLY_FOREIGN(zone -> zone.removeAt(zone.domain, RecordType.MX) & addMx(zone, 1, "aspmx.l.google.com")),
    MX_NULL_ONLY(zone -> zone.removeAt(zone.domain, RecordType.MX) & addMx(zone, 0, ".")),
    MX_NULL_BESIDE(zone -> addMx(zone, 0, ".")),
    MX_ADDRESS(zone -> addMx(zone, 30, "192.0.2.1")),
    MX_LOOKALIKE(zone -> mx(zone, 10, "mail") && addMx(zone, 10, "mail." + zone.provider.name() + "." + zone.domain)),

    SPF_GONE(zone -> zone.removeText(zone.domain, "v=spf1")),
    SPF_SECOND(zone -> text(zone, zone.domain, "v=spf1 include:_spf.shop.example ~all")),
    SPF_THIRD(
            zone -> text(zone, zone.domain, "v=spf1 a -all") & text(zone, zone.domain, "v=spf1 ip4:198.51.100.9 ?all")),
    SPF_WITHOUT_INCLUDE(zone -> spf(zone, " include:" + zone.provider.include(), "")),
    SPF_INCLUDE_BEHIND_ALL(zone -> zone.edit(
            zone.domain,
            "v=spf1",
            text -> text.replace(" include:" + zone.provider.include(), "") + " include:" + zone.provider.include())),
    SPF_INCLUDE_FAILS(zone -> spf(zone, "include:" + zone.provider.include(), "-include:" + zone.provider.include())),
    SPF_INCLUDE_NEUTRAL(zone -> spf(zone, "include:" + zone.provider.include(), "?include:" + zone.provider.include())),
    SPF_INCLUDE_LOOKALIKE(
            zone -> spf(zone, "include:" + zone.provider.include(), "include:x" + zone.provider.include())),
    SPF_PASTED_QUOTES(zone -> zone.edit(zone.domain, "v=spf1", text -> '"' + text + '"')),
    SPF_PASTED_TYPE(zone -> zone.edit(zone.domain, "v=spf1", text -> "TXT " + text)),
    SPF_LEADING_BLANK(zone -> zone.edit(zone.domain, "v=spf1", text -> " " + text)),
    SPF_INVISIBLE(zone -> zone.edit(zone.domain, "v=spf1", text -> "\u200b" + text)),
    SPF_TYPO(zone -> spf(zone, "v=spf1", "v=spf1 ipv4:198.51.100.77")),
    SPF_TWO_ALL(zone -> spf(zone, "v=spf1", "v=spf1 ip4:198.51.100.78 ip4:198.51.100.78")),
    SPF_PLUS_ALL(zone -> spf(zone, "[-~]all", "+all")),
    SPF_WITHOUT_ALL(zone -> spf(zone, " [-~]all", "")),
    SPF_TWO_REDIRECTS(zone ->
            zone.edit(zone.domain, "v=spf1", text -> text + " redirect=spf.crm.example redirect=spf.crm.example")),
    SPF_DOUBLED_NAME(zone -> zone.move(zone.domain, "v=spf1", doubled(zone, zone.domain))),

    DKIM_GONE(zone -> zone.removeAt(zone.dkim(), RecordType.TXT)),
    DKIM_WRONG_KEY(zone -> zone.edit(
            zone.dkim(),
            "v=DKIM1",
            text -> text.replaceFirst(
                    "p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA(.)",
                    "p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAz"))),
    DKIM_TRUNCATED(zone -> zone.edit(zone.dkim(), "v=DKIM1", text -> text.substring(0, Math.min(255, text.length())))),
    DKIM_REVOKED(zone -> zone.edit(zone.dkim(), "v=DKIM1", text -> "v=DKIM1; p=")),
    DKIM_TWO(zone -> text(zone, zone.dkim(), "v=DKIM1; p=")),
    DKIM_PASTED_QUOTES(zone -> zone.edit(zone.dkim(), "v=DKIM1", text -> '"' + text + '"')),
    DKIM_TESTING(zone -> zone.edit(zone.dkim(), "v=DKIM1", text -> text + "; t=y")),
    DKIM_DOUBLED_NAME(zone -> zone.move(zone.dkim(), "v=DKIM1", doubled(zone, zone.dkim()))),
    DKIM_ALIAS(zone -> zone.removeAt(zone.dkim(), RecordType.TXT) & alias(zone, zone.dkim(), "gone.shop.example")),
    DKIM_NO_KEY(zone -> zone.edit(zone.dkim(), "v=DKIM1", text -> "hello world")),
    DKIM_WILDCARD(zone -> zone.removeAt(zone.dkim(), RecordType.TXT)
            & text(zone, zone.domain.child("*._domainkey"), "v=DKIM1; p=; n=nothing")),

    DMARC_GONE(zone -> zone.removeAt(zone.dmarc(), RecordType.TXT)),
    DMARC_SECOND(zone -> text(zone, zone.dmarc(), "v=DMARC1; p=none")),
    DMARC_BAD_POLICY(zone -> dmarc(zone, "p=(none|quarantine|reject)", "p=block")),
    DMARC_NO_POLICY(zone -> dmarc(zone, " ?p=(none|quarantine|reject);?", "")),
    DMARC_AT_ROOT(zone -> zone.move(zone.dmarc(), "v=DMARC1", zone.domain)),
    DMARC_DOUBLED_NAME(zone -> zone.move(zone.dmarc(), "v=DMARC1", doubled(zone, zone.dmarc()))),
    DMARC_PASTED_QUOTES(zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> '"' + text + '"')),
    DMARC_TYPOGRAPHIC_QUOTES(zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> "\u201c" + text + "\u201d")),
    DMARC_VERSION_CASE(zone -> dmarc(zone, "v=DMARC1", "v=dmarc1")),
    DMARC_ESCAPED(zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> text.replace(";", "\\;"))),
    DMARC_SPF_THERE(zone -> text(zone, zone.dmarc(), "v=spf1 -all")),
    DMARC_TESTING(zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> text + "; t=y")),
    DMARC_WEAK_SUBDOMAINS(zone -> zone.edit(zone.dmarc(), "v=DMARC1", text -> text + "; sp=none")),

    TLS_RPT_GONE(zone -> zone.removeAt(zone.tlsRpt(), RecordType.TXT)),
    TLS_RPT_OTHER(zone -> zone.edit(zone.tlsRpt(), "v=TLSRPTv1", text -> "v=TLSRPTv1; rua=mailto:me@" + zone.domain)),
    TLS_RPT_TWO(zone -> !zone.texts(zone.tlsRpt()).isEmpty()
            && text(zone, zone.tlsRpt(), "v=TLSRPTv1; rua=mailto:me@" + zone.domain)),
    TLS_RPT_BAD_URI(
            zone -> zone.edit(zone.tlsRpt(), "v=TLSRPTv1", text -> "v=TLSRPTv1; rua=tlsrpt@" + zone.provider.name())),
    TLS_RPT_PASTED_QUOTES(zone -> zone.edit(zone.tlsRpt(), "v=TLSRPTv1", text -> '"' + text + '"')),

    MTA_STS_GONE(zone -> zone.removeAt(zone.mtaSts(), RecordType.TXT)),
    MTA_STS_OTHER_ID(zone -> zone.edit(zone.mtaSts(), "v=STSv1", text -> "v=STSv1; id=1")),
    MTA_STS_BAD_ID(zone -> zone.edit(zone.mtaSts(), "v=STSv1", text -> "v=STSv1; id=2026-11-24")),
    MTA_STS_TWO(zone -> !zone.texts(zone.mtaSts()).isEmpty() && text(zone, zone.mtaSts(), "v=STSv1; id=2")),
    MTA_STS_PASTED_QUOTES(zone -> zone.edit(zone.mtaSts(), "v=STSv1", text -> '"' + text + '"')),
    MTA_STS_NO_ALIAS(zone -> zone.removeAt(zone.policyHost(), RecordType.CNAME)),
    MTA_STS_OTHER_ALIAS(zone -> zone.removeAt(zone.policyHost(), RecordType.CNAME)
            && alias(zone, zone.policyHost(), "mta-sts.shop.example")),
    MTA_STS_ADDRESS(zone -> zone.removeAt(zone.policyHost(), RecordType.CNAME) && address(zone, zone.policyHost()));

    private final Predicate<CustomerZone> action;

    Damage(Predicate<CustomerZone> action) {
        this.action = action;
    }

    boolean apply(CustomerZone zone) {
        return action.test(zone);
    }

    /** Behind these, the zone is not as asked any more in a way that no change of records can mend. */
    static List<Damage> beyondTheDns() {
        return List.of();
    }

    private static boolean mx(CustomerZone zone, int preference, String host) {
        DomainName name = DomainName.of(host + "." + zone.provider.name());
        return zone.remove(record ->
                record.name().equals(zone.domain) && record.data().equals(new RecordData.Mx(preference, name)));
    }

    private static boolean addMx(CustomerZone zone, int preference, String host) {
        zone.add(
                zone.domain,
                new RecordData.Mx(preference, DomainName.ofOctets(host).orElseThrow()));
        return true;
    }

    private static boolean text(CustomerZone zone, DomainName name, String text) {
        return zone.text(name, text);
    }

    private static boolean spf(CustomerZone zone, String pattern, String replacement) {
        return zone.edit(zone.domain, "v=spf1", text -> text.replaceFirst(pattern, replacement));
    }

    private static boolean dmarc(CustomerZone zone, String pattern, String replacement) {
        return zone.edit(zone.dmarc(), "v=DMARC1", text -> text.replaceFirst(pattern, replacement));
    }

    private static boolean alias(CustomerZone zone, DomainName name, String target) {
        return zone.remove(record -> record.name().equals(name))
                | zone.add(name, new RecordData.Cname(DomainName.of(target)));
    }

    private static boolean address(CustomerZone zone, DomainName name) {
        zone.zone(name.toAbsolute() + " 300 IN A 203.0.113.99");
        return true;
    }

    private static DomainName doubled(CustomerZone zone, DomainName name) {
        return name.under(zone.domain).orElseThrow();
    }
}
