package org.domainverifier.laws;

import java.util.List;
import org.domainverifier.laws.zone.World;

/**
 * Judges plans by the laws that need nothing but the zone, what was asked for, and the plan: 1 to 5, 7, and what can be seen of 6. See
 * {@link WayBack} for law 9 and {@link Reality} for law 8.
 */
public final class PlanOracle {
    private static final List<Law> LAWS = List.of(
            new OnlyWhatIsThere(),
            new NothingElseIsHarmed(),
            new NobodyNew(),
            new NothingWeaker(),
            new NobodyIsLost(),
            new ResultIsRight(),
            new WhatIsNotKnown());

    private PlanOracle() {}

    /**
     * Judges a plan.
     *
     * @param before the whole DNS before it
     * @param domain whose plan it is
     * @param wanted what was asked for
     * @param plan the plan
     * @return every breach, by the number of the law
     */
    public static List<Breach> judge(World before, String domain, Wanted wanted, Plan plan) {
        Trial trial = new Trial(before, domain, wanted, plan);
        LAWS.forEach(law -> law.judge(trial));
        return trial.breaches();
    }
}
