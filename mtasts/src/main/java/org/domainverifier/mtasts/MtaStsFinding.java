package org.domainverifier.mtasts;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;

/** What the MTA-STS check can find. */
public enum MtaStsFinding implements FindingCode {
    /** There is no MTA-STS record. */
    MISSING("mta-sts.missing", ERROR, "RFC 8461 §3.1"),
    /** The DNS gave no answer. */
    NOT_DETERMINED("mta-sts.not-determined", WARNING, "RFC 8461 §3.1"),
    /** More than one record begins with the version, so none counts. */
    MULTIPLE_RECORDS("mta-sts.multiple-records", ERROR, "RFC 8461 §3.1"),
    /** The record would be one but for what pasting did to it. */
    PASTING_MISTAKE("mta-sts.pasting-mistake", ERROR, "RFC 8461 §3.1"),
    /** The record stands at a wrong name. */
    MISPLACED("mta-sts.misplaced", ERROR, "RFC 8461 §3.1"),
    /** The id that the record should have is not ready yet. */
    PENDING("mta-sts.pending", NOTICE, ""),
    /** The text does not begin with the version. */
    BAD_VERSION("mta-sts.bad-version", ERROR, "RFC 8461 §3.1"),
    /** A part of the record is no field. */
    MALFORMED_FIELD("mta-sts.malformed-field", ERROR, "RFC 8461 §3.1"),
    /** A field stands twice; the first counts. */
    DUPLICATE_FIELD("mta-sts.duplicate-field", WARNING, "RFC 8461 §3.2"),
    /** A blank where the standard foresees none; let pass. */
    STRAY_BLANK("mta-sts.stray-blank", NOTICE, "RFC 8461 §3.1"),
    /** A field that no standard knows; ignored. */
    UNKNOWN_FIELD("mta-sts.unknown-field", NOTICE, "RFC 8461 §3.2"),
    /** There is no {@code id}. */
    MISSING_ID("mta-sts.missing-id", ERROR, "RFC 8461 §3.1"),
    /** The {@code id} is not 1 to 32 letters and digits. */
    BAD_ID("mta-sts.bad-id", ERROR, "RFC 8461 §3.1"),
    /** The {@code id} is another one than was asked for. */
    UNEXPECTED_ID("mta-sts.unexpected-id", ERROR, ""),
    /** The id stayed while the policy changed, so senders keep the old policy. */
    ID_UNCHANGED("mta-sts.id-unchanged", WARNING, "RFC 8461 §3.1"),
    /** There is no policy host. */
    HOST_MISSING("mta-sts.host-missing", ERROR, "RFC 8461 §3.3"),
    /** The policy host is an alias of a name without addresses. */
    HOST_WITHOUT_ADDRESS("mta-sts.host-without-address", ERROR, "RFC 8461 §3.3"),
    /** The provider's own policy host has no addresses: the provider's concern. */
    EXPECTED_HOST_WITHOUT_ADDRESS("mta-sts.expected-host-without-address", NOTICE, "RFC 8461 §3.3"),
    /** The policy host should be an alias of the provider's, and does not exist. */
    ALIAS_MISSING("mta-sts.alias-missing", ERROR, "RFC 8461 §8.2"),
    /** The policy host is an alias of another name than was asked for. */
    UNEXPECTED_ALIAS("mta-sts.unexpected-alias", ERROR, "RFC 8461 §8.2"),
    /** The policy host has data of its own where an alias was asked for. */
    NOT_AN_ALIAS("mta-sts.not-an-alias", ERROR, "RFC 8461 §8.2"),
    /** This check looks at records only. */
    POLICY_NOT_ASKED("mta-sts.policy-not-asked", NOTICE, "RFC 8461 §3.3"),
    /** The addresses did not come from a name server, so no connection was made. */
    POLICY_OFFLINE("mta-sts.policy-offline", NOTICE, "RFC 8461 §3.3"),
    /** The addresses are for examples only, so no connection was made. */
    POLICY_EXAMPLE_ADDRESS("mta-sts.policy-example-address", NOTICE, "RFC 8461 §3.3"),
    /** The policy host has an address at which the public cannot reach it; no connection was made. */
    ADDRESS_REFUSED("mta-sts.address-refused", WARNING, "RFC 8461 §3.3"),
    /** Nothing accepts connections at the policy host. */
    CONNECTION_REFUSED("mta-sts.connection-refused", WARNING, "RFC 8461 §3.3"),
    /** The policy host could not be reached. */
    CONNECTION_FAILED("mta-sts.connection-failed", WARNING, "RFC 8461 §3.3"),
    /** The policy did not arrive in time. */
    POLICY_TIMED_OUT("mta-sts.policy-timed-out", WARNING, "RFC 8461 §3.3"),
    /** There is no TLS with the policy host. */
    TLS_FAILED("mta-sts.tls-failed", ERROR, "RFC 8461 §3.3"),
    /** The certificate of the policy host has expired. */
    CERTIFICATE_EXPIRED("mta-sts.certificate-expired", ERROR, "RFC 8461 §3.3"),
    /** The certificate of the policy host is not valid yet. */
    CERTIFICATE_NOT_YET_VALID("mta-sts.certificate-not-yet-valid", ERROR, "RFC 8461 §3.3"),
    /** The certificate is not for the policy host. */
    CERTIFICATE_WRONG_NAME("mta-sts.certificate-wrong-name", ERROR, "RFC 8461 §3.3"),
    /** The policy host is an alias, and the server behind it has no certificate for it. */
    CERTIFICATE_NOT_FOR_ALIAS("mta-sts.certificate-not-for-alias", ERROR, "RFC 8461 §8.2"),
    /** The certificate was issued by nobody who is trusted. */
    CERTIFICATE_UNKNOWN_ISSUER("mta-sts.certificate-unknown-issuer", ERROR, "RFC 8461 §3.3"),
    /** The certificate was rejected for another reason. */
    CERTIFICATE_REJECTED("mta-sts.certificate-rejected", ERROR, "RFC 8461 §3.3"),
    /** The policy host says that there is no policy. */
    POLICY_NOT_FOUND("mta-sts.policy-not-found", ERROR, "RFC 8461 §3.3"),
    /** The policy host answered with another status than 200. */
    POLICY_BAD_STATUS("mta-sts.policy-bad-status", ERROR, "RFC 8461 §3.3"),
    /** The policy host is in trouble at present. */
    POLICY_SERVER_ERROR("mta-sts.policy-server-error", WARNING, "RFC 8461 §3.3"),
    /** The policy host redirects, and senders do not follow. */
    POLICY_REDIRECTED("mta-sts.policy-redirected", ERROR, "RFC 8461 §3.3"),
    /** The answer is not of the type {@code text/plain}. */
    POLICY_CONTENT_TYPE("mta-sts.policy-content-type", ERROR, "RFC 8461 §3.2"),
    /** The policy is larger than senders read. */
    POLICY_TOO_LARGE("mta-sts.policy-too-large", ERROR, "RFC 8461 §3.3"),
    /** The answer is no HTTP. */
    POLICY_BAD_RESPONSE("mta-sts.policy-bad-response", ERROR, "RFC 8461 §3.3"),
    /** The policy is not UTF-8. */
    POLICY_NOT_UTF8("mta-sts.policy-not-utf8", ERROR, "RFC 8461 §3.2"),
    /** The policy begins with a byte order mark. */
    POLICY_BYTE_ORDER_MARK("mta-sts.policy-byte-order-mark", ERROR, "RFC 8461 §3.2"),
    /** A line of the policy is no field. */
    POLICY_MALFORMED_LINE("mta-sts.policy-malformed-line", ERROR, "RFC 8461 §3.2"),
    /** A line of the policy is empty; let pass. */
    POLICY_BLANK_LINE("mta-sts.policy-blank-line", NOTICE, "RFC 8461 §3.2"),
    /** A field that a policy must have is missing. */
    POLICY_MISSING_FIELD("mta-sts.policy-missing-field", ERROR, "RFC 8461 §3.2"),
    /** A field of the policy stands twice; the first counts. */
    POLICY_DUPLICATE_FIELD("mta-sts.policy-duplicate-field", WARNING, "RFC 8461 §3.2"),
    /** A field that no standard knows; ignored. */
    POLICY_UNKNOWN_FIELD("mta-sts.policy-unknown-field", NOTICE, "RFC 8461 §3.2"),
    /** A field is almost one that the standard knows; ignored. */
    POLICY_MISSPELT_FIELD("mta-sts.policy-misspelt-field", WARNING, "RFC 8461 §3.2"),
    /** The version of the policy is not {@code STSv1}. */
    POLICY_BAD_VERSION("mta-sts.policy-bad-version", ERROR, "RFC 8461 §3.2"),
    /** The mode is none of the three. */
    POLICY_BAD_MODE("mta-sts.policy-bad-mode", ERROR, "RFC 8461 §3.2"),
    /** The lifetime is not a number of 1 to 10 digits. */
    POLICY_BAD_MAX_AGE("mta-sts.policy-bad-max-age", ERROR, "RFC 8461 §3.2"),
    /** The lifetime is longer than the year that it may be; taken as a year. */
    POLICY_LONG_MAX_AGE("mta-sts.policy-long-max-age", WARNING, "RFC 8461 §3.2"),
    /** The lifetime is shorter than a day. */
    POLICY_SHORT_MAX_AGE("mta-sts.policy-short-max-age", WARNING, "RFC 8461 §3.2"),
    /** The lifetime of an enforced policy is shorter than two weeks. */
    POLICY_MAX_AGE_BELOW_WEEKS("mta-sts.policy-max-age-below-weeks", NOTICE, "RFC 8461 §3.2"),
    /** A pattern for mail exchangers is none. */
    POLICY_BAD_MX("mta-sts.policy-bad-mx", ERROR, "RFC 8461 §3.2"),
    /** A pattern for mail exchangers stands twice. */
    POLICY_DUPLICATE_MX("mta-sts.policy-duplicate-mx", NOTICE, "RFC 8461 §3.2"),
    /** The policy allows no mail exchanger at all. */
    POLICY_WITHOUT_MX("mta-sts.policy-without-mx", ERROR, "RFC 8461 §3.2"),
    /** The policy switches MTA-STS off. */
    MODE_NONE("mta-sts.mode-none", NOTICE, "RFC 8461 §5"),
    /** The policy is only being tried. */
    MODE_TESTING("mta-sts.mode-testing", NOTICE, "RFC 8461 §5"),
    /** The mode is weaker than was asked for. */
    MODE_TOO_WEAK("mta-sts.mode-too-weak", ERROR, ""),
    /** The enforced policy does not allow a mail exchanger: senders do not deliver to it. */
    MX_NOT_COVERED("mta-sts.mx-not-covered", ERROR, "RFC 8461 §4.1"),
    /** The policy that is being tried does not allow a mail exchanger. */
    MX_NOT_COVERED_YET("mta-sts.mx-not-covered-yet", WARNING, "RFC 8461 §4.1"),
    /** The policy does not allow a mail exchanger that was asked for. */
    EXPECTED_MX_NOT_COVERED("mta-sts.expected-mx-not-covered", ERROR, "RFC 8461 §4.1"),
    /** No mail exchanger fits a pattern. */
    PATTERN_UNUSED("mta-sts.pattern-unused", NOTICE, "RFC 8461 §4.1"),
    /** There is a policy, but no record that announces it. */
    POLICY_WITHOUT_RECORD("mta-sts.policy-without-record", WARNING, "RFC 8461 §3.1"),
    /** There is no record any more, but senders keep the policy that they know. */
    POLICY_STILL_KEPT("mta-sts.policy-still-kept", NOTICE, "RFC 8461 §5.1"),
    /** There is a record, but no policy that senders could use. */
    RECORD_WITHOUT_POLICY("mta-sts.record-without-policy", WARNING, "RFC 8461 §3.3"),
    /** The policy is enforced, but nobody gets reports about failures. */
    ENFORCED_WITHOUT_REPORTS("mta-sts.enforced-without-reports", NOTICE, "RFC 8460 §1");

    private final String id;
    private final Severity severity;
    private final String section;

    MtaStsFinding(String id, Severity severity, String section) {
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
