package org.domainverifier.mx;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;

/** What the MX check can find. */
public enum MxFinding implements FindingCode {
    /** No MX record and no address: the domain gets no mail. */
    MISSING("mx.missing", Severity.ERROR, "RFC 5321 §5.1"),
    /** The question has no answer. */
    NOT_DETERMINED("mx.not-determined", Severity.WARNING, "RFC 5321 §5.1"),
    /** No MX record; senders use the domain's own addresses. */
    IMPLICIT("mx.implicit", Severity.WARNING, "RFC 5321 §5.1"),
    /** The domain says that it takes no mail. */
    NULL_MX("mx.null-mx", Severity.NOTICE, "RFC 7505 §3"),
    /** The domain says that it takes no mail, beside records that say where it takes it. */
    NULL_MX_WITH_OTHERS("mx.null-mx-with-others", Severity.ERROR, "RFC 7505 §3"),
    /** A null MX with another preference than 0. */
    NULL_MX_PREFERENCE("mx.null-mx-preference", Severity.NOTICE, "RFC 7505 §3"),
    /** An exchanger is a CNAME. */
    TARGET_IS_ALIAS("mx.target-is-alias", Severity.WARNING, "RFC 5321 §5.1"),
    /** An exchanger is written as an address. */
    TARGET_IS_ADDRESS("mx.target-is-address", Severity.ERROR, "RFC 5321 §5.1"),
    /** An exchanger is no host name. */
    TARGET_NOT_A_HOST_NAME("mx.target-not-a-host-name", Severity.WARNING, "RFC 5321 §2.3.5"),
    /** An exchanger has no address. */
    TARGET_WITHOUT_ADDRESS("mx.target-without-address", Severity.WARNING, "RFC 5321 §5.1"),
    /** None of the exchangers has an address. */
    NO_TARGET_WITH_ADDRESS("mx.no-target-with-address", Severity.ERROR, "RFC 5321 §5.1"),
    /** The addresses of an exchanger could not be asked for. */
    TARGET_NOT_DETERMINED("mx.target-not-determined", Severity.NOTICE, "RFC 5321 §5.1"),
    /** The same exchanger twice with different preferences. */
    DUPLICATE("mx.duplicate", Severity.NOTICE, "RFC 5321 §5.1"),
    /** The domain is a CNAME: the MX records are somebody else's. */
    DOMAIN_IS_ALIAS("mx.domain-is-alias", Severity.NOTICE, "RFC 5321 §5.1"),
    /** An expected exchanger is not there. */
    EXPECTED_MISSING("mx.expected-missing", Severity.ERROR, ""),
    /** An expected exchanger has another preference. */
    WRONG_PREFERENCE("mx.wrong-preference", Severity.ERROR, ""),
    /** A foreign exchanger that is tried before the expected ones. */
    FOREIGN_TAKES_ALL("mx.foreign-takes-all", Severity.ERROR, "RFC 5321 §5.1"),
    /** A foreign exchanger that gets its share of the mail. */
    FOREIGN_SHARES("mx.foreign-shares", Severity.ERROR, "RFC 5321 §5.1"),
    /** A foreign exchanger that gets the mail whenever the expected ones are slow or down. */
    FOREIGN_BACKUP("mx.foreign-backup", Severity.ERROR, "RFC 5321 §5.1"),
    /** Several of the foreign exchangers are of one well-known service. */
    FOREIGN_SERVICE("mx.foreign-service", Severity.NOTICE, "");

    private final String id;
    private final Severity severity;
    private final String section;

    MxFinding(String id, Severity severity, String section) {
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
