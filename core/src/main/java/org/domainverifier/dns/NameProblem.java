package org.domainverifier.dns;

import org.domainverifier.text.MessageCode;

/**
 * Why a text is not a domain name. The sentences are in the bundle {@code name}; each has the argument {@code text}, which is what was
 * typed (the beginning of it, if it is long), and those that are named here.
 */
public enum NameProblem implements MessageCode {
    /** There is nothing, or nothing but spaces and dots. */
    EMPTY,
    /** More than the 253 characters that a name may have (RFC 1035 §2.3.4); {@code length}. */
    TOO_LONG,
    /** A URL, or a host with a path. */
    URL,
    /** A mail address. */
    MAIL_ADDRESS,
    /** An IPv4 or IPv6 address. */
    IP_ADDRESS,
    /** A host with a port. */
    PORT,
    /** A control character in it; {@code character} such as {@code U+0007}. */
    CONTROL_CHARACTER,
    /** A space in it. */
    SPACE,
    /** An empty label: two dots in a row, or one at the start. */
    EMPTY_LABEL,
    /** A label of more than 63 octets (RFC 1035 §2.3.4); {@code label}, {@code length}. */
    LONG_LABEL,
    /** A character that no host name has (RFC 1123 §2.1); {@code label}, {@code character}. */
    CHARACTER,
    /** A label that begins or ends with a hyphen (RFC 1123 §2.1); {@code label}. */
    HYPHEN,
    /** A label that IDNA does not know how to write as an A-label (RFC 5891 §4); {@code label}. */
    NOT_AN_IDN,
    /** A last label of digits only, as in an address; {@code label}. */
    ONLY_DIGITS;

    @Override
    public String id() {
        return MessageCode.id("name", this);
    }
}
