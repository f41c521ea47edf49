package org.domainverifier.tlsrpt;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;

/** What the TLS-RPT check can find. */
public enum TlsRptFinding implements FindingCode {
    /** There is no TLS-RPT record. */
    MISSING("tls-rpt.missing", ERROR, "RFC 8460 §3"),
    /** The DNS gave no answer. */
    NOT_DETERMINED("tls-rpt.not-determined", WARNING, "RFC 8460 §3"),
    /** More than one record begins with the version, so none counts. */
    MULTIPLE_RECORDS("tls-rpt.multiple-records", ERROR, "RFC 8460 §3"),
    /** The record would be one but for what pasting did to it. */
    PASTING_MISTAKE("tls-rpt.pasting-mistake", ERROR, "RFC 8460 §3"),
    /** The record stands at a wrong name. */
    MISPLACED("tls-rpt.misplaced", ERROR, "RFC 8460 §3"),
    /** The text does not begin with the version. */
    BAD_VERSION("tls-rpt.bad-version", ERROR, "RFC 8460 §3"),
    /** A part of the record is no field. */
    MALFORMED_FIELD("tls-rpt.malformed-field", ERROR, "RFC 8460 §3"),
    /** A field stands twice; the first counts. */
    DUPLICATE_FIELD("tls-rpt.duplicate-field", WARNING, "RFC 8460 §3"),
    /** A blank where the standard foresees none; let pass. */
    STRAY_BLANK("tls-rpt.stray-blank", NOTICE, "RFC 8460 §3"),
    /** A field that no standard knows; ignored. */
    UNKNOWN_FIELD("tls-rpt.unknown-field", NOTICE, "RFC 8460 §3"),
    /** There is no {@code rua}. */
    MISSING_RUA("tls-rpt.missing-rua", ERROR, "RFC 8460 §3"),
    /** An entry of {@code rua} is no URI. */
    BAD_URI("tls-rpt.bad-uri", ERROR, "RFC 8460 §3"),
    /** A URI of another scheme than {@code mailto} and {@code https}. */
    UNSUPPORTED_SCHEME("tls-rpt.unsupported-scheme", WARNING, "RFC 8460 §3"),
    /** No URI to which reports could be sent is left. */
    NO_USABLE_URI("tls-rpt.no-usable-uri", ERROR, "RFC 8460 §3"),
    /** The same URI stands twice. */
    DUPLICATE_URI("tls-rpt.duplicate-uri", NOTICE, "RFC 8460 §3"),
    /** A URI that was asked for is not among those of {@code rua}. */
    EXPECTED_URI_ABSENT("tls-rpt.expected-uri-absent", ERROR, ""),
    /** The domain of a mail address takes no mail. */
    MAIL_DOMAIN_WITHOUT_EXCHANGER("tls-rpt.mail-domain-without-exchanger", WARNING, "RFC 5321 §5.1"),
    /** The domain of a mail address that was asked for takes no mail: the provider's own concern. */
    EXPECTED_MAIL_DOMAIN_WITHOUT_EXCHANGER("tls-rpt.expected-mail-domain-without-exchanger", NOTICE, "RFC 5321 §5.1"),
    /** It could not be found out whether the domain of a mail address takes mail. */
    MAIL_DOMAIN_NOT_DETERMINED("tls-rpt.mail-domain-not-determined", NOTICE, "RFC 5321 §5.1");

    private final String id;
    private final Severity severity;
    private final String section;

    TlsRptFinding(String id, Severity severity, String section) {
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
