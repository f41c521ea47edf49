package org.domainverifier.record;

/**
 * The stable name of one kind of finding. Each check has an enum of them.
 *
 * <p>The sentence for people is not here: it is under the {@link #id()} in the resource {@code
 * META-INF/domainverifier/findings/<check>.properties} of the class loader of the implementing class, where {@code <check>} is
 * {@link #check()}, with {@code {name}} for the argument of that name.
 */
public interface FindingCode {
    /**
     * The stable id, such as {@code spf.multiple-records}: the id of the check, a dot, and a name. It never changes its
     * meaning.
     *
     * @return the id
     */
    String id();

    /**
     * How much it matters.
     *
     * @return the severity
     */
    Severity severity();

    /**
     * The section of the standard that it rests on, such as {@code RFC 7208 §3.2}; empty for what rests on the expectation
     * alone.
     *
     * @return document and section
     */
    String section();

    /**
     * The id of the check that finds it: what stands before the first dot of {@link #id()}.
     *
     * @return such as {@code spf}
     */
    default String check() {
        return id().substring(0, id().indexOf('.'));
    }
}
