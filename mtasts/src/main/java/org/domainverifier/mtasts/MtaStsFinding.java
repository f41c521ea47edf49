package org.domainverifier.mtasts;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;
import org.domainverifier.txt.TxtCodes;

/** What the MTA-STS check can find. */
public enum MtaStsFinding implements FindingCode {
    /** There is no MTA-STS record. */
    MISSING(ERROR, "RFC 8461 §3.1"),
    /** The DNS gave no answer. */
    NOT_DETERMINED(WARNING, "RFC 8461 §3.1"),
    /** More than one record begins with the version, so none counts. */
    MULTIPLE_RECORDS(ERROR, "RFC 8461 §3.1"),
    /** A record that is longer than anybody reads. */
    TOO_LONG(ERROR, "RFC 8461 §3.1"),
    /** The record would be one but for what pasting did to it. */
    PASTING_MISTAKE(ERROR, "RFC 8461 §3.1"),
    /** The record is at the wrong name. */
    MISPLACED(ERROR, "RFC 8461 §3.1"),
    /** A record one level higher or lower may have been meant. */
    OTHER_LEVEL(NOTICE, "RFC 8461 §3.1"),
    /** A name as a text, where an alias to it may have been asked for. */
    ALIAS_AS_TEXT(WARNING, "RFC 8461 §3.1"),
    /** The id that the record should have is not ready yet. */
    PENDING(NOTICE, ""),
    /** The provider could not say which id the record should have. */
    EXPECTED_ID_UNAVAILABLE(WARNING, ""),
    /** The text does not begin with the version. */
    BAD_VERSION(ERROR, "RFC 8461 §3.1"),
    /** A part of the record is not a field. */
    MALFORMED_FIELD(ERROR, "RFC 8461 §3.1"),
    /** A field occurs twice; the first counts. */
    DUPLICATE_FIELD(WARNING, "RFC 8461 §3.2"),
    /** A space where the standard allows none; tolerated. */
    STRAY_BLANK(NOTICE, "RFC 8461 §3.1"),
    /** A field that no standard knows; ignored. */
    UNKNOWN_FIELD(NOTICE, "RFC 8461 §3.2"),
    /** There is no {@code id}. */
    MISSING_ID(ERROR, "RFC 8461 §3.1"),
    /** The {@code id} is not 1 to 32 letters and digits. */
    BAD_ID(ERROR, "RFC 8461 §3.1"),
    /** The {@code id} is another one than was asked for. */
    UNEXPECTED_ID(ERROR, ""),
    /** The id stayed while the policy changed, so senders keep the old policy. */
    ID_UNCHANGED(WARNING, "RFC 8461 §3.1"),
    /** There is no policy host. */
    HOST_MISSING(ERROR, "RFC 8461 §3.3"),
    /** The policy host is an alias of a name without addresses. */
    HOST_WITHOUT_ADDRESS(ERROR, "RFC 8461 §3.3"),
    /** The policy host should be an alias of the provider's, and does not exist. */
    ALIAS_MISSING(ERROR, "RFC 8461 §8.2"),
    /** The policy host is an alias of another name than was asked for. */
    UNEXPECTED_ALIAS(ERROR, "RFC 8461 §8.2"),
    /** The policy host has data of its own where an alias was asked for. */
    NOT_AN_ALIAS(ERROR, "RFC 8461 §8.2"),
    /** This check looks at records only. */
    POLICY_NOT_ASKED(NOTICE, "RFC 8461 §3.3"),
    /** The addresses did not come from a name server, so no connection was made. */
    POLICY_OFFLINE(NOTICE, "RFC 8461 §3.3"),
    /** The addresses are for examples only, so no connection was made. */
    POLICY_EXAMPLE_ADDRESS(NOTICE, "RFC 8461 §3.3"),
    /** The policy host has an address at which the public cannot reach it; no connection was made. */
    ADDRESS_REFUSED(WARNING, "RFC 8461 §3.3"),
    /** Nothing accepts connections at the policy host. */
    CONNECTION_REFUSED(WARNING, "RFC 8461 §3.3"),
    /** The policy host could not be reached. */
    CONNECTION_FAILED(WARNING, "RFC 8461 §3.3"),
    /** The policy did not arrive in time. */
    POLICY_TIMED_OUT(WARNING, "RFC 8461 §3.3"),
    /** TLS with the policy host could not be established. */
    TLS_FAILED(ERROR, "RFC 8461 §3.3"),
    /** The certificate of the policy host has expired. */
    CERTIFICATE_EXPIRED(ERROR, "RFC 8461 §3.3"),
    /** The certificate of the policy host is not valid yet. */
    CERTIFICATE_NOT_YET_VALID(ERROR, "RFC 8461 §3.3"),
    /** The certificate is not for the policy host. */
    CERTIFICATE_WRONG_NAME(ERROR, "RFC 8461 §3.3"),
    /** The policy host is an alias, and the server behind it has no certificate for it. */
    CERTIFICATE_NOT_FOR_ALIAS(ERROR, "RFC 8461 §8.2"),
    /** The certificate was not issued by anybody who is trusted. */
    CERTIFICATE_UNKNOWN_ISSUER(ERROR, "RFC 8461 §3.3"),
    /** Nobody who is trusted issued the certificate, and the certificate of its issuer is not sent with it. */
    CERTIFICATE_ISSUER_NOT_SENT(ERROR, "RFC 8446 §4.4.2"),
    /** The certificate was rejected for another reason. */
    CERTIFICATE_REJECTED(ERROR, "RFC 8461 §3.3"),
    /** The policy host says that there is no policy. */
    POLICY_NOT_FOUND(ERROR, "RFC 8461 §3.3"),
    /** The policy host answered with another status than 200. */
    POLICY_BAD_STATUS(ERROR, "RFC 8461 §3.3"),
    /** The policy host currently has a problem. */
    POLICY_SERVER_ERROR(WARNING, "RFC 8461 §3.3"),
    /** The policy host redirects, and senders do not follow. */
    POLICY_REDIRECTED(ERROR, "RFC 8461 §3.3"),
    /** The answer is not of the type {@code text/plain}. */
    POLICY_CONTENT_TYPE(ERROR, "RFC 8461 §3.2"),
    /** The policy is larger than senders read. */
    POLICY_TOO_LARGE(ERROR, "RFC 8461 §3.3"),
    /** The answer is not HTTP. */
    POLICY_BAD_RESPONSE(ERROR, "RFC 8461 §3.3"),
    /** The policy is not encoded in UTF-8. */
    POLICY_NOT_UTF8(ERROR, "RFC 8461 §3.2"),
    /** The policy begins with a byte order mark. */
    POLICY_BYTE_ORDER_MARK(ERROR, "RFC 8461 §3.2"),
    /** A line of the policy is not a field. */
    POLICY_MALFORMED_LINE(ERROR, "RFC 8461 §3.2"),
    /** A line of the policy is empty; tolerated. */
    POLICY_BLANK_LINE(NOTICE, "RFC 8461 §3.2"),
    /** A field that a policy must have is missing. */
    POLICY_MISSING_FIELD(ERROR, "RFC 8461 §3.2"),
    /** A field of the policy occurs twice; the first counts. */
    POLICY_DUPLICATE_FIELD(WARNING, "RFC 8461 §3.2"),
    /** A field that no standard knows; ignored. */
    POLICY_UNKNOWN_FIELD(NOTICE, "RFC 8461 §3.2"),
    /** A field is almost one that the standard knows; ignored. */
    POLICY_MISSPELT_FIELD(WARNING, "RFC 8461 §3.2"),
    /** The version of the policy is not {@code STSv1}. */
    POLICY_BAD_VERSION(ERROR, "RFC 8461 §3.2"),
    /** The mode is none of the three. */
    POLICY_BAD_MODE(ERROR, "RFC 8461 §3.2"),
    /** The lifetime is not a number of 1 to 10 digits. */
    POLICY_BAD_MAX_AGE(ERROR, "RFC 8461 §3.2"),
    /** The lifetime is longer than the year that it may be; taken as a year. */
    POLICY_LONG_MAX_AGE(WARNING, "RFC 8461 §3.2"),
    /** The lifetime is shorter than a day. */
    POLICY_SHORT_MAX_AGE(WARNING, "RFC 8461 §3.2"),
    /** The lifetime of an enforced policy is shorter than two weeks. */
    POLICY_MAX_AGE_BELOW_WEEKS(NOTICE, "RFC 8461 §3.2"),
    /** A pattern for mail exchangers is none. */
    POLICY_BAD_MX(ERROR, "RFC 8461 §3.2"),
    /** An address where a pattern for hosts belongs: it allows nobody. */
    POLICY_MX_ADDRESS(WARNING, "RFC 8461 §4.1"),
    /** A pattern for mail exchangers occurs twice. */
    POLICY_DUPLICATE_MX(NOTICE, "RFC 8461 §3.2"),
    /** The policy does not allow any mail exchanger. */
    POLICY_WITHOUT_MX(ERROR, "RFC 8461 §3.2"),
    /** The policy switches MTA-STS off. */
    MODE_NONE(NOTICE, "RFC 8461 §5"),
    /** The policy is only being tried. */
    MODE_TESTING(NOTICE, "RFC 8461 §5"),
    /** The mode is weaker than was asked for. */
    MODE_TOO_WEAK(ERROR, ""),
    /** The enforced policy does not allow a mail exchanger: senders do not deliver to it. */
    MX_NOT_COVERED(ERROR, "RFC 8461 §4.1"),
    /** The policy that is being tried does not allow a mail exchanger. */
    MX_NOT_COVERED_YET(WARNING, "RFC 8461 §4.1"),
    /** The policy does not allow a mail exchanger that was asked for. */
    EXPECTED_MX_NOT_COVERED(ERROR, "RFC 8461 §4.1"),
    /** No mail exchanger fits a pattern. */
    PATTERN_UNUSED(NOTICE, "RFC 8461 §4.1"),
    /** There is a policy, but no record that announces it. */
    POLICY_WITHOUT_RECORD(WARNING, "RFC 8461 §3.1"),
    /** There is no record any more, but senders keep the policy that they know. */
    POLICY_STILL_KEPT(NOTICE, "RFC 8461 §5.1"),
    /** There is a record, but no policy that senders could use. */
    RECORD_WITHOUT_POLICY(WARNING, "RFC 8461 §3.3"),
    /** The policy is enforced, but nobody gets reports about failures. */
    ENFORCED_WITHOUT_REPORTS(NOTICE, "RFC 8460 §1");

    static final TxtCodes PRESENCE =
            new TxtCodes(MISSING, NOT_DETERMINED, MULTIPLE_RECORDS, PASTING_MISTAKE, BAD_VERSION, MISPLACED, TOO_LONG);

    private final FindingDefinition definition;

    MtaStsFinding(Severity severity, String section) {
        definition = FindingDefinition.of("mta-sts", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }

    @Override
    public boolean detailIsOfDomain() {
        return this == TLS_FAILED || this == POLICY_BAD_RESPONSE;
    }
}
