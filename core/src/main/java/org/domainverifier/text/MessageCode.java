package org.domainverifier.text;

import java.util.Locale;

/**
 * The stable name of something that is said to people: a kind of finding, or a step to be taken by hand.
 *
 * <p>The sentence is not here: it is under the {@link #id()} in the resource {@code
 * META-INF/domainverifier/findings/<check>.properties} of the class loader of the implementing class, where {@code <check>} is
 * {@link #check()}, with {@code {name}} for the argument of that name. See {@link Messages}.
 */
public interface MessageCode {
    /**
     * The stable id, such as {@code spf.multiple-records}: the id of the check, a dot, and a name. It never changes its
     * meaning.
     *
     * @return the id
     */
    String id();

    /**
     * The id of the check that says it, which is also the name of the bundle: the part of {@link #id()} before the first dot.
     *
     * @return such as {@code spf}
     */
    default String check() {
        String id = id();
        return id.substring(0, id.indexOf('.'));
    }

    /**
     * Whether the sentence tells people what to do, so that they may have to type or copy the names in it: a name that is shown with U-labels is then
     * followed by what the DNS has, in parentheses.
     *
     * @return false unless the code says otherwise; true of steps
     */
    default boolean isInstruction() {
        return false;
    }

    /**
     * The id that a constant has by its name: {@code MULTIPLE_RECORDS} of the check {@code spf} is {@code
     * spf.multiple-records}.
     *
     * @param check the id of the check
     * @param constant the constant
     * @return the id
     */
    static String id(String check, Enum<?> constant) {
        return check + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
