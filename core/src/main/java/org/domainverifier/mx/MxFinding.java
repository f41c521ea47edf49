package org.domainverifier.mx;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;

/** What the MX check can find. */
public enum MxFinding implements FindingCode {
    /** No MX record and no address: the domain gets no mail. */
    MISSING(ERROR, "RFC 5321 §5.1"),
    /** The question has no answer. */
    NOT_DETERMINED(WARNING, "RFC 5321 §5.1"),
    /** No MX record; senders use the domain's own addresses. */
    IMPLICIT(WARNING, "RFC 5321 §5.1"),
    /** The domain says that it takes no mail. */
    NULL_MX(NOTICE, "RFC 7505 §3"),
    /** The domain says that it takes no mail, beside records that say where it takes it. */
    NULL_MX_WITH_OTHERS(ERROR, "RFC 7505 §3"),
    /** A null MX with another preference than 0. */
    NULL_MX_PREFERENCE(NOTICE, "RFC 7505 §3"),
    /** An exchanger is a CNAME. */
    TARGET_IS_ALIAS(WARNING, "RFC 5321 §5.1"),
    /** An exchanger is written as an address. */
    TARGET_IS_ADDRESS(ERROR, "RFC 5321 §5.1"),
    /** An exchanger is not a host name. */
    TARGET_NOT_A_HOST_NAME(WARNING, "RFC 5321 §2.3.5"),
    /** An exchanger has no address. */
    TARGET_WITHOUT_ADDRESS(WARNING, "RFC 5321 §5.1"),
    /** None of the exchangers has an address. */
    NO_TARGET_WITH_ADDRESS(ERROR, "RFC 5321 §5.1"),
    /** The addresses of an exchanger could not be asked for. */
    TARGET_NOT_DETERMINED(NOTICE, "RFC 5321 §5.1"),
    /** The same exchanger twice with different preferences. */
    DUPLICATE(NOTICE, "RFC 5321 §5.1"),
    /** The domain is a CNAME: the MX records are somebody else's. */
    DOMAIN_IS_ALIAS(NOTICE, "RFC 5321 §5.1"),
    /** An expected exchanger is not there. */
    EXPECTED_MISSING(ERROR, ""),
    /** An expected exchanger has another preference. */
    WRONG_PREFERENCE(ERROR, ""),
    /** An expected exchanger is not in the order that was asked for. */
    WRONG_ORDER(ERROR, "RFC 5321 §5.1"),
    /** Expected exchangers that were to have the same preference have different ones. */
    UNEQUAL_PREFERENCES(NOTICE, "RFC 5321 §5.1"),
    /** An exchanger of the customer's own choice that is tried before the expected ones. */
    OTHER_FIRST(WARNING, "RFC 5321 §5.1"),
    /** An exchanger of the customer's own choice that gets its share of the mail. */
    OTHER_SHARES(WARNING, "RFC 5321 §5.1"),
    /** A foreign exchanger that is tried before the expected ones. */
    FOREIGN_TAKES_ALL(ERROR, "RFC 5321 §5.1"),
    /** A foreign exchanger that gets its share of the mail. */
    FOREIGN_SHARES(ERROR, "RFC 5321 §5.1"),
    /** A foreign exchanger that gets the mail whenever the expected ones are slow or down. */
    FOREIGN_BACKUP(ERROR, "RFC 5321 §5.1"),
    /** A foreign exchanger that has no address, and so takes no mail. */
    FOREIGN_WITHOUT_ADDRESS(WARNING, "RFC 5321 §5.1"),
    /** A foreign exchanger that is an alias of an expected one. */
    FOREIGN_ALIAS(ERROR, "RFC 5321 §5.1"),
    /** An exchanger that only proved to a service who owns the domain. */
    VERIFICATION_RECORD(WARNING, "RFC 6761 §6.4"),
    /** An exchanger that the DNS host made, for a mail server behind its proxy. */
    MADE_BY_DNS_HOST(ERROR, ""),
    /** An expected exchanger with a typing mistake. */
    MISSPELT(ERROR, ""),
    /** An expected exchanger with the zone behind it: the final dot was forgotten. */
    ZONE_APPENDED(ERROR, "RFC 1035 §5.1"),
    /** A place holder of a template that nobody filled in. */
    TEMPLATE_VARIABLE(ERROR, ""),
    /** An exchanger has an address that the public Internet does not lead to. */
    TARGET_NOT_PUBLIC(WARNING, "RFC 6890 §2.2"),
    /** None of the exchangers has an address of the public Internet. */
    NO_PUBLIC_TARGET(ERROR, "RFC 6890 §2.2"),
    /** Several of the foreign exchangers are of one well-known service. */
    FOREIGN_SERVICE(NOTICE, "");

    private final FindingDefinition definition;

    MxFinding(Severity severity, String section) {
        definition = FindingDefinition.of("mx", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }
}
