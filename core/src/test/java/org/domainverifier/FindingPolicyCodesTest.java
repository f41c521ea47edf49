package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.domainverifier.check.CheckStatus;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.record.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which kinds of findings an application can speak of. */
class FindingPolicyCodesTest {
    private static DomainVerifier.Builder builder() {
        return DomainVerifier.builder();
    }

    @Test
    void aMistypedIdIsRefusedAndTheRightOneNamed() {
        assertThatThrownBy(() -> builder().suppress("mx.implict").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no finding 'mx.implict'; 'mx.implicit' is one");
        assertThatThrownBy(
                        () -> builder().severity("mx.NULL_MX", Severity.ERROR).build())
                .hasMessage("there is no finding 'mx.NULL_MX'; 'mx.null-mx' is one");
    }

    @Test
    void whereNothingIsMuchLikeItAllAreNamed() {
        assertThatThrownBy(() -> builder().suppress("mx.quite-wrong").build())
                .hasMessageStartingWith("there is no finding 'mx.quite-wrong'; of 'mx' there are ")
                .hasMessageContaining("mx.implicit, ");
    }

    @Test
    void theChecksThereAreAreNamedWhereItIsOfNone() {
        assertThatThrownBy(() -> builder().suppress("nowhere.missing").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing here finds 'nowhere.…'")
                .hasMessageContaining("mx")
                .hasMessageContaining("verifier");
    }

    @Test
    void aStepIsNoFinding() {
        assertThatThrownBy(() -> builder().suppress("mx.name-servers").build())
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mx", ".missing", "mx.", "missing"})
    void whatIsNotAnIdIsRefusedAtOnce(String id) {
        assertThatThrownBy(() -> builder().suppress(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().severity(id, Severity.NOTICE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatNobodyCouldDoWithoutIsNotSuppressed() {
        assertThatThrownBy(() -> builder().suppress(VerifierFinding.CHECK_TIMED_OUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("verifier.check-timed-out");
        assertThatThrownBy(() -> builder().suppress("verifier.wildcard-ends"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCheckOfOnesOwnNeedNotSayWhatItFinds() {
        assertThatCode(() -> builder()
                        .suppress("own.anything")
                        .check(StubCheck.of("own", CheckStatus.CORRECT))
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    void aCheckThatDoesNotRunHasItsFindingsAllTheSame() {
        assertThatCode(() -> builder()
                        .suppress(MxFinding.IMPLICIT)
                        .check(StubCheck.of("own", CheckStatus.CORRECT))
                        .only("own")
                        .build())
                .doesNotThrowAnyException();
    }
}
