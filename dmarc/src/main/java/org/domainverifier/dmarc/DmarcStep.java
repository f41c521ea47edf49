package org.domainverifier.dmarc;

import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What DMARC may ask to be done by hand; more may come. */
public enum DmarcStep implements StepCode {
    /** Ask receivers for a stricter policy once the reports are clean. */
    TIGHTEN_POLICY,
    /** End the test mode. */
    END_TEST,
    /** Protect the subdomains as well as the domain. */
    COVER_SUBDOMAINS,
    /** Publish a record for the domain itself. */
    PUBLISH_OWN_RECORD,
    /** The destination has to agree to get the reports. */
    AUTHORIZE_REPORTS,
    /** The destination has to accept mail. */
    ACCEPT_REPORTS;

    @Override
    public String id() {
        return MessageCode.id("dmarc", this);
    }
}
