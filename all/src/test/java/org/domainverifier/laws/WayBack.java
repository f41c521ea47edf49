package org.domainverifier.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.domainverifier.laws.zone.World;

/** Law 9: applied twice a plan changes nothing more, planned again neither, and the inverse restores the zone. */
public final class WayBack {
    private WayBack() {}

    /**
     * Judges that applying a plan again, and planning again, changes nothing.
     *
     * @param before the whole DNS before the plan
     * @param domain whose plan it is
     * @param plan the plan
     * @param planner what is planned for another DNS
     * @return the breaches
     */
    public static List<Breach> judge(World before, String domain, Plan plan, Function<World, Plan> planner) {
        List<Breach> breaches = new ArrayList<>();
        World after = before.after(plan.changes(), domain);
        if (!after.after(plan.changes(), domain).sameAs(after)) {
            breaches.add(
                    new Breach(9, "twice is not once", plan.toString(), "applied again, the plan changes the zone"));
        }
        Plan again = planner.apply(after);
        if (!again.changes().isEmpty()) {
            breaches.add(new Breach(9, "there is always more", again.toString(), "after the plan, more is planned"));
        }
        return breaches;
    }

    /**
     * Judges the inverse of a plan.
     *
     * @param before the whole DNS before the plan
     * @param domain whose plan it is
     * @param plan the plan
     * @param inverse the inverse that is to be judged
     * @return the breaches
     */
    public static List<Breach> judgeInverse(World before, String domain, Plan plan, Plan inverse) {
        World back = before.after(plan.changes(), domain).after(inverse.changes(), domain);
        return back.sameAs(before)
                ? List.of()
                : List.of(new Breach(9, "no way back", inverse.toString(), "the inverse does not restore the zone"));
    }
}
