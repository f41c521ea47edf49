package org.domainverifier.tlsrpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.Verifying.codes;
import static org.domainverifier.tlsrpt.TlsRptCheckTest.OURS;
import static org.domainverifier.tlsrpt.TlsRptCheckTest.PROVIDER;
import static org.domainverifier.tlsrpt.TlsRptCheckTest.repaired;
import static org.domainverifier.tlsrpt.TlsRptCheckTest.txt;
import static org.domainverifier.tlsrpt.TlsRptCheckTest.uris;
import static org.domainverifier.tlsrpt.TlsRptCheckTest.verify;
import static org.domainverifier.tlsrpt.TlsRptCheckTest.verifyTxt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.Verifying;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people make of TLS-RPT records, and what their owners meant by them. */
class TlsRptDamageTest {
    @ParameterizedTest
    @ValueSource(strings = {"tls.other.example.", "t.customer.example."})
    void aRecordBehindAnAliasIsChangedByWhoeverKeepsItThere(String target) {
        String zone = PROVIDER + "_smtp._tls.customer.example. CNAME " + target + "\n" + target
                + " 60 TXT \"v=TLSRPTv1; rua=https://other.example/\"";
        Set<RepairStep> steps = Verifying.repairs(verify(ZoneResolver.parse(zone), TlsRptExpectation.reportTo(OURS)));
        assertThat(steps).singleElement().isInstanceOfSatisfying(ManualStep.class, step -> {
            assertThat(step.id()).isEqualTo("txt.change-behind-alias");
            assertThat(step.message()).contains("v=TLSRPTv1; rua=https://other.example/," + OURS);
        });
    }

    @Test
    void anAliasToNothingGivesWay() {
        String zone = PROVIDER + "_smtp._tls.customer.example. CNAME gone.other.example.\n";
        assertThat(uris(repaired(zone, TlsRptExpectation.reportTo(OURS)))).containsExactly(OURS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=TLSRPTv1; rua=mailto: t@trekmail.net              | mailto:t@trekmail.net
            v=TLSRPTv1; rua=mailto://t@trekmail.net             | mailto:t@trekmail.net
            v=TLSRPTv1; rua=malto:t@trekmail.net                | mailto:t@trekmail.net
            v=TLSRPTv1; rua=t@trekmail.net                      | mailto:t@trekmail.net
            v=TLSRPTv1; rua=<mailto:t@trekmail.net>             | mailto:t@trekmail.net
            v=TLSRPTv1; rua:mailto:t@trekmail.net               | mailto:t@trekmail.net
            v=TLSRPTv1 rua=mailto:t@trekmail.net                | mailto:t@trekmail.net
            v=TLSRPTv1, rua=mailto:t@trekmail.net               | mailto:t@trekmail.net
            v=TLSRPTv1; rua=mailto:t@trekmail.net&lt;br&gt;     | mailto:t@trekmail.net
            v=TLSRPTv1; rua=mailto:t@trekmail.net mailto:u@trekmail.net  | mailto:t@trekmail.net mailto:u@trekmail.net
            v=TLSRPTv1; rua=mailto:t@trekmail.net; mailto:u@trekmail.net | mailto:t@trekmail.net mailto:u@trekmail.net
            v=TLSRPTv1; rua=mailto:t@trekmail.net; rua=mailto:u@trekmail.net | mailto:t@trekmail.net mailto:u@trekmail.net
            v=TLSRPTv1; rua=t@trekmail.net https://x.example/tls | mailto:t@trekmail.net https://x.example/tls
            v=TLSRPTv1; rua=mailto:t@müller.example             | mailto:t@xn--mller-kva.example
            """)
    void everyAddressOfADamagedRecordIsKept(String text, String kept) {
        List<String> expected = new ArrayList<>(List.of(kept.split(" ")));
        expected.add(OURS);
        String zone = txt(text) + "xn--mller-kva.example. MX 10 mail.trekmail.net.";
        assertThat(uris(repaired(zone, TlsRptExpectation.reportTo(OURS)))).containsExactlyElementsOf(expected);
    }

    @Test
    void theTargetOfAnAliasThatWasTypedAsATextIsAskedAbout() {
        TlsRptResult result = verifyTxt("customer.vendor.example");
        assertThat(codes(result)).containsExactly("missing", "alias-as-text");
        assertThat(Verifying.repairs(result))
                .singleElement()
                .isInstanceOfSatisfying(
                        ManualStep.class, step -> assertThat(step.id()).isEqualTo("txt.publish-alias"));
    }

    @Test
    void whatIsMisplacedBehindSomebodyElsesNameIsNotTakenOver() {
        String zone = PROVIDER + "_tls.customer.example. CNAME tls.other.example.\n"
                + "tls.other.example. TXT \"v=TLSRPTv1; rua=https://other.example/\"";
        assertThat(uris(repaired(zone, TlsRptExpectation.reportTo(OURS)))).containsExactly(OURS);
    }

    @Test
    void severalFieldsCountButNotAllSendersReadThem() {
        TlsRptResult result = verifyTxt("v=TLSRPTv1; rua=https://mine.example/; rua=" + OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(codes(result)).containsExactly("duplicate-field");
        assertThat(uris(result)).containsExactly("https://mine.example/", OURS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            mailto:t@{{domain}}          | t@{{domain}}
            mailto:d@rep\u043erts.example | d@rep\u043erts.example
            ftp://x.example/             | ftp://x.example/
            """)
    void whatNobodyCanReadIsAskedAbout(String written, String quoted) {
        Set<RepairStep> steps = Verifying.repairs(verifyTxt("v=TLSRPTv1; rua=https://mine.example/," + written));
        assertThat(steps)
                .filteredOn(ManualStep.class::isInstance)
                .singleElement()
                .satisfies(step -> assertThat(((ManualStep) step).message()).contains(quoted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=TLSRPTv1, rua=mailto:t@trekmail.net",
                "v=TLSRPTv1, rua=t@trekmail.net",
                "\"v=TLSRPTv1; rua=mailto:t@trekmail.net\"",
                "v=TLSRPTv2; rua=mailto:t@trekmail.net"
            })
    void aSpoiltTextBesideTheRecordGoesAndItsAddressesComeIntoIt(String beside) {
        String zone = txt("v=TLSRPTv1; rua=" + OURS, beside);

        assertThat(codes(verify(ZoneResolver.parse(zone), TlsRptExpectation.reportTo(OURS))))
                .containsExactly("spoilt-beside");
        assertThat(uris(repaired(zone, TlsRptExpectation.reportTo(OURS))))
                .containsExactly(OURS, "mailto:t@trekmail.net");
    }

    @Test
    void aTextWithTheSameAddressesBesideTheRecordJustGoes() {
        String zone = txt("v=TLSRPTv1;rua=" + OURS, "v=TLSRPTv1, rua=" + OURS, "v=TLSRPTv10; x=1", "token=1");

        assertThat(repaired(zone, TlsRptExpectation.reportTo(OURS)).texts()).containsExactly("v=TLSRPTv1;rua=" + OURS);
        assertThat(Verifying.repairs(verify(ZoneResolver.parse(zone), TlsRptExpectation.reportTo(OURS))))
                .singleElement()
                .isInstanceOf(RecordChange.Delete.class);
    }
}
