package org.domainverifier.records;

import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What the check of other records may ask to be done by hand. */
public enum RecordsStep implements StepCode {
    /** Find out what records serve before they go. */
    LEAVE_RECORDS,
    /** Find out what an alias serves before it leads elsewhere. */
    CHANGE_ALIAS,
    /** Publish, at the top of a zone, what DNS hosts offer in place of an alias. */
    FLATTEN,
    /** Find out whether addresses of the other kind are still right. */
    REVIEW_ADDRESSES,
    /** Change the name servers of the domain at its registrar. */
    CHANGE_NAME_SERVERS,
    /** Ask whoever keeps the CAA records behind an alias. */
    PERMIT_BEHIND_ALIAS,
    /** Find out whether a critical CAA record is still needed. */
    REVIEW_CRITICAL,
    /** Ask the provider what to publish, since what it asks for cannot be. */
    ASK_PROVIDER;

    @Override
    public boolean comesFirst() {
        return this == LEAVE_RECORDS || this == CHANGE_ALIAS;
    }

    @Override
    public String id() {
        return MessageCode.id("records", this);
    }
}
