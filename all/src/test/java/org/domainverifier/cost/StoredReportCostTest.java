package org.domainverifier.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.json.ReportJson;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.testing.internal.Cost;
import org.domainverifier.testing.internal.SmallStack;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a stranger's zone answers: the report is written and read at a small cost, and is no longer than what is read. */
class StoredReportCostTest {
    private static final Duration BAR = Duration.ofMillis(150);
    private static final int LONGEST = 16_000_000;

    /** Of each check the answers whose reports are the longest. */
    private static final List<String> LARGEST = List.of(
            "spf: control characters,",
            "spf: letters,",
            "spf: misspelt mechanisms,",
            "spf: redirects,",
            "tls-rpt: addresses without a scheme,",
            "mta-sts: numbered fields with control characters,",
            "dkim: granularities,",
            "dmarc: control characters,");

    static Stream<WorstAnswer> answers() {
        return WorstAnswer.all()
                .filter(answer -> LARGEST.stream().anyMatch(answer.toString()::startsWith))
                .filter(answer -> answer.size() < 10_000);
    }

    private static DomainReport report(WorstZone zone) {
        return DomainVerifier.builder()
                .resolver(zone)
                .check(MtaStsCheck.recordsOnly())
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(
                        DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"))
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124"))
                .build()
                .verify("evil.example");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void aReportIsWrittenAndRead(WorstAnswer answer) {
        ReportJson json = ReportJson.standard();
        DomainReport whole = report(answer.zone().apply(answer.size()));
        String text = json.write(whole);
        assertThat(text.length()).isLessThan(LONGEST);
        SmallStack.run(() -> assertThat(json.readReport(text)).isEqualTo(whole));

        Cost cost = Cost.of("keeping " + answer, answer.size(), BAR, size -> {
            DomainReport report = report(answer.zone().apply(size));
            return () -> json.readReport(json.write(report));
        });
        assertThat(cost).as(answer.toString()).matches(found -> found.isRight(BAR), "within " + BAR);
    }
}
