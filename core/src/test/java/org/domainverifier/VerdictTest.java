package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.dns.session.DnsSession;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of docs/decisions.md, D-VERDICT. */
class VerdictTest {
    private static CheckEntry entry(Requirement requirement, CheckStatus status) {
        return VerifiedCheck.of(
                new Place(DomainName.of("customer.example"), StubCheck.keyOf("own")),
                requirement,
                StubCheck.Result.of(status),
                status,
                List.of(),
                CustomerValues.none(),
                DnsSession.NO_USAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "CORRECT,   VERIFIED,               VERIFIED,               VERIFIED",
        "WARNING,   VERIFIED_WITH_WARNINGS, VERIFIED_WITH_WARNINGS, VERIFIED_WITH_WARNINGS",
        "PENDING,   NOT_VERIFIED,           VERIFIED_WITH_WARNINGS, VERIFIED",
        "UNKNOWN,   INCONCLUSIVE,           VERIFIED_WITH_WARNINGS, VERIFIED",
        "MISSING,   NOT_VERIFIED,           VERIFIED_WITH_WARNINGS, VERIFIED",
        "INCORRECT, NOT_VERIFIED,           VERIFIED_WITH_WARNINGS, VERIFIED_WITH_WARNINGS",
        "CONFLICT,  NOT_VERIFIED,           VERIFIED_WITH_WARNINGS, VERIFIED_WITH_WARNINGS",
        "INVALID,   NOT_VERIFIED,           VERIFIED_WITH_WARNINGS, VERIFIED_WITH_WARNINGS",
    })
    void oneCheckByItsRequirement(CheckStatus status, Verdict required, Verdict recommended, Verdict optional) {
        assertThat(Verdict.of(List.of(entry(Requirement.REQUIRED, status)))).isEqualTo(required);
        assertThat(Verdict.of(List.of(entry(Requirement.RECOMMENDED, status)))).isEqualTo(recommended);
        assertThat(Verdict.of(List.of(entry(Requirement.OPTIONAL, status)))).isEqualTo(optional);
    }

    @ParameterizedTest
    @CsvSource({
        "CORRECT, WARNING, VERIFIED_WITH_WARNINGS",
        "WARNING, UNKNOWN, INCONCLUSIVE",
        "UNKNOWN, MISSING, NOT_VERIFIED",
        "PENDING, UNKNOWN, NOT_VERIFIED",
        "CORRECT, CORRECT, VERIFIED",
    })
    void theWeightiestOfSeveralCounts(CheckStatus one, CheckStatus other, Verdict verdict) {
        CheckEntry first = entry(Requirement.REQUIRED, one);
        CheckEntry second = entry(Requirement.REQUIRED, other);

        assertThat(Verdict.of(List.of(first, second))).isEqualTo(verdict);
        assertThat(Verdict.of(List.of(second, first))).isEqualTo(verdict);
    }

    private static Requirement requirementOfMx(DomainVerifier.Builder builder) {
        return builder.resolver(ZoneResolver.parse(""))
                .check(StubCheck.of("own", CheckStatus.CORRECT))
                .build()
                .verify("customer.example")
                .entry(MxCheck.KEY)
                .orElseThrow()
                .requirement();
    }

    @Test
    void whereNothingIsExpectedEachCheckSaysHowMuchItCounts() {
        assertThat(requirementOfMx(DomainVerifier.builder())).isEqualTo(Requirement.REQUIRED);
    }

    @Test
    void whatNobodyExpectsIsOptional() {
        assertThat(requirementOfMx(DomainVerifier.builder().require(StubCheck.Expected.of("own"))))
                .isEqualTo(Requirement.OPTIONAL);
    }

    @Test
    void whatIsRecommendedIsRecommended() {
        assertThat(requirementOfMx(DomainVerifier.builder().recommend(MxExpectation.only(10, "a.example"))))
                .isEqualTo(Requirement.RECOMMENDED);
    }

    @Test
    void theStrongestOfSeveralExpectationsCounts() {
        assertThat(requirementOfMx(DomainVerifier.builder()
                        .recommend(MxExpectation.only(10, "a.example"))
                        .require(MxExpectation.only(10, "b.example"))))
                .isEqualTo(Requirement.REQUIRED);
    }
}
