package org.domainverifier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which states of a domain there are: whoever keeps one and makes another of it by hand is told what does not fit together. */
final class StateRules {
    private StateRules() {}

    static void check(
            DomainStatus status,
            Instant since,
            DomainState.Streak failing,
            DomainState.Streak warned,
            Optional<Instant> lastReport,
            List<DomainState.Change> history) {
        boolean active = status == DomainStatus.ACTIVE || status == DomainStatus.ACTIVE_WITH_WARNINGS;
        if (failing.reports() > 0 && !active) {
            throw new IllegalArgumentException(
                    "failed reports are counted of an active domain only, not of one that is " + status);
        }
        if (warned.reports() > 0 && status != DomainStatus.ACTIVE) {
            throw new IllegalArgumentException(
                    "reports with warnings are counted of a domain without only, not of one that is " + status);
        }
        checkTimes(status, since, failing, warned, lastReport);
        checkHistory(status, since, history);
    }

    private static void checkTimes(
            DomainStatus status,
            Instant since,
            DomainState.Streak failing,
            DomainState.Streak warned,
            Optional<Instant> lastReport) {
        // a domain may be added, and so be pending, after the report on it was made
        if (status != DomainStatus.PENDING && lastReport.filter(since::isAfter).isPresent()) {
            throw new IllegalArgumentException(
                    "it cannot be " + status + " since " + since + ", after its newest report of " + lastReport.get());
        }
        for (DomainState.Streak streak : List.of(failing, warned)) {
            Optional<Instant> begun = streak.since();
            if (begun.isPresent() && (lastReport.isEmpty() || begun.get().isAfter(lastReport.get()))) {
                throw new IllegalArgumentException("a streak since " + begun.get() + " has a report since then, not "
                        + lastReport.map(newest -> "one of " + newest).orElse("none"));
            }
        }
    }

    private static void checkHistory(DomainStatus status, Instant since, List<DomainState.Change> history) {
        for (int i = 1; i < history.size(); i++) {
            DomainState.Change earlier = history.get(i - 1);
            DomainState.Change later = history.get(i);
            if (earlier.after() != later.before() || earlier.at().isAfter(later.at())) {
                throw new IllegalArgumentException("a change cannot follow another: " + later + " after " + earlier);
            }
        }
        if (!history.isEmpty()) {
            DomainState.Change newest = history.get(history.size() - 1);
            if (newest.after() != status || !newest.at().equals(since)) {
                throw new IllegalArgumentException(
                        "it is " + status + " since " + since + ", which its newest change does not say: " + newest);
            }
        }
    }
}
