package org.domainverifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.ReportDiff.StatusChange;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.record.Severity;

/** Compares two reports on one domain. */
record Differences(
        Verdict before,
        Verdict after,
        List<Finding> appeared,
        List<Finding> fixed,
        List<StatusChange> worse,
        List<StatusChange> better)
        implements ReportDiff {
    Differences {
        appeared = List.copyOf(appeared);
        fixed = List.copyOf(fixed);
        worse = List.copyOf(worse);
        better = List.copyOf(better);
    }

    static ReportDiff between(DomainReport before, DomainReport after) {
        List<Finding> appeared = new ArrayList<>();
        List<Finding> fixed = new ArrayList<>();
        List<StatusChange> worse = new ArrayList<>();
        List<StatusChange> better = new ArrayList<>();
        for (CheckEntry now : after.entries()) {
            Optional<CheckEntry> then = before.entry(now.key(), now.name());
            if (then.isEmpty()
                    || now.status() == CheckStatus.UNKNOWN
                    || then.get().status() == CheckStatus.UNKNOWN) {
                continue;
            }
            boolean doubtful = isDoubtful(now) || isDoubtful(then.get());
            appeared.addAll(without(now.findings(), then.get().findings(), doubtful));
            fixed.addAll(without(then.get().findings(), now.findings(), doubtful));
            int order = now.status().compareTo(then.get().status());
            if (order != 0) {
                (order > 0 ? worse : better)
                        .add(new StatusChange(now.name(), now.key(), then.get().status(), now.status()));
            }
        }
        return new Differences(before.verdict(), after.verdict(), appeared, fixed, worse, better);
    }

    /** Whether part of what the check looks at could not be looked up, so that not all was noticed that there may be. */
    private static boolean isDoubtful(CheckEntry entry) {
        return entry.findings().stream().anyMatch(finding -> finding.code().saysNotDetermined());
    }

    private static List<Finding> without(List<Finding> findings, List<Finding> others, boolean doubtful) {
        return findings.stream()
                .filter(finding -> !finding.code().saysNotDetermined()) // which says nothing of a change
                .filter(finding -> !doubtful || finding.severity() != Severity.NOTICE)
                .filter(finding -> others.stream().noneMatch(other -> same(finding, other)))
                .toList();
    }

    // the repair holds TTLs, which count down in caches; the severity goes with what is required
    private static boolean same(Finding one, Finding other) {
        return one.code().equals(other.code())
                && one.name().equals(other.name())
                && one.record().equals(other.record())
                && one.span().equals(other.span())
                && one.arguments().equals(other.arguments());
    }
}
