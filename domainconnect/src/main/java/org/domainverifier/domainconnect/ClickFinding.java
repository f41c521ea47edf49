package org.domainverifier.domainconnect;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;

/** What a customer would lose by the click with which a DNS host applies a template. */
public enum ClickFinding implements FindingCode {
    /** A second DMARC record, so that neither counts. */
    SECOND_DMARC(ERROR, "RFC 9989 §4.10"),
    /** The DMARC record goes, and none comes. */
    DMARC_REMOVED(ERROR, "RFC 9989 §4.10"),
    /** A DMARC policy that asks for less. */
    DMARC_WEAKENED(ERROR, "RFC 9989 §4.7"),
    /** Somebody who gets reports gets none any more. */
    REPORTS_LOST(WARNING, "RFC 9989 §4.7"),
    /** A second DKIM key at a selector. */
    SECOND_KEY(ERROR, "RFC 6376 §3.6.2.2"),
    /** Another DKIM key in place of the one at a selector, or none. */
    KEY_REPLACED(WARNING, "RFC 6376 §3.6.2.2"),
    /** A second SPF record, so that neither counts. */
    SECOND_SPF(ERROR, "RFC 7208 §4.5"),
    /** The SPF record does not let somebody send any more. */
    SENDER_CUT_OFF(ERROR, "RFC 7208 §5"),
    /** The SPF record leads to more look-ups than receivers make. */
    SPF_LOOKUPS(ERROR, "RFC 7208 §4.6.4"),
    /** Mail goes to other servers than before. */
    MX_REPLACED(WARNING, "RFC 5321 §5.1"),
    /** There is no MX record left. */
    MX_REMOVED(ERROR, "RFC 5321 §5.1"),
    /** An alias or address goes, and with it the web site or whatever is there. */
    SITE_REMOVED(WARNING, "Domain Connect §10.4"),
    /** A text goes, such as a token by which a service knows the domain's owner. */
    TEXT_REMOVED(WARNING, "Domain Connect §10.4"),
    /** A service goes that programs look for. */
    SERVICE_REMOVED(WARNING, "RFC 2782"),
    /** Name servers go. */
    SERVERS_REMOVED(WARNING, "RFC 1034 §4.2"),
    /** Other records go. */
    RECORD_REMOVED(WARNING, "Domain Connect §10.4"),
    /** Other servers answer for a name and all below it. */
    DELEGATED(WARNING, "Domain Connect §10.4"),
    /** What is there today could not be asked. */
    NOT_DETERMINED(NOTICE, "");

    private final FindingDefinition definition;

    ClickFinding(Severity severity, String section) {
        definition = FindingDefinition.of("click", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }
}
