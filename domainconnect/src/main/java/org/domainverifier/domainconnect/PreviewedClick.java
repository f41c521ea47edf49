package org.domainverifier.domainconnect;

import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.Verdict;
import org.domainverifier.check.Finding;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.RepairPlan;

/** All that is told of a click. */
record PreviewedClick(
        AppliedTemplate applied,
        List<Finding> losses,
        DomainReport before,
        DomainReport after,
        RepairPlan ownPlan,
        DomainReport afterOwnPlan)
        implements ClickPreview {
    PreviewedClick {
        losses = List.copyOf(losses);
    }

    @Override
    public boolean isOwnPlanSafer() {
        boolean harm = !applied.isApplied() || losses.stream().anyMatch(loss -> loss.severity() != Severity.NOTICE);
        return harm && rank(afterOwnPlan.verdict()) <= rank(after.verdict());
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> 0;
            case VERIFIED_WITH_WARNINGS -> 1;
            case INCONCLUSIVE -> 2;
            case NOT_VERIFIED -> 3;
        };
    }
}
