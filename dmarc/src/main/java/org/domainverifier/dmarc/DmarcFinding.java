package org.domainverifier.dmarc;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;

/** What the DMARC check can find. */
public enum DmarcFinding implements FindingCode {
    // Is there one record, at the right place?

    /** A server said that there is no DMARC record at the domain itself. */
    MISSING("missing", Severity.ERROR, "RFC 9989 §4.5"),
    /** It could not be found out what stands at a name that matters. */
    NOT_DETERMINED("not-determined", Severity.WARNING, "RFC 9989 §4.10.1"),
    /** More than one DMARC record at one name. */
    MULTIPLE_RECORDS("multiple-records", Severity.ERROR, "RFC 9989 §4.10"),
    /** A text that would be a DMARC record but for what pasting did to it. */
    PASTING_MISTAKE("pasting-mistake", Severity.ERROR, "RFC 9989 §4.7"),
    /** A text that is meant as a DMARC record but does not begin with the tag {@code v=DMARC1}. */
    BAD_VERSION("bad-version", Severity.ERROR, "RFC 9989 §4.7"),
    /** A DMARC record at a name where no receiver looks for it. */
    MISPLACED("misplaced", Severity.ERROR, "RFC 9989 §4.5"),
    /** A text of another kind beside or instead of the record. */
    OTHER_TEXT("other-text", Severity.NOTICE, "RFC 9989 §4.10"),
    /** The domain has no record of its own, and the policy of a parent applies. */
    INHERITED("inherited", Severity.NOTICE, "RFC 9989 §4.10.1"),
    /** Only the record of a public suffix applies, which is not the owner's. */
    PUBLIC_SUFFIX_POLICY("public-suffix-policy", Severity.WARNING, "RFC 9989 §4.10.1"),

    // What the parser notices

    /** A part that is no tag, or a character that may not stand there. */
    SYNTAX("syntax", Severity.WARNING, "RFC 9989 §4.8"),
    /** The same tag again. */
    DUPLICATE_TAG("duplicate-tag", Severity.ERROR, "RFC 6376 §3.2"),
    /** A tag that the standard does not know. */
    UNKNOWN_TAG("unknown-tag", Severity.NOTICE, "RFC 9989 §4.7"),
    /** A tag that RFC 9989 removed. */
    REMOVED_TAG("removed-tag", Severity.NOTICE, "RFC 9989 §A.6"),
    /** A size limit behind a report address, which RFC 9989 removed. */
    REMOVED_SIZE_LIMIT("removed-size-limit", Severity.NOTICE, "RFC 9989 §4.8"),
    /** A value that the tag may not have; the default applies. */
    INVALID_VALUE("invalid-value", Severity.WARNING, "RFC 9989 §4.7"),
    /** A policy tag with a value that is no policy: it spoils the whole record. */
    INVALID_POLICY("invalid-policy", Severity.ERROR, "RFC 9989 §4.10.1"),
    /** No tag {@code p}: read as {@code none}. */
    POLICY_MISSING("policy-missing", Severity.WARNING, "RFC 9989 §4.7"),
    /** The tag {@code p} is not the second one. */
    POLICY_NOT_SECOND("policy-not-second", Severity.NOTICE, "RFC 7489 §6.4"),
    /** A report address that is no URI a report can be sent to. */
    BAD_URI("bad-uri", Severity.WARNING, "RFC 9989 §4.6"),
    /** A report address of a kind that receivers need not support. */
    UNSUPPORTED_SCHEME("unsupported-scheme", Severity.NOTICE, "RFC 9989 §4.7"),
    /** Options for failure reports without an address for them. */
    FAILURE_OPTIONS_WITHOUT_ADDRESS("failure-options-without-address", Severity.NOTICE, "RFC 9989 §4.7"),

    // What the owner chose

    /** The policy asks for nothing. */
    POLICY_NONE("policy-none", Severity.WARNING, "RFC 9989 §5.1"),
    /** Nobody gets aggregate reports. */
    NO_REPORTS("no-reports", Severity.NOTICE, "RFC 9989 §5.1"),
    /** Existing subdomains are protected less than the domain. */
    SUBDOMAINS_WEAKER("subdomains-weaker", Severity.WARNING, "RFC 9989 §4.7"),
    /** Subdomains that do not exist are protected less than those that exist. */
    NON_EXISTENT_WEAKER("non-existent-weaker", Severity.WARNING, "RFC 9989 §4.7"),
    /** Test mode: receivers apply one level less. */
    TEST_MODE("test-mode", Severity.WARNING, "RFC 9989 §4.7"),
    /** An ordinary domain calls itself a public suffix. */
    CLAIMS_PUBLIC_SUFFIX("claims-public-suffix", Severity.WARNING, "RFC 9989 §4.7"),
    /** Policies for subdomains in a record where nobody reads them. */
    SUBDOMAIN_POLICY_UNREAD("subdomain-policy-unread", Severity.NOTICE, "RFC 9989 §4.7"),
    /** A receiver that follows RFC 7489 concludes something else. */
    OLDER_RECEIVERS("older-receivers", Severity.NOTICE, "RFC 7489 §6.6.3"),

    // Where the reports go

    /** A report address outside the organization that has not agreed to get the reports. */
    DESTINATION_NOT_AUTHORIZED("destination-not-authorized", Severity.WARNING, "RFC 9990 §4"),
    /** The destination agreed, but redirects the reports to another host, which is not allowed. */
    DESTINATION_REDIRECTS("destination-redirects", Severity.WARNING, "RFC 9990 §4"),
    /** The domain of a report address accepts no mail. */
    DESTINATION_WITHOUT_MAIL("destination-without-mail", Severity.WARNING, "RFC 5321 §5.1"),
    /** It could not be found out whether reports can go to an address. */
    DESTINATION_NOT_DETERMINED("destination-not-determined", Severity.NOTICE, "RFC 9990 §4"),

    // What stands behind the policy

    /** Mail that fails is refused, but the DKIM key that should make it pass is not there. */
    REJECT_WITHOUT_DKIM("reject-without-dkim", Severity.WARNING, "RFC 9989 §7.4"),
    /** Mail that fails is refused or suspected, and no mail of this domain can pass. */
    NOTHING_CAN_ALIGN("nothing-can-align", Severity.WARNING, "RFC 9989 §5.1"),

    // What was asked for

    /** The policy that receivers apply is weaker than expected. */
    TOO_WEAK("too-weak", Severity.ERROR, ""),
    /** An expected report address is not there. */
    NOT_REPORTING_TO("not-reporting-to", Severity.ERROR, "");

    private final String id;
    private final Severity severity;
    private final String section;

    DmarcFinding(String name, Severity severity, String section) {
        this.id = "dmarc." + name;
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

    /** The same finding where it is no fault of the domain, such as what the provider itself suggested: only a notice. */
    FindingCode asNotice() {
        return severity == Severity.NOTICE ? this : new Lowered(this);
    }

    private record Lowered(DmarcFinding finding) implements FindingCode {
        @Override
        public String id() {
            return finding.id();
        }

        @Override
        public Severity severity() {
            return Severity.NOTICE;
        }

        @Override
        public String section() {
            return finding.section();
        }
    }
}
