package org.domainverifier.dmarc;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;
import org.domainverifier.txt.TxtCodes;

/** What the DMARC check can find; more may come. */
public enum DmarcFinding implements FindingCode {
    // Is there one record, at the right place?

    /** A server said that there is no DMARC record at the domain itself. */
    MISSING(ERROR, "RFC 9989 §4.5"),
    /** A name that matters could not be looked up. */
    NOT_DETERMINED(WARNING, "RFC 9989 §4.10.1"),
    /** More than one DMARC record at one name. */
    MULTIPLE_RECORDS(ERROR, "RFC 9989 §4.10"),
    /** A record that is longer than anybody reads. */
    TOO_LONG(ERROR, "RFC 9989 §4.7"),
    /** A text that would be a DMARC record but for what pasting did to it. */
    PASTING_MISTAKE(ERROR, "RFC 9989 §4.7"),
    /** A text that is meant as a DMARC record but does not begin with the tag {@code v=DMARC1}. */
    BAD_VERSION(ERROR, "RFC 9989 §4.7"),
    /** A DMARC record at a name where no receiver looks for it. */
    MISPLACED(ERROR, "RFC 9989 §4.5"),
    /** A name as a text, where an alias to it may have been asked for. */
    ALIAS_AS_TEXT(WARNING, "RFC 9989 §4.5"),
    /** Beside the record, a text that was meant as one too, and that receivers do not read. */
    SPOILT_BESIDE(WARNING, "RFC 9989 §4.10"),
    /** A text of another kind beside or instead of the record. */
    OTHER_TEXT(NOTICE, "RFC 9989 §4.10"),
    /** The domain has no record of its own, and the policy of a parent applies. */
    INHERITED(NOTICE, "RFC 9989 §4.10.1"),
    /** Only the record of a public suffix applies, which is not the owner's. */
    PUBLIC_SUFFIX_POLICY(WARNING, "RFC 9989 §4.10.1"),

    // What the parser notices

    /** A part that is not a tag, or a character that is not allowed there. */
    SYNTAX(WARNING, "RFC 9989 §4.8"),
    /** The semicolon between two tags is missing, so that the second one belongs to the value of the first. */
    MISSING_SEPARATOR(WARNING, "RFC 9989 §4.8"),
    /** The same tag again. */
    DUPLICATE_TAG(ERROR, "RFC 6376 §3.2"),
    /** A tag that the standard does not know. */
    UNKNOWN_TAG(NOTICE, "RFC 9989 §4.7"),
    /** A tag that RFC 9989 removed. */
    REMOVED_TAG(NOTICE, "RFC 9989 §A.6"),
    /** A size limit after a report address, which RFC 9989 removed. */
    REMOVED_SIZE_LIMIT(NOTICE, "RFC 9989 §4.8"),
    /** A value that the tag may not have; the default applies. */
    INVALID_VALUE(WARNING, "RFC 9989 §4.7"),
    /** A policy tag with a value that is not a policy: it spoils the whole record. */
    INVALID_POLICY(ERROR, "RFC 9989 §4.10.1"),
    /** No tag {@code p}: read as {@code none}. */
    POLICY_MISSING(WARNING, "RFC 9989 §4.7"),
    /** Neither a policy nor a report address: nobody can act on the record. */
    UNUSABLE(ERROR, "RFC 9989 §4.10.1"),
    /** The tag {@code p} is not the second one. */
    POLICY_NOT_SECOND(NOTICE, "RFC 7489 §6.4"),
    /** A report address that is not a URI that a report can be sent to. */
    BAD_URI(WARNING, "RFC 9989 §4.6"),
    /** A report address of a kind that receivers need not support. */
    UNSUPPORTED_SCHEME(NOTICE, "RFC 9989 §4.7"),
    /** Options for failure reports without an address for them. */
    FAILURE_OPTIONS_WITHOUT_ADDRESS(NOTICE, "RFC 9989 §4.7"),

    // What the owner chose

    /** The policy asks for nothing. */
    POLICY_NONE(WARNING, "RFC 9989 §5.1"),
    /** Nobody gets aggregate reports. */
    NO_REPORTS(NOTICE, "RFC 9989 §5.1"),
    /** Existing subdomains are protected less than the domain. */
    SUBDOMAINS_WEAKER(WARNING, "RFC 9989 §4.7"),
    /** Subdomains that do not exist are protected less than those that exist. */
    NON_EXISTENT_WEAKER(WARNING, "RFC 9989 §4.7"),
    /** Test mode: receivers apply one level less. */
    TEST_MODE(WARNING, "RFC 9989 §4.7"),
    /** Older receivers apply the policy to a part of the mail only. */
    PERCENTAGE(WARNING, "RFC 7489 §6.6.4"),
    /** An ordinary domain calls itself a public suffix. */
    CLAIMS_PUBLIC_SUFFIX(WARNING, "RFC 9989 §4.7"),
    /** Policies for subdomains in a record where nobody reads them. */
    SUBDOMAIN_POLICY_UNREAD(NOTICE, "RFC 9989 §4.7"),
    /** A receiver that follows RFC 7489 concludes something else. */
    OLDER_RECEIVERS(NOTICE, "RFC 7489 §6.6.3"),

    // Where the reports go

    /** A report address outside the organization that has not agreed to get the reports. */
    DESTINATION_NOT_AUTHORIZED(WARNING, "RFC 9990 §4"),
    /** The destination agreed, but redirects the reports to another host, which is not allowed. */
    DESTINATION_REDIRECTS(WARNING, "RFC 9990 §4"),
    /** The domain of a report address does not accept mail. */
    DESTINATION_WITHOUT_MAIL(WARNING, "RFC 5321 §5.1"),
    /** Whether reports can go to an address could not be looked up. */
    DESTINATION_NOT_DETERMINED(NOTICE, "RFC 9990 §4"),

    // What the policy rests on

    /** Mail that fails is refused, but the DKIM key that should make it pass is not there. */
    REJECT_WITHOUT_DKIM(WARNING, "RFC 9989 §7.4"),
    /** Mail that fails is refused or suspected, and no mail from this domain can pass. */
    NOTHING_CAN_ALIGN(WARNING, "RFC 9989 §5.1"),

    // What was asked for

    /** The policy that receivers apply is weaker than expected. */
    TOO_WEAK(ERROR, ""),
    /** An expected report address is not there. */
    NOT_REPORTING_TO(ERROR, "");

    /** What is said of the presence of any kind of TXT record. */
    static final TxtCodes PRESENCE =
            new TxtCodes(MISSING, NOT_DETERMINED, MULTIPLE_RECORDS, PASTING_MISTAKE, BAD_VERSION, MISPLACED, TOO_LONG);

    private final FindingDefinition definition;

    DmarcFinding(Severity severity, String section) {
        definition = FindingDefinition.of("dmarc", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }
}
