package org.domainverifier.examples.quickstart;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;

/** What {@link DaneCheck} can find. The sentences are in {@code META-INF/domainverifier/findings/dane.properties}. */
public enum DaneFinding implements FindingCode {
    /** No mail server has TLSA records. */
    MISSING("dane.missing", Severity.NOTICE, "RFC 7672 §2.2"),
    /** Some mail servers have TLSA records, this one has none. */
    PARTIAL("dane.partial", Severity.WARNING, "RFC 7672 §2.2.1"),
    /** All TLSA records of a mail server have a usage that is not for mail. */
    UNUSABLE("dane.unusable", Severity.WARNING, "RFC 7672 §3.1.3"),
    /** The TLSA records came without a sign that DNSSEC vouches for them. */
    NOT_AUTHENTICATED("dane.not-authenticated", Severity.NOTICE, "RFC 7672 §2.2"),
    /** The TLSA records could not be asked for. */
    NOT_DETERMINED("dane.not-determined", Severity.WARNING, "RFC 7672 §2.1.2");

    private final String id;
    private final Severity severity;
    private final String section;

    DaneFinding(String id, Severity severity, String section) {
        this.id = id;
        this.severity = severity;
        this.section = section;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String section() {
        return section;
    }
}
