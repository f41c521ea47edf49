package org.domainverifier.examples.quickstart;

import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.spf.SpfExpectation;

/** The program of the README. */
public class FirstReport {
    /**
     * Verifies a customer of the provider TrekMail, whose zone is in the program.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        // the customer forgot an old MX record, and has no DMARC record
        DnsResolver zone = ZoneResolver.parse("""
                customer.example.    300 IN MX   1 aspmx.l.google.com.
                customer.example.    300 IN MX   10 mail.trekmail.net.
                customer.example.    300 IN TXT  "v=spf1 include:spf.trekmail.net ~all"
                spf.trekmail.net.    300 IN TXT  "v=spf1 ip4:192.0.2.0/24 -all"
                mail.trekmail.net.   300 IN A    192.0.2.25
                aspmx.l.google.com.  300 IN A    198.51.100.25
                """);
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(zone) // without this line, the name servers of the system are asked
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DmarcExpectation.anyValid())
                .build();

        DomainReport report = verifier.verify("customer.example");
        System.out.println(report.verdict());
        System.out.println(
                "DNS lookups of SPF: " + report.get(SpfCheck.KEY).lookups().count());
        report.findings()
                .forEach(finding -> System.out.println(
                        finding.severity() + " " + finding.code().id() + ": " + finding.message()));
    }
}
