package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.domainverifier.DomainState.Change;
import org.domainverifier.DomainState.Patience;
import org.domainverifier.DomainState.Streak;
import org.junit.jupiter.api.Test;

/** Whoever makes a state by hand is told what does not fit together. */
class DomainStateRulesTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static DomainState state(
            DomainStatus status, Streak failing, Streak warned, Optional<Instant> lastReport, Change... history) {
        return new DomainState(status, START, List.of(), failing, warned, lastReport, List.of(history));
    }

    private static Change change(DomainStatus before, DomainStatus after, int minute) {
        return new Change(before, after, minute(minute), List.of());
    }

    @Test
    void nonsenseIsRefusedWithItsReason() {
        Optional<Instant> now = Optional.of(START);
        Streak one = new Streak(1, now);
        assertThatThrownBy(() -> new Streak(-1, Optional.empty())).hasMessageContaining("negative");
        assertThatThrownBy(() -> new Streak(0, now)).hasMessageContaining("no reports");
        assertThatThrownBy(() -> new Streak(2, Optional.empty())).hasMessageContaining("2 reports");
        assertThatThrownBy(() -> state(DomainStatus.PENDING, one, Streak.NONE, now))
                .hasMessageContaining("PENDING");
        assertThatThrownBy(() -> state(DomainStatus.ERROR, one, Streak.NONE, now))
                .hasMessageContaining("ERROR");
        assertThatThrownBy(() -> state(DomainStatus.ACTIVE_WITH_WARNINGS, Streak.NONE, one, now))
                .hasMessageContaining("ACTIVE_WITH_WARNINGS");
        assertThatThrownBy(() -> state(DomainStatus.ACTIVE, Streak.NONE, Streak.NONE, Optional.of(minute(-1))))
                .hasMessageContaining("newest report");
        assertThatThrownBy(() -> state(DomainStatus.ACTIVE, one, Streak.NONE, Optional.empty()))
                .hasMessageContaining("streak");
        assertThatThrownBy(() -> state(DomainStatus.ACTIVE, new Streak(1, Optional.of(minute(1))), Streak.NONE, now))
                .hasMessageContaining("streak");
        assertThatThrownBy(() -> change(DomainStatus.ACTIVE, DomainStatus.ACTIVE, 0))
                .hasMessageContaining("itself");
        assertThatThrownBy(() -> change(DomainStatus.ACTIVE, DomainStatus.PENDING, 0))
                .hasMessageContaining("never pending");
        Change begun = change(DomainStatus.PENDING, DomainStatus.ACTIVE, 0);
        assertThatThrownBy(() -> state(DomainStatus.ERROR, Streak.NONE, Streak.NONE, now, begun))
                .hasMessageContaining("newest change");
        assertThatThrownBy(() -> state(
                        DomainStatus.ACTIVE,
                        Streak.NONE,
                        Streak.NONE,
                        now,
                        begun,
                        change(DomainStatus.ERROR, DomainStatus.ACTIVE, 0)))
                .hasMessageContaining("follow");
        assertThatThrownBy(() -> state(
                        DomainStatus.ACTIVE,
                        Streak.NONE,
                        Streak.NONE,
                        now,
                        change(DomainStatus.PENDING, DomainStatus.ERROR, 5),
                        change(DomainStatus.ERROR, DomainStatus.ACTIVE, 0)))
                .hasMessageContaining("follow");
        assertThat(state(DomainStatus.ACTIVE, one, one, now, begun).status()).isEqualTo(DomainStatus.ACTIVE);
    }

    @Test
    void patienceNeedsAtLeastOneFailure() {
        assertThatThrownBy(() -> new Patience(0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Patience(1, Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
