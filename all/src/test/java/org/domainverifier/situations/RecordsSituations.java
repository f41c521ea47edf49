package org.domainverifier.situations;

import java.util.List;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.records.RecordExpectation;

/** Other records that are asked for: aliases, sets, texts, issuers. */
final class RecordsSituations {
    private static final String OTHERS = """
            customer.example. IN NS ns.host.example.
            web.trekmail.net. IN A 192.0.2.8
            loop.trekmail.net. IN CNAME www.customer.example.
            old.host.example. IN A 192.0.2.99
            behind.example. IN CAA 0 issue "other.example"
            """;
    private static final RecordExpectation ALIAS = RecordExpectation.cname("www", "web.trekmail.net");
    private static final RecordExpectation ADDRESS = RecordExpectation.a("www", "192.0.2.8");
    private static final RecordExpectation TEXT = RecordExpectation.txt("www", "trekmail-site=4711");
    private static final RecordExpectation ONE = TEXT.replacing("trekmail-site=");
    private static final RecordExpectation SERVICE =
            RecordExpectation.srv("www", 0, 1, 993, "imap.trekmail.net").and(1, 1, 993, "imap2.trekmail.net");
    private static final RecordExpectation ISSUER = RecordExpectation.caa("www", "letsencrypt.org");
    private static final List<RecordExpectation> ALL = List.of(
            ALIAS,
            ADDRESS,
            TEXT,
            ONE,
            SERVICE,
            RecordExpectation.srv("www", 0, 1, 993, "imap.trekmail.net"),
            ISSUER,
            RecordExpectation.txtAlone("www", "alone"));
    private static final List<String> DATA = List.of(
            "CNAME web.trekmail.net.",
            "CNAME old.host.example.",
            "CNAME web.trekmial.net.",
            "CNAME web.trekmail.net.customer.example.",
            "CNAME behind.example.",
            "A 192.0.2.8",
            "A 192.0.2.99",
            "A 192.0.2.8\nwww.customer.example. IN AAAA 2001:db8::1",
            "TXT \"web.trekmail.net\"",
            "TXT \"\\\"trekmail-site=4711\\\"\"",
            "TXT \"trekmail-site=47110\"",
            "TXT \"trekmail-site=4712\"",
            "TXT \"trekmail-site=old\"",
            "SRV 1 1 993 imap.trekmail.net.",
            "SRV 0 1 143 imap2.trekmail.net.",
            "SRV 0 1 143 imap.trekmial.net.",
            "CAA 0 issue \"letsencrypt.org; accounturi=https://ca.example/1\"",
            "CAA 0 issue \"other.example\"",
            "CAA 128 tbs \"x\"");

    private RecordsSituations() {}

    static void add(Situations all) {
        for (String data : DATA) {
            for (RecordExpectation expectation : ALL) {
                all.verify("records", OTHERS + "www.customer.example. IN " + data, expectation);
            }
        }
        all.verify("records", OTHERS + "www.customer.example.customer.example. IN CNAME web.trekmail.net.", ALIAS);
        all.verify(
                "records",
                OTHERS + "www.customer.example. IN CNAME mid.example.\nmid.example. IN CNAME web.trekmail.net.",
                ALIAS);
        all.verify(
                "records",
                OTHERS + "www.customer.example. IN CNAME gone.example.",
                RecordExpectation.cname("www", "gone.example"));
        all.verify(
                "records",
                OTHERS + "www.customer.example. IN CNAME loop.trekmail.net.",
                RecordExpectation.cname("www", "loop.trekmail.net"));
        all.verify("records", OTHERS, RecordExpectation.cname("@", "web.trekmail.net"));
        all.verify("records", OTHERS, RecordExpectation.ns("@", "ns.trekmail.net"));
        all.verify("records", OTHERS, ALIAS, TEXT);
        String label = "x".repeat(63);
        all.verify(
                "records",
                OTHERS,
                RecordExpectation.a(String.join(".", label, label, label, "x".repeat(50)), "192.0.2.1"));
        all.verify(
                "records",
                ZoneResolver.builder()
                        .zone(OTHERS)
                        .timeout("www.customer.example")
                        .build(),
                ALIAS,
                ADDRESS,
                ISSUER);
    }
}
