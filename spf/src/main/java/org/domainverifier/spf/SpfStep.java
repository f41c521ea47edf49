package org.domainverifier.spf;

import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What SPF may ask to be done by hand. */
public enum SpfStep implements StepCode {
    /** Find out whether a term that had to go was needed. */
    CHECK_REMOVED,
    /** Choose which senders the record can do without. */
    CHOOSE_SENDERS,
    /** Replace a network that is too wide. */
    NARROW_NETWORK,
    /** Ask the owner of an included record to correct it. */
    ASK_OWNER,
    /** The provider has to correct its own record. */
    FIX_PROVIDER_RECORD;

    @Override
    public String id() {
        return MessageCode.id("spf", this);
    }
}
