package org.domainverifier.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Expectation;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.testing.internal.Cost;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A provider that accepts either of two everywhere has each check judge both: however many records a stranger has, that costs no more than
 * twice what one may.
 */
class AlternativesCostTest {
    private static final Duration BAR = Duration.ofMillis(100);
    private static final DomainName DOMAIN = DomainName.of("evil.example");
    private static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private static DomainVerifier verifier(WorstZone zone) {
        return DomainVerifier.builder()
                .resolver(zone)
                .check(MtaStsCheck.recordsOnly())
                .require(Expectation.anyOf(
                        MxExpectation.only(10, "mail.trekmail.net"), MxExpectation.hosts("a.old.net", "b.old.net")))
                .require(Expectation.anyOf(
                        SpfExpectation.include("spf.trekmail.net"), SpfExpectation.include("a.old.net", "b.old.net")))
                .require(Expectation.anyOf(
                        DkimExpectation.key("dkim", KEY), DkimExpectation.alias("dkim", "dkim.trekmail.net")))
                .require(Expectation.anyOf(
                        DmarcExpectation.anyValid().reportingTo("mailto:dmarc@trekmail.net"),
                        DmarcExpectation.hostedAt("evil.dmarc.trekmail.net")))
                .require(Expectation.anyOf(
                        RecordExpectation.txt("@", "trekmail-site=1").replacing("trekmail-site="),
                        RecordExpectation.cname("app", "app.trekmail.net")))
                .recommend(Expectation.anyOf(
                        TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"),
                        TlsRptExpectation.hostedAt("evil.tls.trekmail.net")))
                .recommend(Expectation.anyOf(
                        MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124"),
                        MtaStsExpectation.hostedAt("mta-sts.old.net")))
                .build();
    }

    static Stream<WorstAnswer> answers() {
        return WorstAnswer.manyRecords();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void anAnswerCostsLittleWhateverTheAlternatives(WorstAnswer answer) {
        Cost cost = Cost.of("alternatives for " + answer, answer.size(), BAR, size -> {
            DomainVerifier verifier = verifier(answer.zone().apply(size));
            return () -> verifier.verify(DOMAIN);
        });

        assertThat(cost).as("%s", answer).matches(found -> found.isRight(BAR), "within " + BAR);
    }
}
