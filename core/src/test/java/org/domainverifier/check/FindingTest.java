package org.domainverifier.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Locale;
import org.domainverifier.VerifierFinding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Severity;
import org.domainverifier.record.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
    private static final DomainName NAME = DomainName.of("customer.example");
    private static final DnsAnswer.Failure FAILURE =
            DnsAnswer.Failure.of(new DnsQuestion(NAME, RecordType.MX), FailureCause.SERVFAIL, "it answered SERVFAIL");

    @Test
    void itIsAsSevereAsItsCode() {
        assertThat(Finding.of(MxFinding.MISSING, NAME).severity()).isEqualTo(Severity.ERROR);
        assertThat(Finding.of(Diagnostic.of(MxFinding.NULL_MX, new Span(0, 1)), NAME, "0 .")
                        .severity())
                .isEqualTo(Severity.NOTICE);
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING,  ERROR,   ERROR",
        "MISSING,  WARNING, WARNING",
        "MISSING,  NOTICE,  NOTICE",
        "IMPLICIT, ERROR,   WARNING",
        "NULL_MX,  WARNING, NOTICE",
    })
    void itCanMatterLessButNeverMore(MxFinding code, Severity most, Severity severity) {
        Finding finding = Finding.of(code, NAME).with("domain", NAME);
        Finding lowered = finding.atMost(most);

        assertThat(lowered.severity()).isEqualTo(severity);
        assertThat(lowered.code()).isEqualTo(code);
        assertThat(lowered.atMost(Severity.ERROR)).isEqualTo(lowered);
        assertThat(lowered.arguments()).isEqualTo(finding.arguments());
    }

    @Test
    void aLoweredFindingStaysLowered() {
        Finding lowered = Finding.of(MxFinding.MISSING, NAME).atMost(Severity.NOTICE);

        assertThat(lowered.with("domain", NAME).in("text").severity()).isEqualTo(Severity.NOTICE);
        assertThat(lowered.in("text", new Span(0, 1)).withoutSpan().severity()).isEqualTo(Severity.NOTICE);
        assertThat(lowered.repairedBy(List.of()).severity()).isEqualTo(Severity.NOTICE);
    }

    @Test
    void whatWasAskedForIsANoticeThatSaysSo() {
        Finding asked = Finding.of(MxFinding.IMPLICIT, NAME).asAsked();

        assertThat(asked.severity()).isEqualTo(Severity.NOTICE);
        assertThat(asked.arguments()).containsEntry(Finding.ASKED, true);
    }

    @Test
    void withoutItsPlaceItIsStillAboutTheRecord() {
        Finding finding = Finding.of(MxFinding.NULL_MX, NAME).in("0 .", new Span(0, 1));

        assertThat(finding.withoutSpan().span()).isEmpty();
        assertThat(finding.withoutSpan().record()).contains("0 .");
    }

    @Test
    void aQuestionWithoutAnAnswerSaysWhy() {
        Finding finding = Finding.notDetermined(MxFinding.NOT_DETERMINED, FAILURE);

        assertThat(finding.name()).contains(NAME);
        assertThat(finding.arguments())
                .containsExactly(
                        entry("name", NAME),
                        entry("cause", FailureCause.SERVFAIL),
                        entry("detail", "it answered SERVFAIL"));
    }

    @Test
    void itTellsWhatItMeansAndWhatToDoInBothLanguages() {
        Finding finding = Finding.of(MxFinding.EXPECTED_MISSING, NAME)
                .with("host", "mail.trekmail.net")
                .with("preference", 10);

        assertThat(finding.advice()).contains("10").contains("mail.trekmail.net");
        assertThat(finding.advice(Locale.GERMAN)).contains("mail.trekmail.net").isNotEqualTo(finding.advice());
        assertThat(finding.meaning()).isNotBlank().doesNotContain("mx.");
        assertThat(finding.meaning(Locale.GERMAN)).isNotBlank().isNotEqualTo(finding.meaning());
    }

    @Test
    void forStrangersItDoesNotTellWhomYouAsk() {
        DomainName name = DomainName.of("customer.example");
        Finding failed =
                Finding.notDetermined(MxFinding.NOT_DETERMINED, name, FailureCause.TIMEOUT, "192.0.2.53:53: no answer");
        assertThat(failed.withoutServers().message())
                .isEqualTo("The MX records of customer.example could not be looked up: no answer in time (…).");
        assertThat(failed.withoutServers().message(Locale.GERMAN)).doesNotContain("192.0.2.53");
        assertThat(failed.withoutServers().arguments()).containsEntry("cause", FailureCause.TIMEOUT);

        Finding spread = Finding.of(DnsFinding.NOT_YET_VISIBLE, name).with("resolver", "192.0.2.53:53");
        assertThat(spread.withoutServers().arguments()).containsEntry("resolver", "…");
        Finding broken = Finding.of(VerifierFinding.CHECK_FAILED, name).with("problem", "no connection to 192.0.2.1");
        assertThat(broken.withoutServers().arguments()).containsEntry("problem", "…");
    }

    @Test
    void whatTellsNothingOfThatIsForStrangersAsItIs() {
        DomainName name = DomainName.of("customer.example");
        Finding finding = Finding.of(MxFinding.EXPECTED_MISSING, name)
                .with("host", DomainName.of("mail.trekmail.net"))
                .with("problem", "in a finding of its own");
        assertThat(finding.withoutServers()).isSameAs(finding);
        Finding without = Finding.notDetermined(MxFinding.NOT_DETERMINED, name, FailureCause.TIMEOUT, "");
        assertThat(without.withoutServers()).isSameAs(without);
    }
}
