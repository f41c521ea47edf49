package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that have to pass, which a term of the customer's denies before the include that lets them pass. */
class SpfDeniedAddressTest {
    private static final String WORLD = """
            spf.trekmail.net. 300 IN TXT "v=spf1 ip4:192.0.2.0/27 -all"
            old.trekmail.net. 300 IN TXT "v=spf1 ip4:192.0.2.0/28 -all"
            customer.example. 300 IN TXT "v=spf1 %s ~all"
            """;

    @ParameterizedTest
    @CsvSource({
        "-include:old.trekmail.net, 192.0.2.1",
        "-include:old.trekmail.net include:spf.trekmail.net, 192.0.2.1",
        "-ip4:192.0.2.1, 192.0.2.1",
        "~ip4:192.0.2.0/29 include:spf.trekmail.net, 192.0.2.0/28",
        "?include:old.trekmail.net, 192.0.2.0/28"
    })
    void anAddressThatIsDeniedComesBeforeWhatDeniesIt(String terms, String asked) {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(WORLD.formatted(terms)))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(SpfExpectation.authorizing(asked))
                .build();
        DomainReport report = verifier.verify("customer.example");

        DomainReport after = verifier.preview("customer.example", report.repairs());

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(after.verdict()).as(report.repairs().toString()).isEqualTo(Verdict.VERIFIED);
        assertThat(after.get(SpfCheck.KEY).record().orElseThrow().toString())
                .startsWith("v=spf1 ip4:" + asked + " ")
                .contains("include:spf.trekmail.net");
    }
}
