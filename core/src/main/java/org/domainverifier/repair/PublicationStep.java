package org.domainverifier.repair;

import org.domainverifier.text.MessageCode;

/** What may have to be done by hand where no record can be proposed at a name, whatever the check. */
public enum PublicationStep implements StepCode {
    /** Verify again: it could not be looked up whether a wildcard answers. */
    VERIFY_AGAIN,
    /** Publish where a DNAME record leads, or remove that. */
    BELOW_DNAME;

    @Override
    public String id() {
        return MessageCode.id("repair", this);
    }
}
