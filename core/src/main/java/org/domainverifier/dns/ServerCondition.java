package org.domainverifier.dns;

/** How an address of a name server answered for its zone. Others may come: a switch over them needs a default. */
public enum ServerCondition {
    /** It answered with authority. */
    ANSWERED,
    /** It answered, but not with authority for the zone (a lame delegation, RFC 1912 §2.8). */
    LAME,
    /** It refused. */
    REFUSED,
    /** It failed (SERVFAIL and the like). */
    FAILED,
    /** It answered something that is not a usable DNS message. */
    MALFORMED,
    /** It was silent. */
    SILENT,
    /** It cannot be reached. */
    UNREACHABLE,
    /** Its address is private, loopback or otherwise special and was not asked. */
    SPECIAL_ADDRESS,
    /** Its name has no address. */
    NO_ADDRESS
}
