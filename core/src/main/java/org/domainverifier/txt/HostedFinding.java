package org.domainverifier.txt;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;

/** What can be found where a TXT record of any kind is to be kept at a hosting service, see {@link HostedTxt}. */
public enum HostedFinding implements FindingCode {
    /** There is no alias, and nothing else. */
    ALIAS_MISSING(ERROR, "RFC 1034 §3.6.2"),
    /** There are addresses where the alias should be: the DNS host proxies or flattens it. */
    ALIAS_PROXIED(ERROR, "RFC 1034 §3.6.2"),
    /** The target of the alias is there as a text. */
    ALIAS_AS_TEXT(ERROR, "RFC 1034 §3.6.2"),
    /** It is an alias of another name. */
    WRONG_ALIAS(ERROR, "RFC 1034 §3.6.2"),
    /** There are texts of its own. */
    NOT_AN_ALIAS(ERROR, "RFC 1034 §3.6.2"),
    /** There is a copy of what the service has. */
    ALIAS_COPIED(WARNING, "RFC 1034 §3.6.2"),
    /** The alias is right, and the service has no record yet. */
    TARGET_EMPTY(WARNING, "RFC 1034 §3.6.2"),
    /** The provider does not know yet what it is to be an alias of. */
    TARGET_PENDING(NOTICE, ""),
    /** The provider could not say what it is to be an alias of. */
    TARGET_UNAVAILABLE(WARNING, "");

    private final FindingDefinition definition;

    HostedFinding(Severity severity, String section) {
        definition = FindingDefinition.of("txt", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }
}
