package org.domainverifier.dkim;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.resolver.ZoneResolver;

/** For each code a situation in which it is found. */
final class Situations {
    private static final String KEY = Zones.KEY;
    private static final String RECORD = Zones.RECORD;
    private static final String OTHER = TestKeys.spki(TestKeys.rsa(2048, 2).getPublic());

    private final List<DkimResult> results = new ArrayList<>();

    static List<DkimResult> all() {
        Situations situations = new Situations();
        situations.records();
        situations.texts();
        situations.keys();
        situations.expectations();
        situations.searches();
        return situations.results;
    }

    /** A record at the selector, with the expected key and by the standard alone. */
    private void text(String text) {
        zone(Zones.txt(Zones.NAME, text), Zones.expected());
        results.add(Zones.check(Zones.zone(Zones.txt(Zones.NAME, text)), DkimCheck.withSelectors("dkim")));
    }

    private void zone(String zone, Expectation... expectations) {
        results.add(Zones.check(Zones.zone(zone), expectations));
    }

    private void records() {
        zone("example.com. 300 IN A 192.0.2.1", Zones.expected());
        zone(Zones.txt(Zones.NAME, RECORD) + "\n" + Zones.txt(Zones.NAME, "hello"), Zones.expected());
        zone(
                Zones.txt(Zones.NAME, RECORD.substring(0, 200)) + "\n" + Zones.txt(Zones.NAME, RECORD.substring(200)),
                Zones.expected());
        zone(Zones.txt("dkim.example.com.", RECORD), Zones.expected());
        zone(Zones.txt("*.example.com.", "v=spf1 -all"), Zones.expected());
        zone(Zones.txt("*._domainkey.example.com.", RECORD), Zones.expected());
        zone(Zones.txt("*._domainkey.example.com.", "v=DKIM1; p="), Zones.expected());
        zone("_domainkey.example.com. 300 IN NS ns1.example.net.", Zones.expected());
        zone(Zones.NAME + " 300 IN CNAME gone.example.net.", Zones.expected());
        zone(
                Zones.NAME + " 300 IN CNAME k.example.net.\n" + Zones.txt("k.example.net.", "v=DKIM1; p=AAAA"),
                Zones.expected());
        results.add(Zones.check(
                Zones.zone(
                        Zones.NAME + " 300 IN CNAME k.example.net.\n" + Zones.txt("k.example.net.", "v=DKIM1; p=AAAA")),
                DkimCheck.withSelectors("dkim")));
        results.add(Zones.check(ZoneResolver.builder().timeout(Zones.NAME).build(), Zones.expected()));
    }

    private void texts() {
        text("v=spf1 -all");
        text("\"" + RECORD + "\"");
        text(RECORD + "; p=" + KEY);
        text("v=DKIM1; rsa; p=" + KEY);
        text("v=DKIM1;; p=" + KEY);
        text("v=DKIM1; n=clé; p=" + KEY);
        text("v=DKIM1; p=" + KEY.substring(0, 64) + "\n" + KEY.substring(64));
        text("v=DKIM2; p=" + KEY);
        text("k=rsa; v=DKIM1; p=" + KEY);
        text("p=" + KEY);
        text("v=DKIM1; k=rsa");
        text("v=DKIM1; t=y,s; p=" + KEY);
        text("v=DKIM1; t=; p=" + KEY);
        text("v=DKIM1; x=1; t=z; g=*; p=" + KEY);
        text("v=DKIM1; h=sha1; p=" + KEY);
        text("v=DKIM1; h=sha1:sha256; p=" + KEY);
        text("v=DKIM1; h=sha512; p=" + KEY);
        text("v=DKIM1; s=tlsrpt; p=" + KEY);
        text("v=DKIM1; t=y; p=" + KEY);
        text("v=DKIM1; t=s; p=" + KEY);
    }

    private void keys() {
        BigInteger modulus = ((RSAPublicKey) TestKeys.rsa(2048).getPublic()).getModulus();
        BigInteger f4 = BigInteger.valueOf(65537);
        text("v=DKIM1; p=");
        text("v=DKIM1; p=" + KEY.replace('+', '-') + "_");
        text("v=DKIM1; k=ed25519; p="
                + TestKeys.base64(TestKeys.raw(TestKeys.ed25519().getPublic())).replace("=", ""));
        text("v=DKIM1; p=AAAA");
        text("v=DKIM1; p=" + KEY.substring(0, 100));
        text(RECORD.substring(0, 255));
        text(TestKeys.pem("PUBLIC KEY", TestKeys.rsa(2048).getPublic().getEncoded()));
        text("v=DKIM1; p=" + TestKeys.base64(TestKeys.rsa(2048).getPrivate().getEncoded()));
        text("v=DKIM1; k=RSA; p=" + KEY);
        text("v=DKIM1; k=ed25519; p=" + KEY);
        text("v=DKIM1; k=ed25519; p=AAAA");
        text("v=DKIM1; k=ed25519; p=" + TestKeys.spki(TestKeys.ed25519().getPublic()));
        text("v=DKIM1; p=" + TestKeys.base64(TestKeys.pkcs1(TestKeys.rsa(2048).getPublic())));
        text("v=DKIM1; p=" + TestKeys.spki(TestKeys.rsa(512).getPublic()));
        text("v=DKIM1; p=" + TestKeys.spki(TestKeys.rsa(1024).getPublic()));
        text("v=DKIM1; p=" + spki(modulus.pow(3), f4));
        text("v=DKIM1; p=" + spki(modulus.pow(9), f4));
        text("v=DKIM1; p=" + spki(modulus, BigInteger.ONE));
        text("v=DKIM1; p=" + spki(modulus, BigInteger.ONE.shiftLeft(40).add(BigInteger.ONE)));
        text("v=DKIM1; p=" + spki(modulus, BigInteger.valueOf(3)));
        text("v=DKIM1; p=" + spki(modulus.add(BigInteger.ONE), f4));
    }

    private static String spki(BigInteger modulus, BigInteger exponent) {
        return TestKeys.base64(TestKeys.spki(modulus, exponent));
    }

    private void expectations() {
        String weak = "v=DKIM1; t=y; p=" + TestKeys.spki(TestKeys.rsa(1024).getPublic());
        zone(Zones.txt(Zones.NAME, weak), DkimExpectation.key("dkim", weak));
        zone(Zones.txt(Zones.NAME, "v=DKIM1; h=sha256; p=" + KEY), Zones.expected());
        zone(Zones.txt(Zones.NAME, "v=DKIM1; p=AAAA"), DkimExpectation.notReady("dkim"));
        zone(Zones.txt(Zones.NAME, RECORD), DkimExpectation.key("dkim", domain -> Optional.of("?")));
        zone(Zones.txt(Zones.NAME, "v=DKIM1; p=" + OTHER), Zones.expected());
        text("v=DKIM1; p=" + KEY.toUpperCase(java.util.Locale.ROOT));
        DkimExpectation alias = DkimExpectation.alias("dkim", "k.example.net");
        zone(Zones.NAME + " 300 IN CNAME other.example.net.", alias);
        zone(Zones.NAME + " 300 IN CNAME k.example.net.", alias);
        zone(Zones.txt(Zones.NAME, RECORD) + "\n" + Zones.txt("k.example.net.", RECORD), alias);
        zone(
                Zones.txt(Zones.NAME, RECORD),
                DkimExpectation.rotation(DkimExpectation.key("old", OTHER), Zones.expected()));
    }

    private void searches() {
        zone("example.com. 300 IN A 192.0.2.1");
        zone("x._domainkey.example.com. 300 IN A 192.0.2.1");
        zone(Zones.txt("google._domainkey.example.com.", "v=DKIM1; p="));
        zone("google._domainkey.example.com. 300 IN CNAME k.example.net.\n" + Zones.txt("k.example.net.", RECORD));
        results.add(Zones.check(ZoneResolver.builder()
                .zone(Zones.txt("google._domainkey.example.com.", RECORD))
                .servfail("k1._domainkey.example.com")
                .build()));
    }
}
