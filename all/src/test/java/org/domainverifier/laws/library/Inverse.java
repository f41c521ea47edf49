package org.domainverifier.laws.library;

import java.util.Optional;
import org.domainverifier.laws.Plan;

/** Law 9's way back, as the library knows it. */
public interface Inverse {
    /** There is no {@code RepairPlan.inverse()} so far: replace this by it, and every run judges law 9 whole. */
    Inverse NOT_YET = outcome -> Optional.empty();

    /** The inverse of a plan; empty if the library has none. */
    Optional<Plan> of(Library.Outcome outcome);
}
