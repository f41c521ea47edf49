package org.domainverifier.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainStatus;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.InvalidDomainNameException;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.record.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page says what the library found in words of its own, or in a language that the library does not speak. */
class TextSourceTest {
    private enum Plan {
        FREE
    }

    private static Finding missing() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse("customer.example. 300 IN TXT \"x\""))
                .build()
                .verify("customer.example");
        return report.get(MxCheck.KEY).findings().stream()
                .filter(finding -> finding.code() == MxFinding.MISSING)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSentenceIsReplacedAndTheOthersStay() {
        TextSource own = TextSource.of(Locale.ENGLISH, Map.of("mx.missing", "We get no mail for {domain} yet."));
        Messages messages = Messages.of(Locale.ENGLISH, own);
        Finding finding = missing();

        assertThat(finding.message(messages)).isEqualTo("We get no mail for customer.example yet.");
        assertThat(finding.meaning(messages)).isEqualTo(finding.meaning(Locale.ENGLISH));
        assertThat(finding.message(Messages.of(Locale.GERMAN, own))).isEqualTo(finding.message(Locale.GERMAN));
        assertThat(finding.message()).isNotEqualTo(finding.message(messages));
    }

    @Test
    void aLanguageIsAddedAndWhatIsNotTranslatedIsEnglish() {
        Messages french = Messages.of(
                Locale.CANADA_FRENCH,
                TextSource.of(
                        Locale.FRENCH,
                        Map.of(
                                "mx.missing", "{domain} n’a pas d’enregistrement MX.",
                                "mx.missing.repair", "Publiez l’enregistrement MX.",
                                "label.CheckStatus.MISSING", "Absent",
                                "name.space", "«{text}» contient une espace.")));
        Finding finding = missing();

        assertThat(finding.message(french)).isEqualTo("customer.example n’a pas d’enregistrement MX.");
        assertThat(finding.advice(french)).isEqualTo("Publiez l’enregistrement MX.");
        assertThat(finding.meaning(french)).isEqualTo(finding.meaning(Locale.ENGLISH));
        assertThat(french.label(CheckStatus.MISSING)).isEqualTo("Absent");
        assertThat(french.label(CheckStatus.CORRECT)).isEqualTo("Correct");
        try {
            DomainName.of("a b");
        } catch (InvalidDomainNameException mistyped) {
            assertThat(mistyped.message(french)).isEqualTo("«a b» contient une espace.");
        }
    }

    @Test
    void theTableOfAPlanIsInTheSameWords() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse("customer.example. 300 IN TXT \"x\""))
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .build()
                .verify("customer.example");
        TextSource own = TextSource.of(Locale.ENGLISH, Map.of("repair.add", "create"));

        assertThat(report.repairs().toTable(Messages.of(Locale.ENGLISH, own))).isEqualTo("""
                        What    Name              Type  Value
                        create  customer.example  MX    10 mail.trekmail.net.""");
    }

    static Stream<Enum<?>> constants() {
        return Stream.of(
                        CheckStatus.values(),
                        Verdict.values(),
                        Requirement.values(),
                        Severity.values(),
                        DomainStatus.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void everyConstantOfAReportHasALabelAndASentenceInBothLanguages(Enum<?> constant) {
        Messages english = Messages.of(Locale.ENGLISH);
        Messages german = Messages.of(Locale.GERMAN);

        assertThat(english.label(constant)).isNotEqualTo(constant.toString()).matches("[A-Z][a-z]+( [a-z]+)*");
        assertThat(german.label(constant)).isNotEqualTo(constant.toString());
        assertThat(english.sentence(constant)).endsWith(".").isNotEqualTo(german.sentence(constant));
        assertThat(german.sentence(constant)).endsWith(".");
    }

    @Test
    void aConstantOfOnesOwnHasTheLabelOfTheSource() {
        TextSource own =
                (key, locale) -> key.equals("label.Plan.FREE") ? Optional.of("Free of charge") : Optional.empty();

        assertThat(Messages.of(Locale.ENGLISH, own).label(Plan.FREE)).isEqualTo("Free of charge");
        assertThat(Messages.of(Locale.ENGLISH, own).sentence(Plan.FREE)).isEqualTo("Free of charge");
        assertThat(Messages.of(Locale.ENGLISH).label(Plan.FREE)).isEqualTo("FREE");
    }

    @Test
    void aPatternThatIsNoneIsTheApplicationsMistake() {
        TextSource broken = TextSource.of(Locale.ENGLISH, Map.of("mx.missing", "{domain,choice,x}"));

        assertThatIllegalArgumentException().isThrownBy(() -> missing().message(Messages.of(Locale.ENGLISH, broken)));
    }
}
