package org.domainverifier.spf;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;
import org.domainverifier.txt.TxtCodes;

/** What the SPF check finds. */
public enum SpfFinding implements FindingCode {
    // Whether there is a record

    /** There is no SPF record. */
    MISSING(ERROR, "RFC 7208 §4.5"),
    /** The record could not be looked up. */
    NOT_DETERMINED(WARNING, "RFC 7208 §4.4"),
    /** There is more than one SPF record. */
    MULTIPLE_RECORDS(ERROR, "RFC 7208 §3.2"),
    /** A record that is longer than anybody reads. */
    TOO_LONG(ERROR, "RFC 7208 §3.4"),
    /** A record that pasting spoilt. */
    PASTING_MISTAKE(ERROR, "RFC 7208 §4.5"),
    /** Beside the record, another one that pasting spoilt. */
    SPOILT_BESIDE(WARNING, "RFC 7208 §4.5"),
    /** The record is at another name. */
    MISPLACED(ERROR, "RFC 7208 §3"),
    /** There is no record at the name, but one that may be meant for it one level higher or lower. */
    OTHER_LEVEL(WARNING, "RFC 7208 §3"),
    /** A record of the former type 99. */
    TYPE_99(NOTICE, "RFC 7208 §3.1"),

    // What the grammar does not accept

    /** The text does not begin with the version, or nothing divides the version from the rest. */
    NO_VERSION(ERROR, "RFC 7208 §4.5"),
    /** A variable of a template that nobody filled in. */
    PLACEHOLDER(ERROR, "RFC 7208 §4.6.1"),
    /** A character that no term may have. */
    BAD_CHARACTER(ERROR, "RFC 7208 §12"),
    /** A mechanism that the standard does not know. */
    UNKNOWN_MECHANISM(ERROR, "RFC 7208 §4.6.1"),
    /** A mechanism whose name is misspelt in a well-known way. */
    MISSPELT_MECHANISM(ERROR, "RFC 7208 §4.6.1"),
    /** A mechanism without the argument that it needs. */
    MISSING_ARGUMENT(ERROR, "RFC 7208 §5"),
    /** A mechanism with an argument or prefix length that it may not have. */
    UNEXPECTED_ARGUMENT(ERROR, "RFC 7208 §5"),
    /** A domain that the grammar does not accept. */
    BAD_DOMAIN(ERROR, "RFC 7208 §7.1"),
    /** An address where a domain belongs. */
    ADDRESS_AS_DOMAIN(ERROR, "RFC 7208 §7.1"),
    /** A macro that the grammar does not accept. */
    BAD_MACRO(ERROR, "RFC 7208 §7.1"),
    /** What should be an address is not one. */
    BAD_ADDRESS(ERROR, "RFC 7208 §5.6"),
    /** What should be a prefix length is not one. */
    BAD_PREFIX_LENGTH(ERROR, "RFC 7208 §5.6"),
    /** What should be the name of a modifier is not one. */
    BAD_MODIFIER_NAME(ERROR, "RFC 7208 §4.6.1"),
    /** A modifier that may be there once only, a second time. */
    DUPLICATE_MODIFIER(ERROR, "RFC 7208 §6"),

    // What the grammar accepts and nobody should publish

    /** Everybody may send. */
    PERMITS_EVERYONE(WARNING, "RFC 7208 §5.1"),
    /** Nothing is said about other senders. */
    NEUTRAL_ALL(WARNING, "RFC 7208 §5.1"),
    /** The record does not say what holds for other senders. */
    NO_ALL(WARNING, "RFC 7208 §4.7"),
    /** A name that the DNS cannot have: an empty label, or one of more than 63 octets. */
    IMPOSSIBLE_NAME(WARNING, "RFC 7208 §4.8"),
    /** An IPv4 address in the form of IPv6, which no client matches. */
    MAPPED_ADDRESS(WARNING, "RFC 7208 §5"),
    /** The {@code ptr} mechanism. */
    PTR(WARNING, "RFC 7208 §5.5"),
    /** The {@code p} macro. */
    P_MACRO(WARNING, "RFC 7208 §7.2"),
    /** A mechanism that is never looked at. */
    UNREACHABLE_TERM(WARNING, "RFC 7208 §5.1"),
    /** A {@code redirect} that is never followed. */
    REDIRECT_IGNORED(WARNING, "RFC 7208 §6.1"),
    /** The same mechanism once more. */
    DUPLICATE_TERM(WARNING, "RFC 7208 §4.6.2"),
    /** A modifier that no standard defines. */
    UNKNOWN_MODIFIER(NOTICE, "RFC 7208 §6"),
    /** A mechanism written with an equals sign, which makes it an unknown modifier. */
    MECHANISM_AS_MODIFIER(WARNING, "RFC 7208 §4.6.1"),
    /** A network larger than one sender needs. */
    WIDE_NETWORK(WARNING, "RFC 7208 §11.1"),
    /** Two terms have grown together where two character-strings meet. */
    GLUED_STRINGS(WARNING, "RFC 7208 §3.3"),
    /** The TXT records of the name fill more than a short answer. */
    LONG_ANSWER(NOTICE, "RFC 7208 §3.4"),

    // What the record costs and leads to

    /** More DNS lookups than a receiver makes. */
    TOO_MANY_LOOKUPS(ERROR, "RFC 7208 §4.6.4"),
    /** No room for one more sender. */
    LOOKUPS_NEAR_LIMIT(NOTICE, "RFC 7208 §4.6.4"),
    /** More terms whose names have no records than a receiver accepts. */
    TOO_MANY_VOID_LOOKUPS(ERROR, "RFC 7208 §4.6.4"),
    /** The same, for the clients of one address family only. */
    TOO_MANY_VOID_LOOKUPS_FOR_FAMILY(NOTICE, "RFC 7208 §4.6.4"),
    /** A term whose name has no records. */
    VOID_LOOKUP(NOTICE, "RFC 7208 §4.6.4"),
    /** An {@code mx} of more hosts than a receiver looks up. */
    TOO_MANY_MX_HOSTS(ERROR, "RFC 7208 §4.6.4"),
    /** A record that leads back to itself. */
    LOOP(ERROR, "RFC 7208 §4.6.4"),
    /** An include of a domain without an SPF record. */
    INCLUDE_WITHOUT_RECORD(ERROR, "RFC 7208 §5.2"),
    /** A redirect to a domain without an SPF record. */
    REDIRECT_WITHOUT_RECORD(ERROR, "RFC 7208 §6.1"),
    /** An include of, or a redirect to, a record that cannot be evaluated. */
    INCLUDE_INVALID(ERROR, "RFC 7208 §5.2"),
    /** An include of, or a redirect to, a record that is longer than anybody reads. */
    INCLUDE_TOO_LONG(ERROR, "RFC 7208 §3.4"),
    /** An include of, or a redirect to, a domain with several SPF records. */
    INCLUDE_MULTIPLE_RECORDS(ERROR, "RFC 7208 §5.2"),
    /** The record of an include or redirect could not be looked up. */
    INCLUDE_NOT_DETERMINED(WARNING, "RFC 7208 §5.2"),
    /** The addresses of a term could not be looked up. */
    LOOKUP_FAILED(WARNING, "RFC 7208 §5"),
    /** An included record that lets everybody send. */
    INCLUDE_PERMITS_EVERYONE(WARNING, "RFC 7208 §5.2"),
    /** An included record that ends in {@code ?all}. */
    INCLUDE_NEUTRAL_ALL(NOTICE, "RFC 7208 §5.2"),
    /** A network in an included record larger than one sender needs. */
    INCLUDE_WIDE_NETWORK(WARNING, "RFC 7208 §11.1"),
    /** An include or redirect whose name depends on the message. */
    DEPENDS_ON_MESSAGE(NOTICE, "RFC 7208 §7"),
    /** More records than were looked at. */
    TREE_TOO_LARGE(WARNING, "RFC 7208 §11.1"),
    /** An explanation that receivers will not show. */
    EXPLANATION_UNUSABLE(WARNING, "RFC 7208 §6.2"),

    // What the provider asked for

    /** The include that was asked for is not there. */
    INCLUDE_MISSING(ERROR, ""),
    /** Something like the include that was asked for is there. */
    INCLUDE_MISSPELT(ERROR, ""),
    /** A term leads to another domain, whose name is much like the one that was asked for. */
    LOOK_ALIKE(WARNING, ""),
    /** The include that was asked for does not let its senders pass. */
    INCLUDE_NOT_PASSING(ERROR, "RFC 7208 §4.6.2"),
    /** The include that was asked for is never looked at. */
    INCLUDE_UNREACHABLE(ERROR, "RFC 7208 §5.1"),
    /** The include that was asked for is reached through another domain's record. */
    INCLUDE_INDIRECT(NOTICE, "RFC 7208 §5.2"),
    /** A term that was asked for is not there. */
    TERM_MISSING(ERROR, ""),
    /** Something like a term that was asked for is there. */
    TERM_MISSPELT(ERROR, ""),
    /** A term that was asked for does not let its senders pass, or another one before it does not. */
    TERM_NOT_PASSING(ERROR, "RFC 7208 §4.6.2"),
    /** A term that was asked for is never looked at. */
    TERM_UNREACHABLE(ERROR, "RFC 7208 §5.1"),
    /** What a term that was asked for does, other terms do. */
    TERM_INDIRECT(NOTICE, "RFC 7208 §5.2"),
    /** An include does what the redirect that was asked for would. */
    REDIRECT_AS_INCLUDE(NOTICE, "RFC 7208 §6.1"),
    /** An include is there in place of the redirect that was asked for, and the record says less of all others. */
    REDIRECT_WEAKENED(ERROR, "RFC 7208 §6.1"),
    /** Mail from an address that must pass does not. */
    ADDRESS_NOT_AUTHORIZED(ERROR, "RFC 7208 §4"),
    /** Whether mail from an address passes is not known, since the DNS failed. */
    ADDRESS_NOT_DETERMINED(WARNING, "RFC 7208 §2.6.6"),
    /** Whether mail from an address passes cannot be told, since it depends on the message. */
    ADDRESS_DEPENDS_ON_MESSAGE(WARNING, "RFC 7208 §7");

    static final TxtCodes PRESENCE =
            new TxtCodes(MISSING, NOT_DETERMINED, MULTIPLE_RECORDS, PASTING_MISTAKE, NO_VERSION, MISPLACED, TOO_LONG);

    private final FindingDefinition definition;

    SpfFinding(Severity severity, String section) {
        definition = FindingDefinition.of("spf", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }

    @Override
    public boolean saysNotDetermined() {
        return this == LOOKUP_FAILED || FindingCode.super.saysNotDetermined();
    }
}
