package org.domainverifier.repair;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What has to be changed, as one list without contradictions or repetitions. An immutable value.
 *
 * @param steps the steps in the order in which to do them
 */
public record RepairPlan(List<RepairStep> steps) {
    /** Copies the list. */
    public RepairPlan {
        steps = List.copyOf(steps);
    }

    /**
     * A plan of the steps that several findings ask for.
     *
     * @param steps any steps; the same step of several findings counts once
     * @return the plan
     */
    public static RepairPlan of(Collection<? extends RepairStep> steps) {
        return new RepairPlan(List.copyOf(new LinkedHashSet<>(steps)));
    }

    /**
     * The changes of records.
     *
     * @return in order
     */
    public List<RecordChange> changes() {
        return steps.stream()
                .filter(RecordChange.class::isInstance)
                .map(RecordChange.class::cast)
                .toList();
    }

    /**
     * The steps that cannot be done in the DNS.
     *
     * @return in order
     */
    public List<ManualStep> manualSteps() {
        return steps.stream()
                .filter(ManualStep.class::isInstance)
                .map(ManualStep.class::cast)
                .toList();
    }

    /**
     * Whether there is nothing to do.
     *
     * @return true if there are no steps
     */
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
