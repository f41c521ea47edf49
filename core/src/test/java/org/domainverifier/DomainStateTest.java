package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.DomainState.Patience;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.dns.session.DnsSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainStateTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Patience TWICE_IN_AN_HOUR = new Patience(2, Duration.ofHours(1));

    private static DomainReport report(Verdict verdict, int minute, CheckEntry... entries) {
        return new VerifiedDomain(
                DomainName.of("customer.example"),
                verdict,
                List.of(entries),
                new DnsSession(ZoneResolver.parse("")).usage(),
                START.plus(Duration.ofMinutes(minute)),
                Map.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static DomainState in(DomainStatus status) {
        return new DomainState(status, START, 0, Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, VERIFIED, ACTIVE",
        "PENDING, VERIFIED_WITH_WARNINGS, ACTIVE_WITH_WARNINGS",
        "PENDING, NOT_VERIFIED, PENDING",
        "PENDING, INCONCLUSIVE, PENDING",
        "ACTIVE, VERIFIED, ACTIVE",
        "ACTIVE, VERIFIED_WITH_WARNINGS, ACTIVE_WITH_WARNINGS",
        "ACTIVE, NOT_VERIFIED, ACTIVE",
        "ACTIVE, INCONCLUSIVE, ACTIVE",
        "ACTIVE_WITH_WARNINGS, VERIFIED, ACTIVE",
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
        assertThat(soon.failedChecks()).isEqualTo(2);

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
        assertThat(state.failedChecks()).isEqualTo(1);
        assertThat(state.failingSince()).contains(START.plus(Duration.ofMinutes(90)));
    }

    @Test
    void anInconclusiveReportChangesNothingAtAll() {
        DomainState failing = in(DomainStatus.ACTIVE).after(report(Verdict.NOT_VERIFIED, 0), TWICE_IN_AN_HOUR);

        assertThat(failing.after(report(Verdict.INCONCLUSIVE, 200), TWICE_IN_AN_HOUR))
                .isEqualTo(failing);
    }

    private static CheckEntry entry(CheckStatus status) {
        return VerifiedCheck.of(
                new Place(DomainName.of("customer.example"), StubCheck.keyOf("own")),
                Requirement.REQUIRED,
                StubCheck.Result.of(status),
                status,
                List.of(),
                CustomerValues.none());
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

        assertThat(in(DomainStatus.ACTIVE).after(report, TWICE_IN_AN_HOUR).failedChecks())
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
    void patienceNeedsAtLeastOneFailure() {
        assertThatThrownBy(() -> new Patience(0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Patience(1, Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
