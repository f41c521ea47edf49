package org.domainverifier.domainconnect;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;

/**
 * What can be found in a template: when it is read, when it is checked, and when it is filled with values. Sections of Domain
 * Connect are those of draft-ietf-dconn-domainconnect-05.
 */
public enum TemplateFinding implements FindingCode {
    /** The text is longer than a template may be. */
    TOO_LARGE(ERROR, ""),
    /** The text is not JSON. */
    NOT_JSON(ERROR, "RFC 8259 §2"),
    /** Arrays and objects within one another without end, or a number of hundreds of digits. */
    TOO_DEEP(ERROR, ""),
    /** A name occurs twice in an object. */
    DUPLICATE_KEY(WARNING, "RFC 8259 §4"),
    /** A value is of another kind than it has to be. */
    WRONG_TYPE(ERROR, "Domain Connect §6.1"),
    /** What has to be there is not, or is empty. */
    MISSING_FIELD(ERROR, "Domain Connect §6.1"),
    /** A property that templates do not have. */
    UNKNOWN_FIELD(NOTICE, "Domain Connect §6.1.1"),
    /** A property that records of this type do not have. */
    IGNORED_FIELD(NOTICE, "Domain Connect §6.2.1"),
    /** A type of record that nobody knows. */
    UNKNOWN_TYPE(WARNING, "Domain Connect §6.2"),
    /** Not an identifier. */
    BAD_ID(WARNING, "Domain Connect §3"),
    /** Not one of the words that are possible. */
    BAD_CHOICE(WARNING, "Domain Connect §3"),
    /** Not a number in the range that is possible. */
    BAD_NUMBER(ERROR, "Domain Connect §3"),
    /** The template asks that something be understood that is not. */
    NOT_UNDERSTOOD(ERROR, "Domain Connect §6.1.1"),
    /** There are no records. */
    NO_RECORDS(WARNING, "Domain Connect §6.1"),
    /** There are more records than a template may have. */
    TOO_MANY_RECORDS(ERROR, ""),
    /** The logo is not at an https address. */
    BAD_LOGO(NOTICE, "Domain Connect §6.1"),
    /** Not a domain name. */
    BAD_DOMAIN(WARNING, "Domain Connect §6.1"),
    /** A property that is no longer used. */
    DEPRECATED_FIELD(NOTICE, "Domain Connect §6.1"),

    /** Anybody can make a link that applies the template with values of his own. */
    NOT_SIGNED(NOTICE, "Domain Connect §11.1"),
    /** A percent sign that begins no variable. */
    STRAY_PERCENT(ERROR, "Domain Connect §9.1.1"),
    /** The name of a variable has another meaning in the protocol, or a character that no name has. */
    BAD_VARIABLE(ERROR, "Domain Connect §9.1.2"),
    /** A variable where no variable can be. */
    MISPLACED_VARIABLE(ERROR, "Domain Connect §6.2"),
    /** Nothing says what a variable is. */
    UNDESCRIBED_VARIABLE(NOTICE, "Domain Connect §6.1"),
    /** A variable is described, but is in no record. */
    UNUSED_VARIABLE(NOTICE, "Domain Connect §6.1"),
    /** Name and value are both up to whoever applies the template. */
    UNRESTRICTED_RECORD(NOTICE, "Domain Connect §6.3.3"),
    /** A variable is an address in one record and a name in another. */
    VARIABLE_OF_TWO_KINDS(ERROR, "Domain Connect §6.2"),
    /** Not a name of a record. */
    BAD_HOST(ERROR, "Domain Connect §6.2"),
    /** A relative name that ends in the domain, which is appended once more. */
    NAME_REPEATED(ERROR, "Domain Connect §9.3.2"),
    /** A name that is not below the domain. */
    LEAVES_DOMAIN(ERROR, "Domain Connect §9.3.2"),
    /** Not a name that a record can lead to. */
    BAD_TARGET(ERROR, "Domain Connect §6.2"),
    /** An address where a name has to be. */
    TARGET_IS_ADDRESS(ERROR, "RFC 1035 §3.3"),
    /** Not an address of this kind. */
    BAD_ADDRESS(ERROR, "Domain Connect §6.2"),
    /** An address that nobody on the Internet reaches. */
    SPECIAL_ADDRESS(WARNING, "RFC 6890 §2.2"),
    /** Data that are none of the type. */
    BAD_DATA(ERROR, "Domain Connect §6.2"),
    /** A text record without a text. */
    EMPTY_TEXT(WARNING, "Domain Connect §6.2"),
    /** Not the address of a web page. */
    BAD_REDIRECT(ERROR, "RFC 9110 §4.2"),
    /** A name below the domain where a record of the template is below the host. */
    DOMAIN_WITHOUT_HOST(NOTICE, "Domain Connect §9.1.2"),
    /** A record that cannot be at the top of a zone, in a template that can be applied there. */
    HOST_NOT_REQUIRED(ERROR, "Domain Connect §6.3.2"),
    /** An alias beside other records. */
    ALIAS_AMONG_OTHERS(ERROR, "RFC 2181 §10.1"),
    /** A delegation, and records at or below its name. */
    DELEGATION_AMONG_OTHERS(ERROR, "Domain Connect §10.4"),
    /** A record leads to an alias of the same template. */
    TARGET_IS_ALIAS(ERROR, "RFC 2181 §10.3"),
    /** Two records at a name of which one at most may be there. */
    SEVERAL_RECORDS(ERROR, ""),
    /** The same record twice. */
    DUPLICATE_RECORD(NOTICE, "Domain Connect §6.2"),
    /** Records of a type at one name with different TTLs. */
    MIXED_TTL(WARNING, "RFC 2181 §5.2"),
    /** A TTL that is hardly meant. */
    ODD_TTL(WARNING, "RFC 2181 §8"),
    /** Conflicts by a prefix, without a prefix. */
    PREFIX_MISSING(ERROR, "Domain Connect §10.4"),
    /** A prefix, without a mode that uses it. */
    PREFIX_UNUSED(WARNING, "Domain Connect §10.4"),
    /** A prefix with which the record itself does not begin. */
    PREFIX_NOT_OWN(WARNING, "Domain Connect §10.4"),
    /** All texts go at a name where others have theirs. */
    REPLACES_ALL_TEXTS(WARNING, "Domain Connect §10.4"),
    /** A record is added to those that are there, of which one at most may be there. */
    ADDS_SECOND_RECORD(ERROR, "Domain Connect §10.4"),
    /** An SPF record as a text of its own. */
    SPF_AS_TEXT(WARNING, "Domain Connect §9.4"),
    /** A whole SPF record where only its terms belong. */
    SPF_WHOLE_RECORD(ERROR, "Domain Connect §6.2"),
    /** A term that says how an SPF record ends, where only senders belong. */
    SPF_END(WARNING, "Domain Connect §6.2"),
    /** The customer cannot change the DMARC policy without giving up the template. */
    DMARC_FIXED(WARNING, "Domain Connect §10.4.1.2"),
    /** Any DMARC policy is replaced by one that asks for nothing. */
    DMARC_WEAKENED(WARNING, "Domain Connect §10.4"),
    /** A record that is looked for at another name. */
    MISPLACED_RECORD(WARNING, ""),
    /** A record that is not valid. */
    INVALID_RECORD(ERROR, ""),
    /** Service or protocol are not labels of SRV. */
    BAD_SRV_LABEL(ERROR, "RFC 2782"),
    /** A protocol that the draft does not name. */
    UNUSUAL_PROTOCOL(NOTICE, "Domain Connect §3"),
    /** Spaces around a value. */
    STRAY_SPACE(WARNING, "Domain Connect §3"),
    /** A character that no record has as it is. */
    UNPRINTABLE(WARNING, "Domain Connect §3"),
    /** Quotation marks around a text. */
    QUOTED_TEXT(NOTICE, "Domain Connect §6.2"),
    /** A template that may be applied several times, and whose records replace one another. */
    NOT_MULTIPLE(WARNING, "Domain Connect §10.4.1.1"),
    /** One of the two records that MTA-STS needs. */
    HALF_MTA_STS(NOTICE, "RFC 8461 §3"),

    /** There is no value for a variable. */
    MISSING_VALUE(ERROR, "Domain Connect §9.2.2"),
    /** A value for no variable. */
    UNUSED_VALUE(NOTICE, "Domain Connect §9.2.2"),
    /** The template needs a host below the domain. */
    HOST_MISSING(ERROR, "Domain Connect §6.1"),
    /** No record is in a group. */
    UNKNOWN_GROUP(ERROR, "Domain Connect §10.3"),
    /** The DNS host serves no redirects. */
    NO_REDIRECTS(ERROR, "Domain Connect §6.2");

    private final FindingDefinition definition;

    TemplateFinding(Severity severity, String section) {
        definition = FindingDefinition.of("template", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }
}
