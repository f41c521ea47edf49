package org.domainverifier.publish;

/** The form of one tool. The library's are in {@link Exports}; write your own over {@link ZonePlan#recordSets()} or its changes. Pure and thread-safe. */
public interface ExportFormat {
    /**
     * A stable id, such as {@code route53}.
     *
     * @return lower-case letters, digits and hyphens
     */
    String id();

    /**
     * The plan in this form.
     *
     * @param plan the plan for one zone
     * @return the text, or what is in the way
     */
    PlanExport write(ZonePlan plan);
}
