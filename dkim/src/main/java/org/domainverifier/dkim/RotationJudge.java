package org.domainverifier.dkim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.record.Severity;

/**
 * What the two selectors of a rotation amount to, given what each would be alone (docs/decisions.md, D-DKIM-ROTATION). A function of
 * values.
 */
final class RotationJudge {
    private final SelectorVerdict next;
    private final SelectorVerdict old;

    RotationJudge(SelectorVerdict next, SelectorVerdict old) {
        this.next = next;
        this.old = old;
    }

    /** Without dates: the next one is asked for, and the old one as long as that is not right. */
    List<SelectorVerdict> withoutDates() {
        return List.of(next, next.isRight() ? old.asOldOfRotation() : old);
    }

    List<SelectorVerdict> at(Instant now, DkimRotation rotation) {
        return switch (rotation.phaseAt(now)) {
            case ANNOUNCED -> List.of(announced(rotation), old);
            case BOTH -> List.of(due(rotation), besideNext(rotation));
            case NEXT -> List.of(next, noLongerNeeded());
        };
    }

    /** Nothing depends on the next key yet. */
    private SelectorVerdict announced(DkimRotation rotation) {
        if (isPlainlyMissing()) {
            return next.with(
                    CheckStatus.CORRECT,
                    List.of(about(DkimFinding.NEXT_KEY_ANNOUNCED, next).with("date", date(rotation.begin()))));
        }
        return isOpen(next) ? withoutWeight(next) : atMostWarning(next);
    }

    private SelectorVerdict due(DkimRotation rotation) {
        if (next.status() == CheckStatus.PENDING || next.status() == CheckStatus.UNKNOWN) {
            return next;
        }
        if (!isPlainlyMissing()) {
            return atMostWarning(next);
        }
        Finding due = about(DkimFinding.NEXT_KEY_DUE, next)
                .with("date", date(rotation.begin()))
                .repairedBy(next.findings().get(0).repair());
        Finding finding = rotation.end().map(end -> due.with("end", date(end))).orElse(due);
        return next.with(CheckStatus.WARNING, List.of(finding));
    }

    /** Whoever says until when signs with the old key may do so until then. */
    private SelectorVerdict besideNext(DkimRotation rotation) {
        if (!next.isRight() || old.isRight()) {
            return old;
        }
        if (rotation.end().isEmpty()) {
            return old.asOldOfRotation();
        }
        return atMostWarning(old);
    }

    private SelectorVerdict noLongerNeeded() {
        SelectorVerdict gone = old.asOldOfRotation();
        if (!gone.equals(old)) { // that it may be gone is said where the next one is there
            return next.isRight() ? gone : gone.with(CheckStatus.CORRECT, List.of());
        }
        return isOpen(old) ? withoutWeight(old) : atMostWarning(old);
    }

    private boolean isPlainlyMissing() {
        return next.status() == CheckStatus.MISSING
                && next.findings().size() == 1
                && next.findings().get(0).code() == DkimFinding.MISSING;
    }

    private static boolean isOpen(SelectorVerdict verdict) {
        return verdict.status() == CheckStatus.PENDING || verdict.status() == CheckStatus.UNKNOWN;
    }

    private static SelectorVerdict withoutWeight(SelectorVerdict verdict) {
        return verdict.with(CheckStatus.CORRECT, atMost(Severity.NOTICE, verdict));
    }

    private static SelectorVerdict atMostWarning(SelectorVerdict verdict) {
        return verdict.status().isWrong()
                ? verdict.with(CheckStatus.WARNING, atMost(Severity.WARNING, verdict))
                : verdict;
    }

    private static List<Finding> atMost(Severity severity, SelectorVerdict verdict) {
        List<Finding> findings = new ArrayList<>();
        verdict.findings().forEach(finding -> findings.add(finding.atMost(severity)));
        return findings;
    }

    private static Finding about(DkimFinding code, SelectorVerdict verdict) {
        return Finding.of(code, verdict.evidence().name())
                .with("selector", verdict.evidence().selector())
                .with("name", verdict.evidence().name());
    }

    private static String date(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }
}
