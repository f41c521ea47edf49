package org.domainverifier.examples.quickstart;

import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;

/** What {@link DaneCheck} can find. The sentences are in {@code META-INF/domainverifier/findings/dane.properties}. */
public enum DaneFinding implements FindingCode {
    /** No mail server has TLSA records. */
    MISSING(NOTICE, "RFC 7672 §2.2"),
    /** Some mail servers have TLSA records, this one has none. */
    PARTIAL(WARNING, "RFC 7672 §2.2.1"),
    /** All TLSA records of a mail server have a usage that is not for mail. */
    UNUSABLE(WARNING, "RFC 7672 §3.1.3"),
    /** The TLSA records came without a sign that DNSSEC vouches for them. */
    NOT_AUTHENTICATED(NOTICE, "RFC 7672 §2.2"),
    /** The TLSA records could not be asked for. */
    NOT_DETERMINED(WARNING, "RFC 7672 §2.1.2");

    private final FindingDefinition definition;

    DaneFinding(Severity severity, String section) {
        definition = FindingDefinition.of("dane", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }
}
