package org.domainverifier.laws.loop;

import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Something that makes a zone what it is in the field: a piece of its structure, or what somebody did to it.
 *
 * @param name what it is
 * @param action does it; says whether it found something to do
 */
record Harm(String name, Action action) {
    /** Does something to a scene. */
    @FunctionalInterface
    interface Action {
        boolean apply(Scene scene, RandomGenerator random);
    }

    /** A rewriting of one text. */
    static Harm of(String name, BiFunction<Scene, RandomGenerator, Boolean> action) {
        return new Harm(name, action::apply);
    }

    static String pick(RandomGenerator random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @Override
    public String toString() {
        return name;
    }
}
