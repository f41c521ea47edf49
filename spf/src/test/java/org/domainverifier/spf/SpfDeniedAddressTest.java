package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
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

    @Test
    void anAddressThatATermOnceMendedWouldKeepFromBeingReachedComesFirst() {
        ZoneResolver zone = ZoneResolver.parse(
                """
                a4.customer.example. 300 IN A 198.51.100.1
                b4.customer.example. 300 IN A 198.51.100.2
                customer.example. 300 IN TXT "v=spf1 exists:x..%{d} a:a4.customer.example a:b4.customer.example ip6:2001:db8:25::1 -all"
                """); // of the name without two dots nothing is there: the third void lookup (RFC 7208 §4.6.4)
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(zone)
                .require(SpfExpectation.authorizing("2001:db8:25::1"))
                .build();
        DomainReport report = verifier.verify("customer.example");

        DomainReport after = verifier.preview("customer.example", report.repairs());

        assertThat(after.get(SpfCheck.KEY).record().orElseThrow())
                .hasToString(
                        "v=spf1 ip6:2001:db8:25::1 exists:x.%{d} a:a4.customer.example a:b4.customer.example -all");
        assertThat(after.get(SpfCheck.KEY).outcomes())
                .extracting(ExpectationOutcome::status)
                .containsExactly(CheckStatus.CORRECT);
        assertThat(after.repairs().changes()).isEmpty();
    }
}
