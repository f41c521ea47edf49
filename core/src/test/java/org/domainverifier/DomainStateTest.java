package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.DomainState.Change;
import org.domainverifier.DomainState.Patience;
import org.domainverifier.DomainState.Streak;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.session.DnsSession;
import org.domainverifier.mx.MxFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DomainStateTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Patience TWICE_IN_AN_HOUR = new Patience(2, Duration.ofHours(1));

    private static DomainReport report(Verdict verdict, int minute, CheckEntry... entries) {
        return new VerifiedDomain(
                DomainName.of("customer.example"),
                verdict,
                List.of(entries),
                DnsSession.NO_USAGE,
                START.plus(Duration.ofMinutes(minute)),
                Map.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static DomainState in(DomainStatus status) {
        return DomainState.of(status, START);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, VERIFIED, ACTIVE",
        "PENDING, VERIFIED_WITH_WARNINGS, ACTIVE_WITH_WARNINGS",
        "PENDING, NOT_VERIFIED, PENDING",
        "PENDING, INCONCLUSIVE, PENDING",
        "ACTIVE, VERIFIED, ACTIVE",
        "ACTIVE, VERIFIED_WITH_WARNINGS, ACTIVE",
        "ACTIVE, NOT_VERIFIED, ACTIVE",
        "ACTIVE, INCONCLUSIVE, ACTIVE",
        "ACTIVE_WITH_WARNINGS, VERIFIED, ACTIVE",
        "ACTIVE_WITH_WARNINGS, VERIFIED_WITH_WARNINGS, ACTIVE_WITH_WARNINGS",
        "ACTIVE_WITH_WARNINGS, NOT_VERIFIED, ACTIVE_WITH_WARNINGS",
        "ACTIVE_WITH_WARNINGS, INCONCLUSIVE, ACTIVE_WITH_WARNINGS",
        "ERROR, VERIFIED, ACTIVE",
        "ERROR, VERIFIED_WITH_WARNINGS, ACTIVE_WITH_WARNINGS",
        "ERROR, NOT_VERIFIED, ERROR",
        "ERROR, INCONCLUSIVE, ERROR"
    })
    void oneReportLeadsFromOneStatusToAnother(DomainStatus before, Verdict verdict, DomainStatus after) {
        assertThat(in(before).after(report(verdict, 1), TWICE_IN_AN_HOUR).status())
                .isEqualTo(after);
    }

    @Test
    void anActiveDomainTurnsToErrorOnlyAfterEnoughFailuresOverEnoughTime() {
        DomainState state = in(DomainStatus.ACTIVE).after(report(Verdict.NOT_VERIFIED, 0), TWICE_IN_AN_HOUR);
        assertThat(state.status()).isEqualTo(DomainStatus.ACTIVE);

        DomainState soon = state.after(report(Verdict.NOT_VERIFIED, 30), TWICE_IN_AN_HOUR);
        assertThat(soon.status()).as("twice, but in half an hour").isEqualTo(DomainStatus.ACTIVE);
        assertThat(soon.failing().reports()).isEqualTo(2);

        DomainState late = soon.after(report(Verdict.NOT_VERIFIED, 60), TWICE_IN_AN_HOUR);
        assertThat(late.status()).isEqualTo(DomainStatus.ERROR);
        assertThat(late.since()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void oneGoodReportForgivesAllFailures() {
        DomainState state = in(DomainStatus.ACTIVE)
                .after(report(Verdict.NOT_VERIFIED, 0), TWICE_IN_AN_HOUR)
                .after(report(Verdict.VERIFIED, 10), TWICE_IN_AN_HOUR)
                .after(report(Verdict.NOT_VERIFIED, 90), TWICE_IN_AN_HOUR);

        assertThat(state.status()).isEqualTo(DomainStatus.ACTIVE);
        assertThat(state.failing().reports()).isEqualTo(1);
        assertThat(state.failing().since()).contains(START.plus(Duration.ofMinutes(90)));
    }

    @Test
    void anInconclusiveReportChangesNothingAtAll() {
        DomainState failing = in(DomainStatus.ACTIVE).after(report(Verdict.NOT_VERIFIED, 0), TWICE_IN_AN_HOUR);

        assertThat(failing.after(report(Verdict.INCONCLUSIVE, 200), TWICE_IN_AN_HOUR))
                .isEqualTo(failing);
    }

    private static CheckEntry entry(CheckStatus status) {
        return entry(Requirement.REQUIRED, status);
    }

    private static CheckEntry entry(Requirement requirement, CheckStatus status, MxFinding... findings) {
        List<Finding> found = Stream.of(findings)
                .map(code -> Finding.of(code, DomainName.of("customer.example")))
                .toList();
        return VerifiedCheck.of(
                new Place(DomainName.of("customer.example"), StubCheck.keyOf("own")),
                requirement,
                StubCheck.Result.of(status),
                status,
                found,
                CustomerValues.none(),
                DnsSession.NO_USAGE);
    }

    private static DomainReport report(int minute, CheckEntry... entries) {
        return report(Verdict.of(List.of(entries)), minute, entries);
    }

    @Test
    void whatTheProviderHasNotStatedYetChangesNothing() {
        DomainState active = in(DomainStatus.ACTIVE);

        assertThat(active.after(report(Verdict.NOT_VERIFIED, 1, entry(CheckStatus.PENDING)), TWICE_IN_AN_HOUR))
                .isEqualTo(active);
    }

    @Test
    void whatIsWrongBesideItCounts() {
        DomainReport report = report(Verdict.NOT_VERIFIED, 1, entry(CheckStatus.PENDING), entry(CheckStatus.MISSING));

        assertThat(in(DomainStatus.ACTIVE)
                        .after(report, TWICE_IN_AN_HOUR)
                        .failing()
                        .reports())
                .isEqualTo(1);
    }

    @Test
    void aReportThatComesLateChangesNothing() {
        DomainState state = in(DomainStatus.PENDING).after(report(Verdict.VERIFIED, 20), TWICE_IN_AN_HOUR);

        assertThat(state.after(report(Verdict.NOT_VERIFIED, 10), TWICE_IN_AN_HOUR))
                .isEqualTo(state);
    }

    @Test
    void theTimeOfAStatusIsThatOfItsFirstReport() {
        DomainState state =
                DomainState.pending(START).after(report(Verdict.VERIFIED, 5)).after(report(Verdict.VERIFIED, 50));

        assertThat(state.since()).isEqualTo(START.plus(Duration.ofMinutes(5)));
        assertThat(state.lastReport()).contains(START.plus(Duration.ofMinutes(50)));
    }

    @Test
    void theSameReportCountsOnce() {
        DomainReport wrong = report(Verdict.NOT_VERIFIED, 10);
        DomainState once = in(DomainStatus.ACTIVE).after(wrong, TWICE_IN_AN_HOUR);

        assertThat(once.after(wrong, TWICE_IN_AN_HOUR)).isEqualTo(once);
    }

    static Stream<CheckStatus> notKnown() {
        return Stream.of(CheckStatus.UNKNOWN, CheckStatus.PENDING);
    }

    @ParameterizedTest
    @MethodSource("notKnown")
    void whatIsNotKnownOfTheRecommendedFlipsNoActiveDomain(CheckStatus notKnown) {
        DomainState state = in(DomainStatus.ACTIVE);
        for (int hour = 0; hour < 50; hour++) {
            state = state.after(
                    report(60 * hour, entry(CheckStatus.CORRECT), entry(Requirement.RECOMMENDED, notKnown)),
                    TWICE_IN_AN_HOUR);
        }

        assertThat(state.status()).isEqualTo(DomainStatus.ACTIVE);
        assertThat(state.warned()).isEqualTo(Streak.NONE);
        assertThat(state.history()).isEmpty();
        assertThat(state.lastReport()).contains(START.plus(Duration.ofHours(49)));
    }

    @ParameterizedTest
    @MethodSource("notKnown")
    void whatIsNotKnownOfTheRequiredFlipsNoActiveDomain(CheckStatus notKnown) {
        DomainState state = in(DomainStatus.ACTIVE);
        for (int hour = 0; hour < 50; hour++) {
            state = state.after(report(60 * hour, entry(notKnown)), TWICE_IN_AN_HOUR);
        }

        assertThat(state).isEqualTo(in(DomainStatus.ACTIVE));
    }

    @ParameterizedTest
    @MethodSource("notKnown")
    void whatIsNotKnownOfTheRecommendedKeepsWarningsAndForgivesFailures(CheckStatus notKnown) {
        DomainState failing = in(DomainStatus.ACTIVE_WITH_WARNINGS).after(report(0, entry(CheckStatus.MISSING)));
        DomainState state =
                failing.after(report(1, entry(CheckStatus.CORRECT), entry(Requirement.RECOMMENDED, notKnown)));

        assertThat(failing.failing().reports()).isEqualTo(1);
        assertThat(state.status()).isEqualTo(DomainStatus.ACTIVE_WITH_WARNINGS);
        assertThat(state.failing()).isEqualTo(Streak.NONE);
    }

    @Test
    void aWarningOfWhatCouldNotBeLookedUpIsNone() {
        CheckEntry failed = entry(Requirement.REQUIRED, CheckStatus.WARNING, MxFinding.NOT_DETERMINED);
        CheckEntry alsoWrong =
                entry(Requirement.REQUIRED, CheckStatus.WARNING, MxFinding.NOT_DETERMINED, MxFinding.IMPLICIT);
        Patience none = new Patience(1, Duration.ZERO);

        assertThat(in(DomainStatus.ACTIVE).after(report(1, failed), none).status())
                .isEqualTo(DomainStatus.ACTIVE);
        DomainState warned = in(DomainStatus.ACTIVE).after(report(1, alsoWrong), none);
        assertThat(warned.status()).isEqualTo(DomainStatus.ACTIVE_WITH_WARNINGS);
        assertThat(warned.reasons()).containsExactly("mx.implicit");
    }

    @Test
    void aDomainIsActiveAsSoonAsAllThatIsRequiredIsRight() {
        DomainReport known = report(1, entry(CheckStatus.CORRECT), entry(Requirement.RECOMMENDED, CheckStatus.UNKNOWN));

        assertThat(DomainState.pending(START).after(known).status()).isEqualTo(DomainStatus.ACTIVE_WITH_WARNINGS);
        assertThat(in(DomainStatus.ERROR).after(known).status()).isEqualTo(DomainStatus.ACTIVE_WITH_WARNINGS);
    }

    @Test
    void warningsTakeAsMuchPatienceAsErrors() {
        DomainState state = in(DomainStatus.ACTIVE).after(report(Verdict.VERIFIED_WITH_WARNINGS, 0), TWICE_IN_AN_HOUR);
        DomainState soon = state.after(report(Verdict.VERIFIED_WITH_WARNINGS, 30), TWICE_IN_AN_HOUR);
        DomainState late = soon.after(report(Verdict.VERIFIED_WITH_WARNINGS, 60), TWICE_IN_AN_HOUR);

        assertThat(soon.status()).isEqualTo(DomainStatus.ACTIVE);
        assertThat(soon.warned()).isEqualTo(new Streak(2, Optional.of(START)));
        assertThat(late.status()).isEqualTo(DomainStatus.ACTIVE_WITH_WARNINGS);
        assertThat(late.warned()).isEqualTo(Streak.NONE);
    }

    @Test
    void aWarningThatComesAndGoesFlipsNothing() {
        DomainState state = in(DomainStatus.ACTIVE);
        for (int hour = 0; hour < 50; hour++) {
            Verdict verdict = hour % 2 == 0 ? Verdict.VERIFIED_WITH_WARNINGS : Verdict.VERIFIED;
            state = state.after(report(verdict, 60 * hour), TWICE_IN_AN_HOUR);
        }

        assertThat(state.status()).isEqualTo(DomainStatus.ACTIVE);
        assertThat(state.history()).isEmpty();
    }

    @Test
    void whatIsNowAnErrorAndNowAWarningIsAtLeastAWarning() {
        DomainState state = in(DomainStatus.ACTIVE);
        for (int hour = 0; hour < 10; hour++) {
            Verdict verdict = hour % 2 == 0 ? Verdict.VERIFIED_WITH_WARNINGS : Verdict.NOT_VERIFIED;
            state = state.after(report(verdict, 60 * hour), TWICE_IN_AN_HOUR);
        }

        assertThat(state.status()).isEqualTo(DomainStatus.ACTIVE_WITH_WARNINGS);
        assertThat(state.history()).hasSize(1);
    }

    @Test
    void failuresBeforeTheWarningsCountOnIfNothingWasRightInBetween() {
        Patience three = new Patience(3, Duration.ZERO);
        DomainState state = in(DomainStatus.ACTIVE)
                .after(report(Verdict.VERIFIED_WITH_WARNINGS, 0), three)
                .after(report(Verdict.NOT_VERIFIED, 1), three)
                .after(report(Verdict.NOT_VERIFIED, 2), three);
        assertThat(state.status()).isEqualTo(DomainStatus.ACTIVE_WITH_WARNINGS);
        assertThat(state.failing().reports()).isEqualTo(2);

        assertThat(state.after(report(Verdict.NOT_VERIFIED, 3), three).status()).isEqualTo(DomainStatus.ERROR);
    }

    @Test
    void theStateKeepsItsReasonsAndHowItChanged() {
        Patience none = new Patience(1, Duration.ZERO);
        DomainState right = DomainState.pending(START)
                .after(report(1, entry(Requirement.REQUIRED, CheckStatus.MISSING, MxFinding.MISSING)), none);
        assertThat(right.reasons()).containsExactly("mx.missing");

        DomainState active = right.after(report(2, entry(CheckStatus.CORRECT)), none);
        assertThat(active.reasons()).isEmpty();

        DomainState warned = active.after(
                report(
                        3,
                        entry(CheckStatus.CORRECT),
                        entry(Requirement.RECOMMENDED, CheckStatus.WARNING, MxFinding.IMPLICIT, MxFinding.NULL_MX),
                        entry(Requirement.RECOMMENDED, CheckStatus.UNKNOWN, MxFinding.NULL_MX_WITH_OTHERS)),
                none);
        assertThat(warned.reasons())
                .as("no notice, and nothing that is not known")
                .containsExactly("mx.implicit");

        DomainState error = warned.after(
                report(
                        4,
                        entry(Requirement.REQUIRED, CheckStatus.MISSING, MxFinding.MISSING),
                        entry(Requirement.RECOMMENDED, CheckStatus.WARNING, MxFinding.IMPLICIT)),
                none);
        assertThat(error.reasons()).containsExactly("mx.missing");
        assertThat(error.history())
                .extracting(Change::before, Change::after, Change::at, Change::reasons)
                .containsExactly(
                        tuple(DomainStatus.PENDING, DomainStatus.ACTIVE, minute(2), List.of()),
                        tuple(
                                DomainStatus.ACTIVE,
                                DomainStatus.ACTIVE_WITH_WARNINGS,
                                minute(3),
                                List.of("mx.implicit")),
                        tuple(DomainStatus.ACTIVE_WITH_WARNINGS, DomainStatus.ERROR, minute(4), List.of("mx.missing")));
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    @Test
    void theReasonsAreThoseOfTheStatusWhileItIsToldDifferently() {
        DomainState active = in(DomainStatus.ACTIVE)
                .after(report(1, entry(Requirement.REQUIRED, CheckStatus.MISSING, MxFinding.MISSING)));
        assertThat(active.reasons()).isEmpty();

        DomainState error = in(DomainStatus.ERROR)
                .after(report(1, entry(Requirement.REQUIRED, CheckStatus.MISSING, MxFinding.MISSING)))
                .after(report(2, entry(Requirement.REQUIRED, CheckStatus.UNKNOWN, MxFinding.NULL_MX_WITH_OTHERS)));
        assertThat(error.reasons()).containsExactly("mx.missing");
    }

    @Test
    void theHistoryHasItsBounds() {
        Patience none = new Patience(1, Duration.ZERO);
        DomainState state = in(DomainStatus.ACTIVE);
        for (int minute = 1; minute <= 1000; minute++) {
            state = state.after(report(minute % 2 == 0 ? Verdict.VERIFIED : Verdict.NOT_VERIFIED, minute), none);
        }

        assertThat(state.history()).hasSize(DomainState.MOST_CHANGES);
        assertThat(state.history().get(DomainState.MOST_CHANGES - 1).at()).isEqualTo(minute(1000));
    }
}
