package org.domainverifier.situations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.Expectation;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.records.RecordExpectation;
import org.junit.jupiter.api.Test;

/** Who has a part of an alternative is asked for the rest of it, whichever check judges, and whoever prefers another. */
class HalfWayTest {
    private static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String PROVIDER = """
            mx.new.example. 300 IN A 192.0.2.1
            mx1.old.example. 300 IN A 192.0.2.2
            mx2.old.example. 300 IN A 192.0.2.3
            k1.old.example. 300 IN TXT "%1$s"
            k2.old.example. 300 IN TXT "%1$s"
            mta-sts.old.example. 300 IN A 192.0.2.4
            """.formatted(KEY);

    /** The lines that the plan adds. */
    private static List<String> added(String zone, Expectation preferred, Expectation other) {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(PROVIDER + zone))
                .check(MtaStsCheck.recordsOnly())
                .require(Expectation.anyOf(preferred, other))
                .build();
        DomainReport report = verifier.verify("customer.example");
        assertThat(verifier.preview("customer.example", report.repairs()).verdict())
                .isEqualTo(Verdict.VERIFIED);
        return report.repairs().changes().stream()
                .flatMap(change -> change.after().stream())
                .map(record -> record.name() + " " + record.data().toZoneText())
                .toList();
    }

    @Test
    void aHostThatIsThereWithAnotherPreferenceIsAPart() {
        assertThat(added(
                        "customer.example. 300 IN MX 5 mx1.old.example.",
                        MxExpectation.only(10, "mx.new.example"),
                        MxExpectation.only(10, "mx1.old.example").and(20, "mx2.old.example")))
                .contains("customer.example 20 mx2.old.example.")
                .noneMatch(line -> line.contains("mx.new"));
    }

    @Test
    void oneOfTwoAliasesOfKeysIsAPart() {
        DkimExpectation two =
                DkimExpectation.alias("s1", "k1.old.example").and(DkimExpectation.alias("s2", "k2.old.example"));

        assertThat(added(
                        "s1._domainkey.customer.example. 300 IN CNAME k1.old.example.",
                        DkimExpectation.key("new", KEY),
                        two))
                .containsExactly("s2._domainkey.customer.example k2.old.example.");
    }

    @Test
    void oneOfTwoAddressesIsAPart() {
        assertThat(added(
                        "www.customer.example. 300 IN A 192.0.2.7",
                        RecordExpectation.a("www", "192.0.2.6"),
                        RecordExpectation.a("www", "192.0.2.7", "192.0.2.8")))
                .containsExactly("www.customer.example 192.0.2.8");
    }

    @Test
    void thePolicyHostIsAPart() {
        assertThat(added(
                        "mta-sts.customer.example. 300 IN CNAME mta-sts.old.example.",
                        MtaStsExpectation.hostedAt("mta-sts.new.example", "new1"),
                        MtaStsExpectation.hostedAt("mta-sts.old.example", "old1")))
                .containsExactly("_mta-sts.customer.example \"v=STSv1; id=old1\"");
    }
}
