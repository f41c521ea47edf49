package org.domainverifier.laws.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.domainverifier.laws.Breach;
import org.domainverifier.laws.Plan;
import org.domainverifier.laws.PlanOracle;
import org.domainverifier.laws.library.Library;
import org.domainverifier.laws.zone.World;
import org.junit.jupiter.api.Test;

/** Plans of the library for grown zones, each broken in ten ways: the judge finds what was broken, whatever else it finds. */
class GrownMutationTest {
    private static final int ZONES = 600;
    private static final int OFTEN = 5;

    @Test
    void everyBrokenPlanIsSeen() {
        Map<String, Integer> broken = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        for (long seed = 0; seed < ZONES; seed++) {
            Scene scene = Grown.of(seed).scene();
            World world = scene.world();
            Plan plan = new Library(world, scene.wanted()).verify(scene.domain).plan();
            List<Breach> found = PlanOracle.judge(world, scene.domain, scene.wanted(), plan);
            for (Mutation mutation : Mutation.ALL) {
                mutation.breaker().apply(scene, plan).ifPresent(worse -> {
                    broken.merge(mutation.name(), 1, Integer::sum);
                    List<Breach> more = new ArrayList<>(PlanOracle.judge(world, scene.domain, scene.wanted(), worse));
                    more.removeAll(found);
                    if (more.stream().noneMatch(breach -> breach.law() == mutation.law())) {
                        missed.add("seed " + scene.domain + " " + mutation.name() + " of\n" + scene.own() + "\n" + worse
                                + "\nfound " + more);
                    }
                });
            }
        }
        assertThat(missed).isEmpty();
        assertThat(broken).as("each has something to break").hasSameSizeAs(Mutation.ALL);
        assertThat(broken.values()).as("often enough: %s", broken).allMatch(count -> count >= OFTEN);
    }
}
