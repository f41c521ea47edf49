package org.domainverifier.records;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;

/** What the check of other records can find. */
public enum RecordsFinding implements FindingCode {
    /** A record that was asked for is not there. */
    MISSING(ERROR, ""),
    /** The question has no answer. */
    NOT_DETERMINED(WARNING, ""),
    /** A record of the same type that nobody asked for. */
    FOREIGN(ERROR, ""),
    /** A record that was asked for, with a typing mistake. */
    MISSPELT(ERROR, ""),
    /** A target with the zone behind it: the final dot was forgotten. */
    ZONE_APPENDED(ERROR, "RFC 1035 §5.1"),
    /** The record is at another name. */
    MISPLACED(ERROR, ""),
    /** The name is an alias of another one. */
    ALIAS_WRONG(ERROR, "RFC 1034 §3.6.2"),
    /** The name is an alias of the right one by way of others. */
    ALIAS_INDIRECT(WARNING, "RFC 1034 §3.6.2"),
    /** The name is not an alias, but has what is at the target. */
    ALIAS_FLATTENED(WARNING, "RFC 1034 §3.6.2"),
    /** Other records are where an alias was asked for. */
    ALIAS_BLOCKED(ERROR, "RFC 1034 §3.6.2"),
    /** An alias was asked for at the top of a zone, where none can be. */
    ALIAS_AT_APEX(ERROR, "RFC 1034 §3.6.2"),
    /** The target of an alias is written as a text. */
    ALIAS_AS_TEXT(ERROR, "RFC 1034 §3.6.2"),
    /** The aliases behind the right one lead in a circle. */
    ALIAS_LOOP(WARNING, "RFC 1034 §3.6.2"),
    /** What the right alias leads to does not exist. */
    TARGET_NOT_FOUND(NOTICE, ""),
    /** The name is an alias, so that other records cannot be there. */
    NAME_IS_ALIAS(ERROR, "RFC 1034 §3.6.2"),
    /** The right records are behind an alias. */
    BEHIND_ALIAS(NOTICE, "RFC 1034 §3.6.2"),
    /** Addresses of the other kind beside the right ones. */
    OTHER_ADDRESSES(WARNING, ""),
    /** The text that was asked for, spoilt on its way. */
    TEXT_PASTED(ERROR, ""),
    /** Another text of a kind of which there is to be one. */
    TEXT_OF_ITS_KIND(ERROR, ""),
    /** The right host of a service with other numbers. */
    SERVICE_NUMBERS(ERROR, ""),
    /** The only host of a service with another priority or weight, which says nothing of a single one. */
    SERVICE_ORDER(WARNING, ""),
    /** CAA records forbid the issuer. */
    CAA_FORBIDS(ERROR, "RFC 8659 §4.2"),
    /** CAA records permit the issuer under conditions. */
    CAA_CONDITIONS(NOTICE, "RFC 8657 §3"),
    /** A CAA record with a property that is critical and unknown forbids everybody. */
    CAA_CRITICAL(ERROR, "RFC 8659 §4.1"),
    /** The provider asks for what cannot be together at one name. */
    CONTRADICTION(ERROR, "RFC 1034 §3.6.2"),
    /** The name would be longer than the DNS can hold. */
    NAME_TOO_LONG(ERROR, "RFC 1035 §2.3.4");

    private final FindingDefinition definition;

    RecordsFinding(Severity severity, String section) {
        definition = FindingDefinition.of("records", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }
}
