package org.domainverifier.domainconnect;

/** How long a record has to stay as the template says (Domain Connect §10.4.1.2). */
public enum Essential {
    /** As long as the service is in use; who changes the record gives up the template. */
    ALWAYS("Always"),
    /** Until somebody changes it: later it may go, or be another one. */
    ON_APPLY("OnApply");

    private final String value;

    Essential(String value) {
        this.value = value;
    }

    /**
     * The word in a template.
     *
     * @return such as {@code OnApply}
     */
    public String value() {
        return value;
    }
}
