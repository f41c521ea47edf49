package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application says of findings: docs/decisions.md, D-POLICY. */
class FindingPolicyTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final FindingCode ERROR = MxFinding.NO_TARGET_WITH_ADDRESS;
    private static final FindingCode WARNING = MxFinding.IMPLICIT;
    private static final FindingCode OTHER_WARNING = MxFinding.TARGET_IS_ALIAS;
    private static final FindingCode NOTICE = MxFinding.NULL_MX;

    private static Finding found(FindingCode code) {
        return Finding.of(code, DOMAIN);
    }

    private static ExpectationOutcome outcome(Requirement requirement, CheckStatus status) {
        return new ExpectationOutcome(StubCheck.Expected.of("own"), requirement, status);
    }

    private static StubCheck check(CheckStatus status, List<ExpectationOutcome> outcomes, Finding... findings) {
        return new StubCheck(
                "own",
                context -> CompletableFuture.completedFuture(
                        new StubCheck.Result(status, List.of(findings), outcomes, List.of())));
    }

    private static DomainVerifier.Builder only(StubCheck check) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse("customer.example. NS ns.host.example."))
                .check(check)
                .only("own");
    }

    private static DomainReport required(StubCheck check, UnaryOperator<DomainVerifier.Builder> policy) {
        return policy.apply(only(check).require(StubCheck.Expected.of("own")))
                .build()
                .verify(DOMAIN);
    }

    private static CheckEntry entry(DomainReport report) {
        return report.entries().get(0);
    }

    @Test
    void aWarningThatIsSuppressedIsNotToldAndWarnsNoLonger() {
        DomainReport report =
                required(check(CheckStatus.WARNING, List.of(), found(WARNING)), builder -> builder.suppress(WARNING));

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(entry(report).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(report.findings()).isEmpty();
        assertThat(entry(report).result().orElseThrow().findings())
                .as("the result is as the check made it")
                .hasSize(1);
    }

    @Test
    void anotherWarningGoesOnWarning() {
        DomainReport report = required(
                check(CheckStatus.WARNING, List.of(), found(WARNING), found(OTHER_WARNING), found(NOTICE)),
                builder -> builder.suppress(WARNING, NOTICE));

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
        assertThat(report.findings()).extracting(Finding::code).containsExactly(OTHER_WARNING);
    }

    @Test
    void aNoticeThatIsSuppressedChangesNothingElse() {
        for (CheckStatus status : CheckStatus.values()) {
            DomainReport report =
                    required(check(status, List.of(), found(NOTICE)), builder -> builder.suppress("mx.null-mx"));

            assertThat(entry(report).status()).isEqualTo(status);
            assertThat(report.findings()).isEmpty();
        }
    }

    @Test
    void anErrorIsToldEvenWhereItIsSuppressed() {
        DomainReport report =
                required(check(CheckStatus.INVALID, List.of(), found(ERROR)), builder -> builder.suppress(ERROR));

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(entry(report).status()).isEqualTo(CheckStatus.INVALID);
        assertThat(report.findings()).extracting(Finding::code).containsExactly(ERROR);
    }

    @Test
    void whoDoesNotTakeItForAnErrorSaysSo() {
        StubCheck check = check(CheckStatus.INVALID, List.of(), found(ERROR));

        DomainReport warned = required(check, builder -> builder.severity(ERROR, Severity.WARNING));
        assertThat(warned.verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
        assertThat(entry(warned).status()).isEqualTo(CheckStatus.WARNING);
        assertThat(warned.findings()).extracting(Finding::severity).containsExactly(Severity.WARNING);

        DomainReport noted = required(check, builder -> builder.severity(ERROR, Severity.NOTICE));
        assertThat(noted.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(noted.findings()).extracting(Finding::severity).containsExactly(Severity.NOTICE);

        DomainReport silent = required(check, builder -> builder.suppress(ERROR).severity(ERROR, Severity.WARNING));
        assertThat(silent.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(silent.findings()).isEmpty();
    }

    @Test
    void aWarningThatIsMadeAnErrorKeepsARequiredCheckFromBeingRight() {
        StubCheck check = check(CheckStatus.WARNING, List.of(), found(WARNING));

        DomainReport report = required(check, builder -> builder.severity("mx.implicit", Severity.ERROR));
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(entry(report).status()).isEqualTo(CheckStatus.INVALID);
        assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.ERROR);

        DomainReport recommended = only(check)
                .recommend(StubCheck.Expected.of("own"))
                .severity(WARNING, Severity.ERROR)
                .build()
                .verify(DOMAIN);
        assertThat(recommended.verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
        assertThat(recommended.findings())
                .as("an error says that it keeps the domain from being verified")
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void aNoticeThatIsMadeAWarningWarns() {
        DomainReport report = required(
                check(CheckStatus.CORRECT, List.of(), found(NOTICE)),
                builder -> builder.severity(NOTICE, Severity.WARNING));

        assertThat(entry(report).status()).isEqualTo(CheckStatus.WARNING);
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
    }

    @Test
    void whatTheProviderAskedForIsNoFaultHoweverSevereItsKindIs() {
        DomainReport report = required(
                check(CheckStatus.CORRECT, List.of(), found(WARNING).asAsked()),
                builder -> builder.severity(WARNING, Severity.ERROR));

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.NOTICE);
    }

    @ParameterizedTest
    @EnumSource(
            value = CheckStatus.class,
            names = {"MISSING", "INCORRECT", "CONFLICT", "PENDING", "UNKNOWN"})
    void whatIsNotAsItWasAskedForIsAFactThatNoSeverityChanges(CheckStatus fact) {
        UnaryOperator<DomainVerifier.Builder> lenient = builder ->
                builder.severity(ERROR, Severity.NOTICE).suppress(ERROR).severity(WARNING, Severity.NOTICE);
        List<ExpectationOutcome> outcomes = List.of(outcome(Requirement.REQUIRED, fact));

        assertThat(entry(required(check(fact, List.of(), found(ERROR)), lenient))
                        .status())
                .as("by the standard")
                .isEqualTo(fact);
        assertThat(entry(required(check(CheckStatus.INVALID, outcomes, found(ERROR), found(WARNING)), lenient))
                        .status())
                .as("by what was expected, beside a record that was invalid")
                .isEqualTo(fact);
    }

    @Test
    void aRecommendedExpectationThatIsNotMetGoesOnWarning() {
        DomainReport report = required(
                check(
                        CheckStatus.WARNING,
                        List.of(
                                outcome(Requirement.REQUIRED, CheckStatus.CORRECT),
                                outcome(Requirement.RECOMMENDED, CheckStatus.MISSING)),
                        found(ERROR)),
                builder -> builder.severity(ERROR, Severity.NOTICE));

        assertThat(entry(report).status()).isEqualTo(CheckStatus.WARNING);
    }

    @Test
    void whatAJudgeWeighedLessIsNotWeighedMoreBecauseOfAnother() {
        DomainReport report = required(
                check(CheckStatus.WARNING, List.of(), found(ERROR), found(WARNING)),
                builder -> builder.suppress(WARNING));

        assertThat(entry(report).status()).isEqualTo(CheckStatus.WARNING);
    }

    @Test
    void thatNobodyAskedForARecordThatIsNotThereNeedNotBeTold() {
        DomainVerifier.Builder builder = DomainVerifier.builder()
                .resolver(ZoneResolver.parse("customer.example. NS ns.host.example."))
                .check(StubCheck.of("own", CheckStatus.CORRECT))
                .suppress(MxFinding.MISSING);

        DomainReport optional =
                builder.require(StubCheck.Expected.of("own")).build().verify(DOMAIN);
        assertThat(optional.status(MxCheck.KEY)).contains(CheckStatus.MISSING);
        assertThat(optional.findings()).isEmpty();

        DomainReport asked = builder.require(MxExpectation.only(10, "mail.trekmail.net"))
                .build()
                .verify(DOMAIN);
        assertThat(asked.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(asked.findings()).as("what was asked for and is not there").isNotEmpty();
    }

    @Test
    void whyItIsNotKnownWhetherTheDomainIsRightIsTold() {
        StubCheck check = check(CheckStatus.UNKNOWN, List.of(), found(MxFinding.NOT_DETERMINED));

        assertThat(required(check, builder -> builder.suppress(MxFinding.NOT_DETERMINED))
                        .findings())
                .hasSize(1);
        assertThat(only(check)
                        .suppress(MxFinding.NOT_DETERMINED)
                        .build()
                        .verify(DOMAIN)
                        .findings())
                .as("where nobody asked")
                .isEmpty();
        assertThat(required(
                                check(CheckStatus.WARNING, List.of(), found(MxFinding.NOT_DETERMINED)),
                                builder -> builder.suppress(MxFinding.NOT_DETERMINED))
                        .findings())
                .as("of something further down")
                .isEmpty();
    }

    @Test
    void aPreviewAndAVerifierWithAnotherDeadlineThinkTheSame() {
        DomainVerifier verifier = only(check(CheckStatus.WARNING, List.of(), found(WARNING)))
                .suppress(WARNING)
                .build();

        assertThat(verifier.preview(DOMAIN, List.of()).findings()).isEmpty();
        assertThat(verifier.within(Duration.ofSeconds(5)).verify(DOMAIN).findings())
                .isEmpty();
    }

    @Test
    void theStateOfADomainFollowsWhatItsVerifierSays() {
        StubCheck check = check(CheckStatus.WARNING, List.of(), found(WARNING));
        DomainState pending = DomainState.pending(Instant.EPOCH);

        assertThat(pending.after(required(check, builder -> builder)).status())
                .isEqualTo(DomainStatus.ACTIVE_WITH_WARNINGS);
        assertThat(pending.after(required(check, builder -> builder.suppress(WARNING)))
                        .status())
                .isEqualTo(DomainStatus.ACTIVE);
        DomainState failing = pending.after(required(check, builder -> builder.severity(WARNING, Severity.ERROR)));
        assertThat(failing.status()).isEqualTo(DomainStatus.PENDING);
        assertThat(failing.reasons()).containsExactly("mx.implicit");
    }

    @Test
    void aDifferenceTellsOfWhatIsToldNow() {
        StubCheck check = check(CheckStatus.WARNING, List.of(), found(WARNING));
        DomainReport before = required(check, builder -> builder);

        assertThat(ReportDiff.between(before, required(check, builder -> builder.suppress(WARNING)))
                        .fixed())
                .hasSize(1);
        ReportDiff raised =
                ReportDiff.between(before, required(check, builder -> builder.severity(WARNING, Severity.ERROR)));
        assertThat(raised.appeared()).as("it was found before").isEmpty();
        assertThat(raised.worse()).hasSize(1);
    }

    @Test
    void whatBelongsToNoCheckFollowsToo() {
        DomainVerifier.Builder builder =
                DomainVerifier.builder().resolver(ZoneResolver.parse("""
                        customer.example. 300 IN MX 10 a.other.example.
                        customer.example. 300 IN MX 20 b.other.example.
                        """)).maxQuestions(1);
        assertThat(builder.build().verify(DOMAIN).dnsFindings())
                .extracting(Finding::code)
                .containsExactly(VerifierFinding.QUESTIONS_USED_UP);

        assertThat(builder.severity(VerifierFinding.QUESTIONS_USED_UP, Severity.NOTICE)
                        .build()
                        .verify(DOMAIN)
                        .dnsFindings())
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTICE);
        assertThat(builder.suppress(VerifierFinding.QUESTIONS_USED_UP)
                        .build()
                        .verify(DOMAIN)
                        .dnsFindings())
                .isEmpty();
    }
}
