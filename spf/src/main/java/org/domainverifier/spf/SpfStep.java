package org.domainverifier.spf;

import java.util.Map;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What SPF may ask to be done by hand. */
public enum SpfStep implements StepCode {
    /** Find out whether a term that had to go was needed. */
    CHECK_REMOVED,
    /** Find out whether a record at another level was meant for the domain. */
    CHECK_LEVEL,
    /** Find out whether a term was meant as one that was asked for and has a name much like it. */
    CHECK_LOOK_ALIKE,
    /** Find out what a term was meant to be. */
    ASK_MEANING,
    /** Find out what belongs where a template has a placeholder. */
    FILL_IN,
    /** Replace a term that receivers cannot evaluate, or that should not be used. */
    REPLACE_TERM,
    /** Find out who sends mail for the domain before a record is published. */
    FIND_SENDERS,
    /** Find out who sends mail for the domain before others are refused. */
    CLOSE_ALL,
    /** Keep addresses that took the place of a name up to date. */
    KEEP_ADDRESSES,
    /** Choose which senders the record can do without. */
    CHOOSE_SENDERS,
    /** Choose which terms can go whose names do not exist. */
    CHOOSE_VOIDS,
    /** Put an address in front of the terms that make its result depend on the message. */
    PUT_FIRST,
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

    @Override
    public Map<String, RecordType> publishes() {
        return this == FIND_SENDERS ? Map.of("name", RecordType.TXT) : Map.of();
    }
}
