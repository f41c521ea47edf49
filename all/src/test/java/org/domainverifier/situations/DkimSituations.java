package org.domainverifier.situations;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.check.Expectation;
import org.domainverifier.closedloop.Keys;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dkim.DkimRotation;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;

/** Key records, at the expected selector and at others. */
final class DkimSituations {
    private static final String KEY = Keys.EXPECTED;
    static final String RECORD = "v=DKIM1; k=rsa; p=" + KEY;

    private static final DkimExpectation EXPECTED = DkimExpectation.key("dkim", RECORD);
    private static final String DOMAINKEY = "_domainkey.customer.example.";
    private static final String NAME = "dkim." + DOMAINKEY;
    private static final String ALIAS = NAME + " 300 IN CNAME k.example.net.\n";
    private static final List<String> TEXTS = List.of(
            "v=spf1 -all",
            "\"" + RECORD + "\"",
            RECORD + "; p=" + KEY,
            "v=DKIM1; rsa; p=" + KEY,
            "v=DKIM1;; p=" + KEY,
            "v=DKIM1; n=clé; p=" + KEY,
            "v=DKIM1; p=" + KEY.substring(0, 64) + "\n" + KEY.substring(64),
            "v=DKIM2; p=" + KEY,
            "k=rsa; v=DKIM1; p=" + KEY,
            "p=" + KEY,
            "v=DKIM1; k=rsa",
            "v=DKIM1; t=y,s; p=" + KEY,
            "v=DKIM1; t=; p=" + KEY,
            "v=DKIM1; x=1; t=z; g=*; p=" + KEY,
            "v=DKIM1; h=sha1; p=" + KEY,
            "v=DKIM1; h=sha1:sha256; p=" + KEY,
            "v=DKIM1; h=sha512; p=" + KEY,
            "v=DKIM1; s=tlsrpt; p=" + KEY,
            "v=DKIM1; t=y; p=" + KEY,
            "v=DKIM1; t=s; p=" + KEY);
    private static final List<String> KEYS = List.of(
            "v=DKIM1; p=",
            "v=DKIM1; p=" + KEY.replace('+', '-') + "_",
            "v=DKIM1; k=ed25519; p=" + Keys.ED25519_UNPADDED,
            "v=DKIM1; p=AAAA",
            "v=DKIM1; p=" + KEY.substring(0, 100),
            RECORD.substring(0, 255),
            "-----BEGIN PUBLIC KEY-----\n" + KEY + "\n-----END PUBLIC KEY-----\n",
            "v=DKIM1; p=" + Keys.PRIVATE,
            "v=DKIM1; k=RSA; p=" + KEY,
            "v=DKIM1; k=ed25519; p=" + KEY,
            "v=DKIM1; k=ed25519; p=AAAA",
            "v=DKIM1; k=ed25519; p=" + Keys.ED25519_SPKI,
            "v=DKIM1; p=" + Keys.PKCS1,
            "v=DKIM1; p=" + Keys.RSA_512,
            "v=DKIM1; p=" + Keys.RSA_1024,
            "v=DKIM1; p=" + Keys.RSA_6144,
            "v=DKIM1; p=" + Keys.HUGE,
            "v=DKIM1; p=" + Keys.BAD_EXPONENT,
            "v=DKIM1; p=" + Keys.LARGE_EXPONENT,
            "v=DKIM1; p=" + Keys.EXPONENT_3,
            "v=DKIM1; p=" + Keys.EVEN_MODULUS,
            "v=DKIM1; p=" + KEY.toUpperCase(Locale.ROOT));

    private final Situations all;

    private DkimSituations(Situations all) {
        this.all = all;
    }

    static void add(Situations all) {
        DkimSituations situations = new DkimSituations(all);
        TEXTS.forEach(situations::text);
        KEYS.forEach(situations::text);
        situations.records();
        situations.expectations();
        situations.searches();
    }

    /** A record at the selector, with the expected key and by the standard alone. */
    private void text(String text) {
        zone(txt(NAME, text), EXPECTED);
        all.verify(DkimCheck.withSelectors("dkim"), ZoneResolver.parse(txt(NAME, text)));
    }

    private void zone(String zone, Expectation... expectations) {
        all.verify("dkim", zone, expectations);
    }

    private void records() {
        zone("customer.example. 300 IN A 192.0.2.1", EXPECTED);
        zone(txt(NAME, RECORD) + txt(NAME, "hello"), EXPECTED);
        zone(txt(NAME, RECORD.substring(0, 200)) + txt(NAME, RECORD.substring(200)), EXPECTED);
        zone(txt("dkim.customer.example.", RECORD), EXPECTED);
        zone(txt("*.customer.example.", "v=spf1 -all"), EXPECTED);
        zone(txt("*." + DOMAINKEY, RECORD), EXPECTED);
        zone(txt("*." + DOMAINKEY, "v=DKIM1; p="), EXPECTED);
        zone(DOMAINKEY + " 300 IN NS ns1.example.net.", EXPECTED);
        zone(NAME + " 300 IN CNAME gone.example.net.", EXPECTED);
        zone(NAME + " 300 IN CNAME s1.wl1.sendgrid.net.customer.example.", EXPECTED);
        zone(ALIAS + txt("k.example.net.", "v=DKIM1; p=AAAA"), EXPECTED);
        all.verify(
                DkimCheck.withSelectors("dkim"), ZoneResolver.parse(ALIAS + txt("k.example.net.", "v=DKIM1; p=AAAA")));
        all.verify("dkim", ZoneResolver.builder().timeout(NAME).build(), EXPECTED);
    }

    private void expectations() {
        String weak = "v=DKIM1; t=y; p=" + Keys.RSA_1024;
        zone(txt(NAME, weak), DkimExpectation.key("dkim", weak));
        zone(txt(NAME, "v=DKIM1; h=sha256; p=" + KEY), EXPECTED);
        zone(txt(NAME, RECORD), DkimExpectation.key("dkim", "v=DKIM1; h=sha256; p=" + KEY));
        zone(txt(NAME, "v=DKIM1; p=AAAA"), DkimExpectation.notReady("dkim"));
        zone(txt(NAME, RECORD), DkimExpectation.key("dkim", domain -> Optional.of("?")));
        zone(txt(NAME, "v=DKIM1; p=" + Keys.OTHER), EXPECTED);
        DkimExpectation alias = DkimExpectation.alias("dkim", "k.example.net");
        zone(NAME + " 300 IN CNAME other.example.net.", alias);
        zone(NAME + " 300 IN CNAME k.example.net.customer.example.", alias);
        zone(ALIAS, alias);
        zone(NAME + " 300 IN A 203.0.113.7", alias);
        zone(txt(NAME, "k.example.net"), alias);
        zone(ALIAS + txt("k.example.net.", RECORD), EXPECTED.and(alias("s2")));
        zone(
                ALIAS + txt("k.example.net.", RECORD) + "s2." + DOMAINKEY + " 300 IN CNAME s2.example.net.",
                alias.and(alias("s2")));
        zone(ALIAS + txt("k.example.net.", "v=DKIM1; p=" + Keys.OTHER), EXPECTED);
        zone(
                NAME + " 300 IN CNAME s1.domainkey.u1.wl1.sendgrid.net.\n"
                        + txt("s1.domainkey.u1.wl1.sendgrid.net.", "v=DKIM1; p=" + Keys.OTHER),
                EXPECTED);
        zone(txt("mail." + DOMAINKEY, RECORD), EXPECTED);
        zone(txt(NAME, "v=DKIM1; k=rsa; p=<your public key>"), EXPECTED);
        zone(txt(NAME, RECORD) + txt("k.example.net.", RECORD), alias);
        zone(
                txt(NAME, RECORD),
                DkimExpectation.rotation(DkimExpectation.key("old", "v=DKIM1; p=" + Keys.OTHER), EXPECTED));
        zone(txt(NAME, RECORD), DkimExpectation.key("dkim", domain -> {
            throw new IllegalStateException("the database is not reachable");
        }));
        DkimExpectation next = DkimExpectation.key("next", "v=DKIM1; p=" + Keys.OTHER);
        DkimRotation due = DkimRotation.from(LocalDate.of(2020, 1, 1));
        for (DkimRotation rotation :
                List.of(DkimRotation.from(LocalDate.of(2999, 1, 1)), due, due.until(LocalDate.of(2999, 1, 1)))) {
            zone(txt(NAME, RECORD), DkimExpectation.rotation(EXPECTED, next, rotation));
        }
    }

    private static DkimExpectation alias(String selector) {
        return DkimExpectation.alias(selector, selector + ".example.net");
    }

    private void searches() {
        String google = "google." + DOMAINKEY;
        zone("customer.example. 300 IN A 192.0.2.1");
        zone("x." + DOMAINKEY + " 300 IN A 192.0.2.1");
        zone(txt(google, "v=DKIM1; p="));
        zone(google + " 300 IN CNAME k.example.net.\n" + txt("k.example.net.", RECORD));
        all.verify(
                "dkim",
                ZoneResolver.builder()
                        .zone(txt(google, RECORD))
                        .servfail("k1." + DOMAINKEY)
                        .build());
    }

    /** A TXT record cut into strings as a DNS host does it. */
    private static String txt(String name, String text) {
        return name + " 300 IN TXT " + RecordData.Txt.of(text).toZoneText() + "\n";
    }
}
