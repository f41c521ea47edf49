package org.domainverifier.closedloop;

import static org.domainverifier.closedloop.CustomerZone.doubled;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** What people do to DKIM keys. */
final class DkimDamages {
    static final List<Damage> ALL = List.of(
            new Damage("DKIM_GONE", zone -> zone.removeAt(zone.dkim(), RecordType.TXT)),
            new Damage(
                    "DKIM_WRONG_KEY",
                    zone -> zone.edit(
                            zone.dkim(),
                            "v=DKIM1",
                            text -> text.replaceFirst(
                                    "p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA(.)",
                                    "p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAz"))),
            new Damage(
                    "DKIM_TRUNCATED",
                    zone -> zone.edit(zone.dkim(), "v=DKIM1", text -> text.substring(0, Math.min(255, text.length())))),
            new Damage("DKIM_REVOKED", zone -> zone.edit(zone.dkim(), "v=DKIM1", text -> "v=DKIM1; p=")),
            new Damage("DKIM_TWO", zone -> add(zone, zone.dkim(), "v=DKIM1; p=")),
            new Damage("DKIM_PASTED_QUOTES", zone -> zone.edit(zone.dkim(), "v=DKIM1", text -> '"' + text + '"')),
            new Damage("DKIM_TESTING", zone -> zone.edit(zone.dkim(), "v=DKIM1", text -> text + "; t=y")),
            new Damage("DKIM_DOUBLED_NAME", zone -> zone.move(zone.dkim(), "v=DKIM1", doubled(zone, zone.dkim()))),
            new Damage("DKIM_ALIAS", zone -> alias(zone, zone.dkim(), "gone.shop.example")),
            new Damage("DKIM_ALIAS_GONE", zone -> zone.removeAt(zone.dkim(), RecordType.CNAME)),
            new Damage(
                    "DKIM_ALIAS_COPIED",
                    zone -> zone.removeAt(zone.dkim(), RecordType.CNAME)
                            && add(zone, zone.dkim(), "v=DKIM1; k=rsa; p=" + zone.provider.key())),
            new Damage(
                    "DKIM_ALIAS_WRONG",
                    zone -> zone.removeAt(zone.dkim(), RecordType.CNAME)
                            && alias(zone, zone.dkim(), "key.shop.example")),
            text("DKIM_NO_FLAGS", text -> text.replace("v=DKIM1;", "v=DKIM1; t=;")),
            new Damage("DKIM_NO_KEY", zone -> zone.edit(zone.dkim(), "v=DKIM1", text -> "hello world")),
            new Damage(
                    "DKIM_WILDCARD",
                    zone -> zone.removeAt(zone.dkim(), RecordType.TXT)
                            & add(zone, zone.domain.child("*._domainkey"), "v=DKIM1; p=; n=nothing")),
            key("DKIM_OTHER_KEY", () -> Keys.OTHER),
            key("DKIM_SHORT", () -> Keys.RSA_1024),
            key("DKIM_TOO_SMALL", () -> Keys.RSA_512),
            key("DKIM_HUGE", () -> Keys.HUGE),
            key("DKIM_BAD_EXPONENT", () -> Keys.BAD_EXPONENT),
            key("DKIM_LARGE_EXPONENT", () -> Keys.LARGE_EXPONENT),
            key("DKIM_PKCS1", () -> Keys.PKCS1),
            key("DKIM_GARBAGE", () -> "aGVsbG8="),
            key("DKIM_BAD_BASE64", () -> "MIIB!!IjAN"),
            key("DKIM_PRIVATE", () -> Keys.PRIVATE),
            key("DKIM_PEM", () -> "-----BEGIN PUBLIC KEY-----" + Keys.OTHER + "-----END PUBLIC KEY-----"),
            text("DKIM_ED25519_SHORT", text -> "v=DKIM1; k=ed25519; p=aGVsbG8="),
            text("DKIM_ED25519_SPKI", text -> "v=DKIM1; k=ed25519; p=" + Keys.ED25519_SPKI),
            text("DKIM_ED25519_PADDING", text -> "v=DKIM1; k=ed25519; p=" + Keys.ED25519_UNPADDED),
            text("DKIM_ALGORITHM", text -> text.replace("k=rsa", "k=ed25519")),
            text("DKIM_UNKNOWN_TYPE", text -> text.replace("k=rsa", "k=dsa")),
            text("DKIM_BAD_TAG", text -> text.replace("v=DKIM1;", "v=DKIM1; rsa;")),
            text("DKIM_EMPTY_TAG", text -> text.replace("v=DKIM1;", "v=DKIM1;;")),
            text("DKIM_EMPTY_VALUE", text -> text.replace("k=rsa", "k=")),
            text("DKIM_BAD_VALUE", text -> text.replace("v=DKIM1;", "v=DKIM1; t=y,s;")),
            text("DKIM_BAD_CHARACTER", text -> text.replace("v=DKIM1;", "v=DKIM1; n=cl\u00e9;")),
            text("DKIM_BAD_VERSION", text -> text.replace("v=DKIM1", "v=DKIM2")),
            text("DKIM_VERSION_LAST", text -> text.replace("v=DKIM1; ", "") + "; v=DKIM1"),
            text("DKIM_LINE_BREAK", text -> text.replaceFirst("(MIIB.{20})", "$1\n")),
            text("DKIM_NO_P", text -> "v=DKIM1; k=rsa"),
            text("DKIM_SHA512", text -> text.replace("v=DKIM1;", "v=DKIM1; h=sha512;")),
            text("DKIM_SHA1", text -> text.replace("v=DKIM1;", "v=DKIM1; h=sha1;")),
            text("DKIM_NOT_FOR_EMAIL", text -> text.replace("v=DKIM1;", "v=DKIM1; s=tlsrpt;")),
            text("DKIM_STRICT", text -> text.replace("v=DKIM1;", "v=DKIM1; t=s;")),
            new Damage("DKIM_TWO_RECORDS", DkimDamages::splitOverRecords));

    private DkimDamages() {}

    private static boolean add(CustomerZone zone, DomainName name, String text) {
        return zone.text(name, text);
    }

    private static boolean alias(CustomerZone zone, DomainName name, String target) {
        return zone.remove(record -> record.name().equals(name))
                | zone.add(name, new RecordData.Cname(DomainName.of(target)));
    }

    private static Damage text(String name, UnaryOperator<String> change) {
        return new Damage(name, zone -> zone.edit(zone.dkim(), "v=DKIM1; k=rsa; p=M", change));
    }

    private static Damage key(String name, Supplier<String> key) {
        return text(name, text -> "v=DKIM1; k=rsa; p=" + key.get());
    }

    private static boolean splitOverRecords(CustomerZone zone) {
        List<String> texts = zone.texts(zone.dkim());
        if (texts.size() != 1 || texts.get(0).length() < 300) {
            return false;
        }
        String text = texts.get(0);
        zone.removeAt(zone.dkim(), RecordType.TXT);
        return zone.text(zone.dkim(), text.substring(0, 250)) & zone.text(zone.dkim(), text.substring(250));
    }
}
