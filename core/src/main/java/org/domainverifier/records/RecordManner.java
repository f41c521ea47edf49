package org.domainverifier.records;

/** How the records that were asked for have to be there. */
public enum RecordManner {
    /** These, and no others of their type at the name. */
    EXACTLY,
    /** These, whatever else of their type is there. */
    AMONG,
    /** This text, and no other one at the name that begins as its kind does. */
    ONE_OF_ITS_KIND,
    /** That certification authorities read from what is there that this issuer is permitted (RFC 8659). */
    PERMITTING
}
