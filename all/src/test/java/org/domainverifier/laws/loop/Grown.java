package org.domainverifier.laws.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A zone grown from a seed: a right one, then what else is in it, then what people did to it. The same seed and steps give the same
 * zone.
 *
 * @param seed where it begins
 * @param steps what was done, in order; each found something to do
 */
record Grown(long seed, List<Step> steps) {
    private static final int MOST_STRUCTURES = 3;
    private static final int MOST_HARMS = 4;

    /** All that can be done to a zone. */
    static final List<Harm> HARMS = Stream.of(SpfHarms.ALL, DmarcHarms.ALL, OtherHarms.ALL)
            .flatMap(List::stream)
            .toList();

    /** Something that is done, with what chance has to say about it. */
    record Step(Harm harm, long seed) {
        boolean apply(Scene scene) {
            return harm.action().apply(scene, new SplittableRandom(seed));
        }

        @Override
        public String toString() {
            return harm.name();
        }
    }

    static Grown of(long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x5deece66dL);
        Scene scene = new Grown(seed, List.of()).scene();
        List<Step> steps = new ArrayList<>();
        grow(scene, steps, Structures.ALL, random.nextInt(MOST_STRUCTURES + 1), random);
        grow(scene, steps, HARMS, random.nextInt(MOST_HARMS + 1), random);
        return new Grown(seed, steps);
    }

    private static void grow(Scene scene, List<Step> steps, List<Harm> harms, int count, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            Step step = new Step(harms.get(random.nextInt(harms.size())), random.nextLong());
            if (step.apply(scene)) {
                steps.add(step);
            }
        }
    }

    Scene scene() {
        Scene scene = Bases.of(new SplittableRandom(seed));
        steps.forEach(step -> step.apply(scene));
        return scene;
    }

    /** The same with as few steps as show what is looked for. */
    Grown smallest(Predicate<Grown> shows) {
        Grown smallest = this;
        for (int i = steps.size() - 1; i >= 0; i--) {
            List<Step> fewer = new ArrayList<>(smallest.steps);
            fewer.remove(i);
            Grown candidate = new Grown(seed, fewer);
            if (shows.test(candidate)) {
                smallest = candidate;
            }
        }
        return smallest;
    }
}
