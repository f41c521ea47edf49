package org.domainverifier.propagation;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;

/** What can be found about the servers of a domain and about how far its records have spread. None of it changes a verdict. */
public enum DnsFinding implements FindingCode {
    /** The servers of a zone do not say the same. */
    SERVERS_DISAGREE("dns.servers-disagree", Severity.WARNING, "RFC 1034 §4.3.5"),
    /** A resolver still holds an older answer. */
    NOT_YET_VISIBLE("dns.not-yet-visible", Severity.NOTICE, "RFC 2308 §5"),
    /** Servers of a zone do not answer. */
    SERVERS_UNREACHABLE("dns.servers-unreachable", Severity.WARNING, "RFC 2182 §3"),
    /** Servers answer, but not for the zone. */
    SERVERS_LAME("dns.servers-lame", Severity.WARNING, "RFC 1912 §2.8"),
    /** Servers at addresses that nobody outside can reach. */
    SPECIAL_ADDRESS("dns.special-address", Severity.WARNING, "RFC 6890 §2"),
    /** The zone above names other servers than the zone itself. */
    DELEGATION_DIFFERS("dns.delegation-differs", Severity.WARNING, "RFC 1034 §4.2.2"),
    /** No authoritative server could be asked: the answer came from a cache. */
    MAY_BE_STALE("dns.may-be-stale", Severity.WARNING, ""),
    /** A CNAME record that is not alone. */
    CNAME_BESIDE_DATA("dns.cname-beside-data", Severity.ERROR, "RFC 1034 §3.6.2"),
    /** The signatures are broken: the domain has vanished for everybody whose resolver validates. */
    DNSSEC_BOGUS("dns.dnssec-bogus", Severity.ERROR, "RFC 4035 §5.5"),
    /** A resolver does not get an answer that the zone's servers give. */
    RESOLVER_FAILED("dns.resolver-failed", Severity.NOTICE, "RFC 2308 §7.1"),
    /** The records come from a wildcard. */
    WILDCARD("dns.wildcard", Severity.NOTICE, "RFC 4592 §2.1.1");

    private final String id;
    private final Severity severity;
    private final String section;

    DnsFinding(String id, Severity severity, String section) {
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
