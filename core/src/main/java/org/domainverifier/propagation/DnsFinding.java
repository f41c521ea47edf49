package org.domainverifier.propagation;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;

/** What can be found about the servers of a domain and about how far its records have spread. None of it changes a verdict. */
public enum DnsFinding implements FindingCode {
    /** The servers of a zone do not say the same. */
    SERVERS_DISAGREE(WARNING, "RFC 1034 §4.3.5"),
    /** A resolver still holds an older answer. */
    NOT_YET_VISIBLE(NOTICE, "RFC 2308 §5"),
    /** Servers of a zone do not answer. */
    SERVERS_UNREACHABLE(WARNING, "RFC 2182 §3"),
    /** Servers answer, but not for the zone. */
    SERVERS_LAME(WARNING, "RFC 1912 §2.8"),
    /** Servers at addresses that nobody outside can reach. */
    SPECIAL_ADDRESS(WARNING, "RFC 6890 §2"),
    /** The zone above names other servers than the zone itself. */
    DELEGATION_DIFFERS(WARNING, "RFC 1034 §4.2.2"),
    /** No authoritative server could be asked: the answer came from a cache. */
    MAY_BE_STALE(WARNING, ""),
    /** A CNAME record that is not alone. */
    CNAME_BESIDE_DATA(ERROR, "RFC 1034 §3.6.2"),
    /** The signatures are broken: the domain has vanished for everybody whose resolver validates. */
    DNSSEC_BOGUS(ERROR, "RFC 4035 §5.5"),
    /** A resolver does not get an answer that the zone's servers give. */
    RESOLVER_FAILED(NOTICE, "RFC 2308 §7.1"),
    /** The records come from a wildcard. */
    WILDCARD(NOTICE, "RFC 4592 §2.1.1");

    private final FindingDefinition definition;

    DnsFinding(Severity severity, String section) {
        definition = FindingDefinition.of("dns", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }
}
