package org.domainverifier.situations;

import java.util.List;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxExpectation;

/** Mail exchangers, with an expectation and without. */
final class MxSituations {
    private static final String MAIL = """
            mail.trekmail.net. IN A 192.0.2.1
            other.example. IN A 192.0.2.2
            aspmx.l.google.com. IN A 192.0.2.3
            customer.example. IN MX\s""";
    private static final List<String> ZONES = List.of(
            "",
            "customer.example. IN A 192.0.2.1",
            MAIL + "10 .",
            MAIL + "0 .\ncustomer.example. IN MX 10 mail.trekmail.net.",
            MAIL + "10 gone.example.",
            MAIL + "10 192.0.2.1.",
            MAIL + "10 a_b.example.",
            MAIL + "10 mail.trekmail.net.\ncustomer.example. IN MX 20 mail.trekmail.net.",
            MAIL + "20 mail.trekmail.net.",
            MAIL + "10 alias.example.\nalias.example. IN CNAME mail.trekmail.net.",
            "customer.example. IN CNAME other.example.",
            MAIL + "10 mail.trekmail.net.\ncustomer.example. IN MX 10 other.example.",
            MAIL + "10 mail.trekmail.net.\ncustomer.example. IN MX 11 other.example.",
            MAIL + "10 mail.trekmail.net.\ncustomer.example. IN MX 9 other.example.",
            MAIL + "1 aspmx.l.google.com.\ncustomer.example. IN MX 5 alt1.aspmx.l.google.com.",
            MAIL + "10 mail.trekmail.net.\ncustomer.example. IN MX 10 aspmx.l.google.com.",
            MAIL + "10 mail.trekmail.net.\ncustomer.example. IN MX 11 aspmx.l.google.com.",
            MAIL + "10 mail.trekmial.net.",
            MAIL + "10 mail.trekmail.net.customer.example.",
            MAIL + "10 aspmx.l.google.com.customer.example.",
            MAIL + "10 <domain>.trekmail.net.",
            MAIL + "0 ms12345678.msv1.invalid.",
            MAIL + "10 _dc-mx.a1b2.customer.example.",
            MAIL + "1 old.host.example.",
            MAIL + "10 localhost.\nlocalhost. IN A 127.0.0.1",
            MAIL + "10 in.example.\nin.example. IN A 10.0.0.1\nin.example. IN A 192.0.2.1");

    private MxSituations() {}

    static void add(Situations all) {
        inOrder(all);
        for (String zone : ZONES) {
            for (String fault : List.of("none.example", "customer.example", "gone.example")) {
                ZoneResolver dns =
                        ZoneResolver.builder().zone(zone).timeout(fault).build();
                all.verify("mx", dns);
                all.verify("mx", dns, MxExpectation.only(10, "mail.trekmail.net"));
                all.verify("mx", dns, MxExpectation.only(10, "mail.customer.example"));
            }
        }
    }

    /** Preferences that are the customer's own, and others that may stay. */
    private static void inOrder(Situations all) {
        String backup = "20 mail.trekmail.net.\nbackup.trekmail.net. IN A 192.0.2.4\ncustomer.example. IN MX ";
        MxExpectation two = MxExpectation.hosts("mail.trekmail.net", "backup.trekmail.net");
        MxExpectation equal = MxExpectation.inOrder(10, "mail.trekmail.net").and(10, "backup.trekmail.net");
        for (String preference : List.of("10", "20", "30")) {
            all.verify("mx", MAIL + backup + preference + " backup.trekmail.net.", two);
            all.verify("mx", MAIL + backup + preference + " backup.trekmail.net.", equal);
            all.verify(
                    "mx",
                    MAIL + backup + preference + " other.example.",
                    MxExpectation.hosts("mail.trekmail.net").allowingOthers());
        }
    }
}
