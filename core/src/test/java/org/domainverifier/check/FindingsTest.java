package org.domainverifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
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

    private static List<Finding> many(Finding finding, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> finding.with("number", number))
                .toList();
    }

    @Test
    void aHundredFindingsAreListedAsTheyAre() {
        Findings findings = new Findings();
        findings.addAll(many(NOTICE, Findings.MOST));

        assertThat(findings.list()).isEqualTo(many(NOTICE, Findings.MOST));
    }

    @Test
    void ofMoreThanAHundredEachKindIsThereTheWorseOnesInFullAndTellsHowManyItLacks() {
        Findings findings = new Findings();
        findings.addAll(many(NOTICE, 20_000));
        findings.add(ERROR);
        findings.addAll(many(WARNING, 60));
        findings.addAll(many(WARNING.atMost(Severity.NOTICE), 3));

        assertThat(findings.list()).hasSize(Findings.MOST);
        assertThat(findings.list()).contains(ERROR).containsAll(many(WARNING.atMost(Severity.NOTICE), 3));
        assertThat(findings.list().get(0).arguments()).containsEntry(Finding.MORE, 20_000 - 36);
        assertThat(findings.list().get(0).message()).endsWith(" (19964 more findings like this.)");
        assertThat(findings.list().get(0).message(Locale.GERMAN)).endsWith(" (Noch 19964 Befunde dieser Art.)");
        assertThat(findings.list().get(1)).isEqualTo(NOTICE.with("number", 1));
        assertThat(findings.list().get(36)).isEqualTo(ERROR);
        assertThat(findings.list())
                .filteredOn(finding -> finding.code().equals(WARNING.code()))
                .hasSize(60 + 3);
    }

    @Test
    void whatIsNotListedCountsNeverthelessForTheStatus() {
        Findings findings = new Findings();
        findings.addAll(many(NOTICE, 1000));
        findings.add(ERROR);

        assertThat(findings.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(findings.has(ERROR.code())).isTrue();
        assertThat(findings.list()).contains(ERROR);
    }

    @Test
    void listsThatAreBoundedTogetherTellOfAllThatBothLack() {
        Findings all = new Findings();
        all.addAll(Findings.bounded(many(NOTICE, 300)));
        all.addAll(Findings.bounded(many(NOTICE.with("selector", "a"), 400)));

        assertThat(all.list()).hasSize(Findings.MOST);
        assertThat(all.list().get(0).arguments()).containsEntry(Finding.MORE, 600);
    }

    @Test
    void oneThatIsLeftOutIsToldInTheSingular() {
        Findings findings = new Findings();
        findings.addAll(many(NOTICE, Findings.MOST + 1));

        assertThat(findings.list().get(0).message()).endsWith(" (One more finding like this.)");
        assertThat(findings.list().get(0).message(Locale.GERMAN)).endsWith(" (Noch ein Befund dieser Art.)");
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
