package org.domainverifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;

/**
 * What changed between two reports on the same domain, for telling people of transitions only. Checks that could not be
 * determined in either report ({@link CheckStatus#UNKNOWN}) say nothing about a change and are left out.
 *
 * @param before the verdict before
 * @param after the verdict after
 * @param appeared findings that are new
 * @param fixed findings that are gone
 * @param worse checks whose status became worse
 * @param better checks whose status became better
 */
public record ReportDiff(
        Verdict before,
        Verdict after,
        List<Finding> appeared,
        List<Finding> fixed,
        List<StatusChange> worse,
        List<StatusChange> better) {
    /** Copies the lists. */
    public ReportDiff {
        appeared = List.copyOf(appeared);
        fixed = List.copyOf(fixed);
        worse = List.copyOf(worse);
        better = List.copyOf(better);
    }

    /**
     * A check whose status changed.
     *
     * @param check which one
     * @param before its status before
     * @param after its status after
     */
    public record StatusChange(CheckKey<?> check, CheckStatus before, CheckStatus after) {}

    /**
     * Compares two reports.
     *
     * @param before the earlier report
     * @param after the later report
     * @return the difference
     * @throws IllegalArgumentException if they are not about the same domain
     */
    public static ReportDiff between(DomainReport before, DomainReport after) {
        if (!before.domain().equals(after.domain())) {
            throw new IllegalArgumentException("reports on two domains: " + before.domain() + " and " + after.domain());
        }
        List<Finding> appeared = new ArrayList<>();
        List<Finding> fixed = new ArrayList<>();
        List<StatusChange> worse = new ArrayList<>();
        List<StatusChange> better = new ArrayList<>();
        for (CheckEntry now : after.entries()) {
            Optional<CheckEntry> then = before.entry(now.key());
            if (then.isEmpty()
                    || now.status() == CheckStatus.UNKNOWN
                    || then.get().status() == CheckStatus.UNKNOWN) {
                continue;
            }
            appeared.addAll(without(now.findings(), then.get().findings()));
            fixed.addAll(without(then.get().findings(), now.findings()));
            int order = now.status().compareTo(then.get().status());
            if (order != 0) {
                (order > 0 ? worse : better)
                        .add(new StatusChange(now.key(), then.get().status(), now.status()));
            }
        }
        return new ReportDiff(before.verdict(), after.verdict(), appeared, fixed, worse, better);
    }

    private static List<Finding> without(List<Finding> findings, List<Finding> others) {
        return findings.stream()
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

    /**
     * Whether nothing changed.
     *
     * @return true if there is nothing to tell
     */
    public boolean isEmpty() {
        return before == after && appeared.isEmpty() && fixed.isEmpty() && worse.isEmpty() && better.isEmpty();
    }
}
