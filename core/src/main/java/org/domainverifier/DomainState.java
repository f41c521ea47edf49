package org.domainverifier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The status of a domain and what of its history decides on the next one. An immutable value for a provider to keep: the next
 * state is a pure function of this one and a new report.
 *
 * @param status where the domain stands
 * @param since since when
 * @param reasons why, as {@linkplain org.domainverifier.record.FindingCode#id() codes of findings}: what is wrong in an error and while pending, what is
 *     worth fixing in a status with warnings, by the newest report that said so; empty if all is right
 * @param failing the newest reports in a row that said that something required is wrong, while it is active
 * @param warned the newest reports in a row that said that something is wrong or worth fixing, while it is active without warnings
 * @param lastReport when the newest report was made that counted
 * @param history how the status changed, the newest change last; the constructor keeps the newest {@value #MOST_CHANGES}
 */
public record DomainState(
        DomainStatus status,
        Instant since,
        List<String> reasons,
        Streak failing,
        Streak warned,
        Optional<Instant> lastReport,
        List<Change> history) {

    /** How many changes a state remembers. */
    public static final int MOST_CHANGES = 20;

    /**
     * How patient to be with an active domain.
     *
     * @param failedChecks how many reports in a row must say that it is not verified, or that there is something worth fixing, at least 1
     * @param failingFor over what time at least
     */
    public record Patience(int failedChecks, Duration failingFor) {
        /** Three failed checks over an hour. */
        public static final Patience DEFAULT = new Patience(3, Duration.ofHours(1));

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if a bound makes no sense
         */
        public Patience {
            if (failedChecks < 1 || failingFor.isNegative()) {
                throw new IllegalArgumentException(
                        "patience needs one failed check and no negative time: " + failedChecks + ", " + failingFor);
            }
        }

        private boolean isAtItsEnd(Streak streak, Instant now) {
            return streak.reports() >= failedChecks
                    && Duration.between(streak.since().orElse(now), now).compareTo(failingFor) >= 0;
        }
    }

    /**
     * Reports in a row that said the same.
     *
     * @param reports how many
     * @param since when the first of them was made; empty if there is none
     */
    public record Streak(int reports, Optional<Instant> since) {
        /** No report. */
        public static final Streak NONE = new Streak(0, Optional.empty());

        /**
         * Checks that both say the same.
         *
         * @throws IllegalArgumentException if the number is negative, or there is a time without reports, or the other way round
         */
        public Streak {
            Objects.requireNonNull(since, "since");
            if (reports < 0) {
                throw new IllegalArgumentException("a streak has no negative number of reports: " + reports);
            }
            if (reports == 0 && since.isPresent()) {
                throw new IllegalArgumentException(
                        "a streak of no reports has begun at no time, not at " + since.get());
            }
            if (reports > 0 && since.isEmpty()) {
                throw new IllegalArgumentException("a streak of " + reports + " reports has begun at some time");
            }
        }

        private Streak and(Instant next) {
            return new Streak(reports + 1, since.or(() -> Optional.of(next)));
        }
    }

    /**
     * A change of the status.
     *
     * @param before the status until then
     * @param after the status from then on
     * @param at when the report was made that changed it
     * @param reasons the codes of what it found, as {@link DomainState#reasons()}
     */
    public record Change(DomainStatus before, DomainStatus after, Instant at, List<String> reasons) {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if nothing changes, or a domain would be pending again
         */
        public Change {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(at, "at");
            reasons = List.copyOf(reasons);
            if (before == after) {
                throw new IllegalArgumentException("a change from " + before + " to itself");
            }
            if (after == DomainStatus.PENDING) {
                throw new IllegalArgumentException("a domain that was " + before + " is never pending again");
            }
        }
    }

    /**
     * Copies the lists and checks that all of it fits together.
     *
     * @throws IllegalArgumentException if it is none that a domain can be in; the message says why
     */
    public DomainState {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(failing, "failing");
        Objects.requireNonNull(warned, "warned");
        Objects.requireNonNull(lastReport, "lastReport");
        reasons = List.copyOf(reasons);
        history = List.copyOf(history.subList(Math.max(0, history.size() - MOST_CHANGES), history.size()));
        StateRules.check(status, since, failing, warned, lastReport, history);
    }

    /**
     * The state of a domain that was never verified.
     *
     * @param now when it was added
     * @return a pending state
     */
    public static DomainState pending(Instant now) {
        return of(DomainStatus.PENDING, now);
    }

    /**
     * The state of a domain of which no more is known than its status, such as one that was verified by other means before.
     *
     * @param status where it stands
     * @param since since when
     * @return a state without reports
     */
    public static DomainState of(DomainStatus status, Instant since) {
        return new DomainState(status, since, List.of(), Streak.NONE, Streak.NONE, Optional.empty(), List.of());
    }

    /**
     * The state after a new report, with the usual patience.
     *
     * @param report the report
     * @return the next state
     */
    public DomainState after(DomainReport report) {
        return after(report, Patience.DEFAULT);
    }

    /**
     * The state after a new report. An inconclusive report, and one that is not newer than the newest that counted, change nothing, and neither
     * does one that lacks no more than what the provider itself has not stated yet ({@link org.domainverifier.check.CheckStatus#PENDING}). A domain
     * that was never active stays pending until it is verified. An active one turns to {@link DomainStatus#ERROR}, or to {@link
     * DomainStatus#ACTIVE_WITH_WARNINGS}, only when patience is at its end, and back as soon as a report says so. What of the recommended
     * could not be asked, or is not ready, is no warning here and changes nothing.
     *
     * @param report the report
     * @param patience how patient to be
     * @return the next state
     */
    public DomainState after(DomainReport report, Patience patience) {
        Instant at = report.startedAt();
        ReportSays says = ReportSays.of(report);
        if (says == ReportSays.NOTHING
                || lastReport.filter(newest -> !at.isAfter(newest)).isPresent()) {
            return this;
        }
        Streak nextFailing = says == ReportSays.WRONG && isActive() ? failing.and(at) : Streak.NONE;
        Streak nextWarned = nextWarned(says, at);
        DomainStatus next = next(says, patience, nextFailing, nextWarned, at);
        List<String> found = says.reasons(report);
        if (next == status) {
            return new DomainState(
                    status,
                    since,
                    isWhatIsSaid(says) ? found : reasons,
                    nextFailing,
                    nextWarned,
                    Optional.of(at),
                    history);
        }
        List<Change> changes = new ArrayList<>(history);
        changes.add(new Change(status, next, at, found));
        return new DomainState(
                next,
                at,
                found,
                next == DomainStatus.ERROR ? Streak.NONE : nextFailing,
                Streak.NONE,
                Optional.of(at),
                changes);
    }

    private boolean isActive() {
        return status == DomainStatus.ACTIVE || status == DomainStatus.ACTIVE_WITH_WARNINGS;
    }

    private Streak nextWarned(ReportSays says, Instant at) {
        if (status != DomainStatus.ACTIVE || says == ReportSays.RIGHT) {
            return Streak.NONE;
        }
        return says == ReportSays.RIGHT_AS_FAR_AS_KNOWN ? warned : warned.and(at);
    }

    private DomainStatus next(ReportSays says, Patience patience, Streak nextFailing, Streak nextWarned, Instant at) {
        return switch (says) {
            case RIGHT -> DomainStatus.ACTIVE;
            case RIGHT_AS_FAR_AS_KNOWN -> isActive() ? status : DomainStatus.ACTIVE_WITH_WARNINGS;
            case WORTH_FIXING ->
                status == DomainStatus.ACTIVE && !patience.isAtItsEnd(nextWarned, at)
                        ? status
                        : DomainStatus.ACTIVE_WITH_WARNINGS;
            case WRONG -> {
                if (isActive() && patience.isAtItsEnd(nextFailing, at)) {
                    yield DomainStatus.ERROR;
                }
                yield status == DomainStatus.ACTIVE && patience.isAtItsEnd(nextWarned, at)
                        ? DomainStatus.ACTIVE_WITH_WARNINGS
                        : status;
            }
            case NOTHING -> status;
        };
    }

    /** Whether a report says of the domain what its status does, so that it tells the newest reasons. */
    private boolean isWhatIsSaid(ReportSays says) {
        return switch (status) {
            case PENDING, ERROR -> says == ReportSays.WRONG;
            case ACTIVE -> says == ReportSays.RIGHT;
            case ACTIVE_WITH_WARNINGS -> says == ReportSays.WORTH_FIXING;
        };
    }
}
