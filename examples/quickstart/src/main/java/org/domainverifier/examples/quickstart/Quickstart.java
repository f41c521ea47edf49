package org.domainverifier.examples.quickstart;

import java.io.PrintStream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.spf.SpfExpectation;

/** What {@link FirstReport} does, of the DNS as it is, and with a check of its own. */
public final class Quickstart {
    private Quickstart() {}

    /**
     * Verifies a domain as the provider TrekMail asks for, and looks for DANE as well.
     *
     * @param arguments the domain
     */
    public static void main(String[] arguments) {
        run(DomainVerifier.builder().check(new DaneCheck()), arguments[0], System.out);
    }

    static void run(DomainVerifier.Builder builder, String domain, PrintStream out) {
        DomainVerifier verifier = builder.require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DmarcExpectation.anyValid())
                .build();

        DomainReport report = verifier.verify(domain);
        out.println(report.verdict());
        out.println("DNS lookups of SPF: " + report.get(SpfCheck.KEY).lookups().count());
        report.findings()
                .forEach(finding ->
                        out.println(finding.severity() + " " + finding.code().id() + ": " + finding.message()));
    }
}
