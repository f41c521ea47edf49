package org.domainverifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;
import org.domainverifier.record.Span;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final DomainName NAME = DomainName.of("customer.example");
    private static final Finding ERROR = Finding.of(MxFinding.MISSING, NAME);
    private static final Finding WARNING = Finding.of(MxFinding.IMPLICIT, NAME);
    private static final Finding NOTICE = Finding.of(MxFinding.NULL_MX, NAME);

    private static Findings findings(Finding... all) {
        Findings findings = new Findings();
        findings.addAll(List.of(all));
        return findings;
    }

    @Test
    void eachThingIsSaidOnceInTheOrderInWhichItWasFound() {
        Findings findings = findings(WARNING, NOTICE, WARNING);
        findings.add(NOTICE);
        findings.add(WARNING.with("addresses", List.of()));

        assertThat(findings.list()).containsExactly(WARNING, NOTICE, WARNING.with("addresses", List.of()));
    }

    @Test
    void whatComesFirstIsReadFirst() {
        Findings findings = findings(WARNING, NOTICE);
        findings.addFirst(ERROR);

        assertThat(findings.list()).containsExactly(ERROR, WARNING, NOTICE);
    }

    @Test
    void theListThatWasGivenAwayStaysAsItIs() {
        Findings findings = findings(WARNING);
        List<Finding> list = findings.list();
        findings.add(ERROR);

        assertThat(list).containsExactly(WARNING);
    }

    @Test
    void everyDiagnosticOfAParserIsAFinding() {
        Diagnostic diagnostic =
                Diagnostic.of(MxFinding.DUPLICATE, new Span(1, 2)).with("host", "a");
        Findings findings = new Findings();
        findings.diagnostics(new Parsed<>("text", Optional.empty(), List.of(diagnostic)), NAME);

        assertThat(findings.list()).containsExactly(Finding.of(diagnostic, NAME, "text"));
        assertThat(findings.has(MxFinding.DUPLICATE)).isTrue();
        assertThat(findings.has(MxFinding.MISSING)).isFalse();
    }

    @Test
    void theWorstFindingMakesTheStatus() {
        assertThat(findings().status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(findings(NOTICE).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(findings(NOTICE, WARNING).status()).isEqualTo(CheckStatus.WARNING);
        assertThat(findings(NOTICE, ERROR, WARNING).status()).isEqualTo(CheckStatus.INVALID);
    }

    @Test
    void whatMattersLessWeighsLess() {
        assertThat(findings(ERROR.atMost(Severity.WARNING)).status()).isEqualTo(CheckStatus.WARNING);
        assertThat(findings(WARNING.asAsked()).status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aJudgeMayWeighOtherwise() {
        CheckStatus status = findings(WARNING, ERROR)
                .status(finding ->
                        finding.code() == MxFinding.MISSING ? CheckStatus.MISSING : Findings.weight(finding));

        assertThat(status).isEqualTo(CheckStatus.MISSING);
    }
}
