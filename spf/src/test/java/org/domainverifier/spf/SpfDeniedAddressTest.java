package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.spf.Verifying.codes;
import static org.domainverifier.spf.Verifying.report;
import static org.domainverifier.spf.Verifying.txt;
import static org.domainverifier.spf.Verifying.verify;

import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that have to pass, and terms of the customer's that decide earlier: they deny them, or hang on the message. */
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
    void whatHangsOnTheMessageCannotBeTold() {
        for (String term : List.of(
                "include:%{i}._ip.%{h}._ehlo._spf.vali.example",
                "exists:%{l}.users.example", "exists:%{s}.users.example")) {
            DomainReport report = report(
                    ZoneResolver.parse(txt("v=spf1 " + term + " -all")), SpfExpectation.authorizing("198.51.100.7"));
            SpfResult result = report.get(SpfCheck.KEY);
            assertThat(result.status()).as(term).isEqualTo(CheckStatus.UNKNOWN);
            assertThat(codes(result)).contains(SpfFinding.ADDRESS_DEPENDS_ON_MESSAGE);
            assertThat(report.repairs().changes()).isEmpty();
            assertThat(report.repairs().manualSteps()).singleElement().satisfies(step -> {
                assertThat(step.id()).isEqualTo("spf.put-first");
                assertThat(step.message()).contains("ip4:198.51.100.7", "customer.example");
            });
        }
        // what passes earlier passes whatever the message, and what is refused earlier is refused
        String later = " exists:%{l}.users.example -all";
        assertThat(verify(txt("v=spf1 ip4:198.51.100.7" + later), SpfExpectation.authorizing("198.51.100.7"))
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
        assertThat(verify(txt("v=spf1 -ip4:198.51.100.7" + later), SpfExpectation.authorizing("198.51.100.7"))
                        .status())
                .isEqualTo(CheckStatus.INCORRECT);
    }

    @ParameterizedTest
    @CsvSource({
        "include=%{i}._ip.%{h}._ehlo.esp.example ip4:198.51.100.128/26 ip4:203.0.113.77, 203.0.113.77",
        "include=%{l}.users.esp.example ip6:2001:db8:25::1, 2001:db8:25::1",
        "redirect:%{h}.esp.example ip4:203.0.113.0/24, 203.0.113.77"
    })
    void whatPassesForCertainStillDoes(String terms, String asked) {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(WORLD.formatted(terms)))
                .require(SpfExpectation.authorizing(asked))
                .build();
        DomainReport report = verifier.verify("customer.example");

        DomainReport after = verifier.preview("customer.example", report.repairs());

        assertThat(after.get(SpfCheck.KEY).status()).isIn(CheckStatus.CORRECT, CheckStatus.WARNING);
        assertThat(after.get(SpfCheck.KEY).record().orElseThrow().toString())
                .startsWith("v=spf1 ip" + (asked.contains(":") ? 6 : 4) + ":" + asked + " ");
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
