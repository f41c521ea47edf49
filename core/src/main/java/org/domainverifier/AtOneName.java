package org.domainverifier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;

/**
 * What of the repairs of findings that are not told has to stay in a plan. The changes at one name are one piece, whichever findings they hang on: an
 * alias makes room for records, a null MX goes where there is to be another. So they stay where something else is changed, or wrong.
 */
final class AtOneName {
    private final List<Finding> told;
    // a hundred findings share thousands of steps
    private final Set<RepairStep> steps = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<DomainName> names = new HashSet<>();

    /**
     * For a check.
     *
     * @param told the findings of it that are told
     */
    AtOneName(List<Finding> told) {
        this.told = List.copyOf(told);
        for (Finding finding : told) {
            if (finding.severity() == Severity.ERROR) {
                finding.name().ifPresent(names::add);
            }
            for (RepairStep step : finding.repair()) {
                if (steps.add(step) && step instanceof RecordChange change) {
                    names.add(change.name());
                }
            }
        }
    }

    /** The findings that are told, one of them with what has to stay of the repairs of others. */
    List<Finding> keptOf(List<Finding> others) {
        Set<RepairStep> met = Collections.newSetFromMap(new IdentityHashMap<>());
        List<RepairStep> staying = new ArrayList<>();
        for (Finding other : others) {
            if (other.repair().stream().anyMatch(this::belongs)) {
                other.repair().stream()
                        .filter(step -> !steps.contains(step) && met.add(step))
                        .forEach(staying::add);
            }
        }
        return staying.isEmpty() ? told : withSteps(staying);
    }

    private boolean belongs(RepairStep step) {
        return step instanceof RecordChange change && names.contains(change.name());
    }

    /** With the first that has a repair, or is an error: what makes room comes before what needs it. */
    private List<Finding> withSteps(List<RepairStep> more) {
        List<Finding> all = new ArrayList<>(told);
        for (int i = 0; i < all.size(); i++) {
            Finding finding = all.get(i);
            if (finding.severity() == Severity.ERROR || !finding.repair().isEmpty()) {
                List<RepairStep> first = new ArrayList<>(more);
                first.addAll(finding.repair());
                all.set(i, finding.repairedBy(first));
                break;
            }
        }
        return List.copyOf(all);
    }
}
