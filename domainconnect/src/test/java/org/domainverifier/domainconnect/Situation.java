package org.domainverifier.domainconnect;

import java.util.Arrays;
import java.util.List;

/**
 * Something that a template may have, and what is to be said of it.
 *
 * @param name what it is
 * @param json the template
 * @param expected the code and the place, with a space between them, of all that is noticed
 */
record Situation(String name, String json, List<String> expected) {
    static Situation of(String name, String json, String... expected) {
        return new Situation(name, json, Arrays.asList(expected));
    }

    @Override
    public String toString() {
        return name;
    }
}
