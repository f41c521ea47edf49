package org.domainverifier.dmarc;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;

/**
 * What the DNS had to say about the DMARC record of one domain.
 *
 * @param domain the domain whose record was looked for
 * @param state what was found
 * @param record the record, if there is exactly one
 * @param texts the texts of the DMARC records at the name
 * @param failure why it could not be found out, if so
 */
public record DmarcLookup(
        DomainName domain,
        State state,
        Optional<DmarcRecord> record,
        List<String> texts,
        Optional<FailureCause> failure) {
    /** What can stand at one name. */
    public enum State {
        /** Exactly one DMARC record. */
        RECORD,
        /** A server said that there is none. */
        NONE,
        /** Several: all are discarded (RFC 9989 §4.10). */
        SEVERAL,
        /** It could not be found out. */
        NOT_DETERMINED
    }

    /** Copies the list. */
    public DmarcLookup {
        texts = List.copyOf(texts);
    }

    /**
     * Where the record of a domain stands.
     *
     * @param domain the domain
     * @return {@code _dmarc} below it, or empty if the DNS cannot hold that name
     */
    public static Optional<DomainName> recordName(DomainName domain) {
        return domain.tryChild("_dmarc");
    }

    static DmarcLookup of(DomainName domain, DnsAnswer answer) {
        if (answer instanceof DnsAnswer.Failure failure) {
            return new DmarcLookup(
                    domain, State.NOT_DETERMINED, Optional.empty(), List.of(), Optional.of(failure.cause()));
        }
        List<String> texts = TxtRecords.of(answer, DmarcRecord::isDmarc).texts();
        return switch (texts.size()) {
            case 0 -> none(domain);
            case 1 ->
                new DmarcLookup(
                        domain, State.RECORD, DmarcRecord.parse(texts.get(0)).record(), texts, Optional.empty());
            default -> new DmarcLookup(domain, State.SEVERAL, Optional.empty(), texts, Optional.empty());
        };
    }

    static DmarcLookup none(DomainName domain) {
        return new DmarcLookup(domain, State.NONE, Optional.empty(), List.of(), Optional.empty());
    }

    boolean isDetermined() {
        return state != State.NOT_DETERMINED;
    }

    boolean says(DmarcPsd psd) {
        return record.filter(found -> found.psd() == psd).isPresent();
    }
}
