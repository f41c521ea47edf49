package org.domainverifier.laws.library;

import org.domainverifier.laws.Plan;

/** Law 9's way back: as the library knows it, or as somebody broke it on purpose. */
public interface Inverse {
    /** What {@code RepairPlan.inverse()} says. */
    Inverse OF_THE_LIBRARY = Library::inverse;

    /** What is to undo the plan of an outcome. */
    Plan of(Library.Outcome outcome);
}
