package org.domainverifier.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.domainverifier.dns.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckStatusTest {
    /** An expectation that expects nothing. */
    private record Any() implements Expectation {
        @Override
        public CheckKey<?> check() {
            return new CheckKey<>("any", CheckResult.class);
        }

        @Override
        public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
            return List.of();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CheckStatus.class,
            names = {"MISSING", "INCORRECT", "CONFLICT", "INVALID"})
    void theseSayThatSomethingIsWrong(CheckStatus status) {
        assertThat(status.isWrong()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = CheckStatus.class,
            names = {"CORRECT", "WARNING", "PENDING", "UNKNOWN"})
    void theseDoNot(CheckStatus status) {
        assertThat(status.isWrong()).isFalse();
    }

    @Test
    void theWeightiestCounts() {
        assertThat(CheckStatus.worst(List.of())).isEqualTo(CheckStatus.CORRECT);
        assertThat(CheckStatus.worst(List.of(CheckStatus.UNKNOWN, CheckStatus.WARNING, CheckStatus.PENDING)))
                .isEqualTo(CheckStatus.UNKNOWN);
        assertThat(CheckStatus.worst(List.of(CheckStatus.MISSING, CheckStatus.UNKNOWN)))
                .as("what is known to be wrong outweighs what is not known")
                .isEqualTo(CheckStatus.MISSING);
    }

    // by the standard; required; recommended ("-" for none); combined
    @ParameterizedTest
    @CsvSource({
        "CORRECT, -, -, CORRECT",
        "WARNING, -, -, WARNING",
        "CORRECT, CORRECT, CORRECT, CORRECT",
        "CORRECT, MISSING, CORRECT, MISSING",
        "CORRECT, CORRECT, MISSING, WARNING",
        "CORRECT, CORRECT, UNKNOWN, WARNING",
        "CORRECT, PENDING, CONFLICT, PENDING",
        "CORRECT, -, MISSING, MISSING",
        "CORRECT, -, PENDING, PENDING",
        "INVALID, CORRECT, CORRECT, INVALID",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
    })
    void theStandardAndTheExpectationsTogether(
            CheckStatus byStandard, String required, String recommended, CheckStatus combined) {
        List<ExpectationOutcome> outcomes = new ArrayList<>();
        if (!required.equals("-")) {
            outcomes.add(new Expected<>(new Any(), Requirement.REQUIRED).outcome(CheckStatus.valueOf(required)));
        }
        if (!recommended.equals("-")) {
            outcomes.add(new Expected<>(new Any(), Requirement.RECOMMENDED).outcome(CheckStatus.valueOf(recommended)));
        }

        assertThat(ExpectationOutcome.combine(byStandard, outcomes)).isEqualTo(combined);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MX", "-mx", "mx-", "m_x", "m--x", "m.x"})
    void aKeyIsLowerCase(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckKey<>(id, CheckResult.class))
                .withMessage("not a check id (lower-case letters, digits, hyphens): " + id);
    }
}
