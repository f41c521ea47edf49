package org.domainverifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.record.TagList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People read words where a finding has a constant for an argument. */
class WordsTest {
    static Stream<Enum<?>> constants() {
        return Stream.<Enum<?>[]>of(FailureCause.values(), PastingMistake.values(), TagList.ProblemKind.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void everyConstantHasAWordInBothLanguages(Enum<?> constant) {
        Finding finding = Finding.of(MxFinding.NOT_DETERMINED, DomainName.of("customer.example"))
                .with("name", "customer.example")
                .with("cause", constant)
                .with("detail", "");
        String english = finding.message(Locale.ENGLISH);
        String german = finding.message(Locale.GERMAN);

        assertThat(english).doesNotContain(": " + constant.name());
        assertThat(german).doesNotContain(": " + constant.name());
        assertThat(german.substring(german.indexOf(':'))).isNotEqualTo(english.substring(english.indexOf(':')));
    }
}
