package org.domainverifier.domainconnect;

/** What a DNS host does by means of its own, beside the records that it serves. */
public enum HostService {
    /** Something like an alias at the top of a zone. */
    APEX_ALIAS("APEXCNAME"),
    /** A redirect of web pages for good (HTTP status 301). */
    PERMANENT_REDIRECT("REDIR301"),
    /** A redirect of web pages for now (HTTP status 302). */
    TEMPORARY_REDIRECT("REDIR302");

    private final String value;

    HostService(String value) {
        this.value = value;
    }

    /**
     * The word in a template.
     *
     * @return such as {@code REDIR301}
     */
    public String value() {
        return value;
    }

    static HostService of(TemplateRecord record) {
        if (record instanceof TemplateRecord.Redirect redirect) {
            return redirect.permanent() ? PERMANENT_REDIRECT : TEMPORARY_REDIRECT;
        }
        return APEX_ALIAS;
    }
}
