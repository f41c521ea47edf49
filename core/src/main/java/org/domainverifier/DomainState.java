package org.domainverifier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Requirement;

/**
 * The status of a domain and what of its history decides on the next one. An immutable value for a provider to keep: the next
 * state is a pure function of this one and a new report.
 *
 * @param status where the domain stands
 * @param since since when
 * @param failedChecks how many reports in a row said that it is not verified, while it is active
 * @param failingSince when the first of those was made
 * @param lastReport when the newest report was made that counted
 */
public record DomainState(
        DomainStatus status,
        Instant since,
        int failedChecks,
        Optional<Instant> failingSince,
        Optional<Instant> lastReport) {

    /**
     * How patient to be with an active domain.
     *
     * @param failedChecks how many reports in a row must say that it is not verified, at least 1
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
    }

    /** Refuses nulls. */
    public DomainState {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(since, "since");
    }

    /**
     * The state of a domain that was never verified.
     *
     * @param now when it was added
     * @return a pending state
     */
    public static DomainState pending(Instant now) {
        return new DomainState(DomainStatus.PENDING, now, 0, Optional.empty(), Optional.empty());
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
     * The state after a new report. An inconclusive report, and one older than the newest that counted, change nothing, and neither
     * does one that lacks no more than what the provider itself has not stated yet ({@link CheckStatus#PENDING}). A domain
     * that was never active stays pending until it is verified. An active one turns to {@link DomainStatus#ERROR} only when
     * patience is at its end, and back as soon as it is verified.
     *
     * @param report the report
     * @param patience how patient to be
     * @return the next state
     */
    public DomainState after(DomainReport report, Patience patience) {
        Instant at = report.startedAt();
        if (report.verdict() == Verdict.INCONCLUSIVE
                || isNotReady(report)
                || lastReport.filter(at::isBefore).isPresent()) {
            return this;
        }
        return switch (report.verdict()) {
            case VERIFIED -> healthy(DomainStatus.ACTIVE, at);
            case VERIFIED_WITH_WARNINGS -> healthy(DomainStatus.ACTIVE_WITH_WARNINGS, at);
            case NOT_VERIFIED -> failed(at, patience);
            case INCONCLUSIVE -> this;
        };
    }

    private static boolean isNotReady(DomainReport report) {
        List<CheckStatus> required = report.entries().stream()
                .filter(entry -> entry.requirement() == Requirement.REQUIRED)
                .map(CheckEntry::status)
                .toList();
        return required.contains(CheckStatus.PENDING) && required.stream().noneMatch(CheckStatus::isWrong);
    }

    private DomainState healthy(DomainStatus next, Instant at) {
        return new DomainState(next, next == status ? since : at, 0, Optional.empty(), Optional.of(at));
    }

    private DomainState failed(Instant at, Patience patience) {
        if (status == DomainStatus.PENDING || status == DomainStatus.ERROR) {
            return new DomainState(status, since, 0, Optional.empty(), Optional.of(at));
        }
        int failures = failedChecks + 1;
        Instant first = failingSince.orElse(at);
        boolean enough = failures >= patience.failedChecks()
                && Duration.between(first, at).compareTo(patience.failingFor()) >= 0;
        return enough
                ? new DomainState(DomainStatus.ERROR, at, 0, Optional.empty(), Optional.of(at))
                : new DomainState(status, since, failures, Optional.of(first), Optional.of(at));
    }
}
