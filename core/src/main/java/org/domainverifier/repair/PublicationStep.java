package org.domainverifier.repair;

import org.domainverifier.text.MessageCode;

/** What may have to be done by hand where no record can be proposed at a name, whatever the check. */
public enum PublicationStep implements StepCode {
    /** Verify again: it could not be looked up whether a wildcard answers. */
    VERIFY_AGAIN,
    /** Publish where a DNAME record leads, or remove that. */
    BELOW_DNAME,
    /** Publish in a zone that other servers answer for. */
    DELEGATED,
    /** Find out what else an alias serves before it goes, such as a website. */
    LEAVE_ALIAS,
    /** Ask whoever keeps a record behind an alias to change it, or publish one's own. */
    LEAVE_KEPT_RECORD,
    /** Ask which addresses to publish in place of an alias. */
    KEEP_COPIES,
    /** Publish what a wildcard gives a name, together with what another step publishes there or below. */
    KEEP_GIVEN;

    @Override
    public boolean comesFirst() {
        return this == VERIFY_AGAIN
                || this == LEAVE_ALIAS
                || this == LEAVE_KEPT_RECORD
                || this == KEEP_COPIES
                || this == KEEP_GIVEN;
    }

    @Override
    public String id() {
        return MessageCode.id("repair", this);
    }
}
