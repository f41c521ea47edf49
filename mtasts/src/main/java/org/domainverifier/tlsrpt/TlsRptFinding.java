package org.domainverifier.tlsrpt;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;
import org.domainverifier.txt.TxtCodes;

/** What the TLS-RPT check can find. */
public enum TlsRptFinding implements FindingCode {
    /** There is no TLS-RPT record. */
    MISSING(ERROR, "RFC 8460 §3"),
    /** The DNS gave no answer. */
    NOT_DETERMINED(WARNING, "RFC 8460 §3"),
    /** More than one record begins with the version, so none counts. */
    MULTIPLE_RECORDS(ERROR, "RFC 8460 §3"),
    /** A record that is longer than anybody reads. */
    TOO_LONG(ERROR, "RFC 8460 §3"),
    /** The record would be one but for what pasting did to it. */
    PASTING_MISTAKE(ERROR, "RFC 8460 §3"),
    /** The record is at the wrong name. */
    MISPLACED(ERROR, "RFC 8460 §3"),
    /** A record one level higher or lower may have been meant. */
    OTHER_LEVEL(NOTICE, "RFC 8460 §3"),
    /** A name as a text, where an alias to it may have been asked for. */
    ALIAS_AS_TEXT(WARNING, "RFC 8460 §3"),
    /** The text does not begin with the version. */
    BAD_VERSION(ERROR, "RFC 8460 §3"),
    /** Beside the record, a text that was meant as one too, and that senders do not read. */
    SPOILT_BESIDE(WARNING, "RFC 8460 §3"),
    /** A part of the record is not a field. */
    MALFORMED_FIELD(ERROR, "RFC 8460 §3"),
    /** A field occurs twice; the first counts. */
    DUPLICATE_FIELD(WARNING, "RFC 8460 §3"),
    /** A space where the standard allows none; tolerated. */
    STRAY_BLANK(NOTICE, "RFC 8460 §3"),
    /** A field that no standard knows; ignored. */
    UNKNOWN_FIELD(NOTICE, "RFC 8460 §3"),
    /** There is no {@code rua}. */
    MISSING_RUA(ERROR, "RFC 8460 §3"),
    /** An entry of {@code rua} is not a URI. */
    BAD_URI(ERROR, "RFC 8460 §3"),
    /** A URI of another scheme than {@code mailto} and {@code https}. */
    UNSUPPORTED_SCHEME(WARNING, "RFC 8460 §3"),
    /** No URI to which reports could be sent is left. */
    NO_USABLE_URI(ERROR, "RFC 8460 §3"),
    /** The same URI occurs twice. */
    DUPLICATE_URI(NOTICE, "RFC 8460 §3"),
    /** A URI that was asked for is not among those of {@code rua}. */
    EXPECTED_URI_ABSENT(ERROR, ""),
    /** The domain of a mail address takes no mail. */
    MAIL_DOMAIN_WITHOUT_EXCHANGER(WARNING, "RFC 5321 §5.1"),
    /** It could not be looked up whether the domain of a mail address takes mail. */
    MAIL_DOMAIN_NOT_DETERMINED(NOTICE, "RFC 5321 §5.1");

    static final TxtCodes PRESENCE =
            new TxtCodes(MISSING, NOT_DETERMINED, MULTIPLE_RECORDS, PASTING_MISTAKE, BAD_VERSION, MISPLACED, TOO_LONG);

    private final FindingDefinition definition;

    TlsRptFinding(Severity severity, String section) {
        definition = FindingDefinition.of("tls-rpt", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }
}
