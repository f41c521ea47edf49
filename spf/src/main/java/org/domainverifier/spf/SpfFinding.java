package org.domainverifier.spf;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;

/** What the SPF check finds. */
public enum SpfFinding implements FindingCode {
    // Whether there is a record

    /** There is no SPF record. */
    MISSING("spf.missing", Severity.ERROR, "RFC 7208 §4.5"),
    /** The DNS could not be asked. */
    NOT_DETERMINED("spf.not-determined", Severity.WARNING, "RFC 7208 §4.4"),
    /** There is more than one SPF record. */
    MULTIPLE_RECORDS("spf.multiple-records", Severity.ERROR, "RFC 7208 §3.2"),
    /** A record that pasting spoilt. */
    PASTING_MISTAKE("spf.pasting-mistake", Severity.ERROR, "RFC 7208 §4.5"),
    /** Beside the record, another one that pasting spoilt. */
    SPOILT_BESIDE("spf.spoilt-beside", Severity.WARNING, "RFC 7208 §4.5"),
    /** The record stands at another name. */
    MISPLACED("spf.misplaced", Severity.ERROR, "RFC 7208 §3"),
    /** A record of the former type 99. */
    TYPE_99("spf.type-99", Severity.NOTICE, "RFC 7208 §3.1"),

    // What the grammar does not accept

    /** The text does not begin with the version. */
    NO_VERSION("spf.no-version", Severity.ERROR, "RFC 7208 §4.5"),
    /** A character that no term may have. */
    BAD_CHARACTER("spf.bad-character", Severity.ERROR, "RFC 7208 §12"),
    /** A mechanism that the standard does not know. */
    UNKNOWN_MECHANISM("spf.unknown-mechanism", Severity.ERROR, "RFC 7208 §4.6.1"),
    /** A mechanism whose name is misspelt in a well-known way. */
    MISSPELT_MECHANISM("spf.misspelt-mechanism", Severity.ERROR, "RFC 7208 §4.6.1"),
    /** A mechanism without the argument that it needs. */
    MISSING_ARGUMENT("spf.missing-argument", Severity.ERROR, "RFC 7208 §5"),
    /** A mechanism with an argument or prefix length that it may not have. */
    UNEXPECTED_ARGUMENT("spf.unexpected-argument", Severity.ERROR, "RFC 7208 §5"),
    /** A domain that the grammar does not accept. */
    BAD_DOMAIN("spf.bad-domain", Severity.ERROR, "RFC 7208 §7.1"),
    /** An address where a domain belongs. */
    ADDRESS_AS_DOMAIN("spf.address-as-domain", Severity.ERROR, "RFC 7208 §7.1"),
    /** A macro that the grammar does not accept. */
    BAD_MACRO("spf.bad-macro", Severity.ERROR, "RFC 7208 §7.1"),
    /** An address that is none. */
    BAD_ADDRESS("spf.bad-address", Severity.ERROR, "RFC 7208 §5.6"),
    /** A prefix length that is none. */
    BAD_PREFIX_LENGTH("spf.bad-prefix-length", Severity.ERROR, "RFC 7208 §5.6"),
    /** The name of a modifier that is none. */
    BAD_MODIFIER_NAME("spf.bad-modifier-name", Severity.ERROR, "RFC 7208 §4.6.1"),
    /** A modifier that may stand once. */
    DUPLICATE_MODIFIER("spf.duplicate-modifier", Severity.ERROR, "RFC 7208 §6"),

    // What the grammar accepts and nobody should publish

    /** Everybody may send. */
    PERMITS_EVERYONE("spf.permits-everyone", Severity.WARNING, "RFC 7208 §5.1"),
    /** Nothing is said about other senders. */
    NEUTRAL_ALL("spf.neutral-all", Severity.WARNING, "RFC 7208 §5.1"),
    /** The record does not say what holds for other senders. */
    NO_ALL("spf.no-all", Severity.WARNING, "RFC 7208 §4.7"),
    /** The {@code ptr} mechanism. */
    PTR("spf.ptr", Severity.WARNING, "RFC 7208 §5.5"),
    /** The {@code p} macro. */
    P_MACRO("spf.p-macro", Severity.WARNING, "RFC 7208 §7.2"),
    /** A mechanism that is never looked at. */
    UNREACHABLE_TERM("spf.unreachable-term", Severity.WARNING, "RFC 7208 §5.1"),
    /** A {@code redirect} that is never followed. */
    REDIRECT_IGNORED("spf.redirect-ignored", Severity.WARNING, "RFC 7208 §6.1"),
    /** The same mechanism once more. */
    DUPLICATE_TERM("spf.duplicate-term", Severity.WARNING, "RFC 7208 §4.6.2"),
    /** A modifier that no standard defines. */
    UNKNOWN_MODIFIER("spf.unknown-modifier", Severity.NOTICE, "RFC 7208 §6"),
    /** A mechanism written with an equals sign, which makes it an unknown modifier. */
    MECHANISM_AS_MODIFIER("spf.mechanism-as-modifier", Severity.WARNING, "RFC 7208 §4.6.1"),
    /** A network larger than one sender needs. */
    WIDE_NETWORK("spf.wide-network", Severity.WARNING, "RFC 7208 §11.1"),
    /** Two terms have grown together where two character-strings meet. */
    GLUED_STRINGS("spf.glued-strings", Severity.WARNING, "RFC 7208 §3.3"),
    /** The TXT records of the name fill more than a short answer. */
    LONG_ANSWER("spf.long-answer", Severity.NOTICE, "RFC 7208 §3.4"),

    // What the record costs and leads to

    /** More DNS look-ups than a receiver makes. */
    TOO_MANY_LOOKUPS("spf.too-many-lookups", Severity.ERROR, "RFC 7208 §4.6.4"),
    /** No room for one more sender. */
    LOOKUPS_NEAR_LIMIT("spf.lookups-near-limit", Severity.NOTICE, "RFC 7208 §4.6.4"),
    /** More terms whose names have no records than a receiver accepts. */
    TOO_MANY_VOIDS("spf.too-many-void-lookups", Severity.ERROR, "RFC 7208 §4.6.4"),
    /** The same, for the clients of one address family only. */
    TOO_MANY_VOIDS_FOR_FAMILY("spf.too-many-void-lookups-for-family", Severity.NOTICE, "RFC 7208 §4.6.4"),
    /** A term whose name has no records. */
    VOID_LOOKUP("spf.void-lookup", Severity.NOTICE, "RFC 7208 §4.6.4"),
    /** An {@code mx} of more hosts than a receiver looks up. */
    TOO_MANY_MX_HOSTS("spf.too-many-mx-hosts", Severity.ERROR, "RFC 7208 §4.6.4"),
    /** A record that leads back to itself. */
    LOOP("spf.loop", Severity.ERROR, "RFC 7208 §4.6.4"),
    /** An include of a domain without an SPF record. */
    INCLUDE_WITHOUT_RECORD("spf.include-without-record", Severity.ERROR, "RFC 7208 §5.2"),
    /** A redirect to a domain without an SPF record. */
    REDIRECT_WITHOUT_RECORD("spf.redirect-without-record", Severity.ERROR, "RFC 7208 §6.1"),
    /** An include of, or a redirect to, a record that cannot be evaluated. */
    INCLUDE_INVALID("spf.include-invalid", Severity.ERROR, "RFC 7208 §5.2"),
    /** An include of, or a redirect to, a domain with several SPF records. */
    INCLUDE_MULTIPLE_RECORDS("spf.include-multiple-records", Severity.ERROR, "RFC 7208 §5.2"),
    /** The record of an include or redirect could not be had. */
    INCLUDE_NOT_DETERMINED("spf.include-not-determined", Severity.WARNING, "RFC 7208 §5.2"),
    /** The addresses of a term could not be had. */
    LOOKUP_FAILED("spf.lookup-failed", Severity.WARNING, "RFC 7208 §5"),
    /** An included record that lets everybody send. */
    INCLUDE_PERMITS_EVERYONE("spf.include-permits-everyone", Severity.WARNING, "RFC 7208 §5.2"),
    /** An included record that ends in {@code ?all}. */
    INCLUDE_NEUTRAL_ALL("spf.include-neutral-all", Severity.NOTICE, "RFC 7208 §5.2"),
    /** A network in an included record larger than one sender needs. */
    INCLUDE_WIDE_NETWORK("spf.include-wide-network", Severity.WARNING, "RFC 7208 §11.1"),
    /** An include or redirect whose name depends on the message. */
    DEPENDS_ON_MESSAGE("spf.depends-on-message", Severity.NOTICE, "RFC 7208 §7"),
    /** More records than were looked at. */
    TREE_TOO_LARGE("spf.tree-too-large", Severity.WARNING, "RFC 7208 §11.1"),
    /** An explanation that receivers will not show. */
    EXPLANATION_UNUSABLE("spf.explanation-unusable", Severity.WARNING, "RFC 7208 §6.2"),

    // What the provider asked for

    /** The include that was asked for is not there. */
    INCLUDE_MISSING("spf.include-missing", Severity.ERROR, ""),
    /** Something like the include that was asked for is there. */
    INCLUDE_MISSPELT("spf.include-misspelt", Severity.ERROR, ""),
    /** The include that was asked for does not let its senders pass. */
    INCLUDE_NOT_PASSING("spf.include-not-passing", Severity.ERROR, "RFC 7208 §4.6.2"),
    /** The include that was asked for is never looked at. */
    INCLUDE_UNREACHABLE("spf.include-unreachable", Severity.ERROR, "RFC 7208 §5.1"),
    /** The include that was asked for is reached through another domain's record. */
    INCLUDE_INDIRECT("spf.include-indirect", Severity.NOTICE, "RFC 7208 §5.2"),
    /** Mail from an address that must pass does not. */
    ADDRESS_NOT_AUTHORIZED("spf.address-not-authorized", Severity.ERROR, "RFC 7208 §4"),
    /** Whether mail from an address passes could not be found out. */
    ADDRESS_NOT_DETERMINED("spf.address-not-determined", Severity.WARNING, "RFC 7208 §2.6.6");

    private final String id;
    private final Severity severity;
    private final String section;

    SpfFinding(String id, Severity severity, String section) {
        this.id = id;
        this.severity = severity;
        this.section = section;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String section() {
        return section;
    }
}
