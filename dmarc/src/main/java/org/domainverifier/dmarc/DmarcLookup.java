package org.domainverifier.dmarc;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.record.Parsed;
import org.domainverifier.text.VisibleText;
import org.domainverifier.txt.TxtLook;

/**
 * What the DNS had to say about the DMARC record of one domain.
 *
 * @param domain the domain whose record was looked for
 * @param state what was found
 * @param record the record, if there is exactly one and it can be read
 * @param texts the texts of the DMARC records at the name
 * @param failure why nothing is known, if so
 */
public record DmarcLookup(
        DomainName domain,
        State state,
        Optional<DmarcRecord> record,
        List<String> texts,
        Optional<FailureCause> failure) {
    /** What there can be at one name; there is nothing else. */
    public enum State {
        /** Exactly one DMARC record. */
        RECORD,
        /** A server said that there is none. */
        NONE,
        /** Several: all are discarded (RFC 9989 §4.10). */
        SEVERAL,
        /** The lookup failed. */
        NOT_DETERMINED
    }

    /** Copies the list. */
    public DmarcLookup {
        texts = List.copyOf(texts);
    }

    static DmarcLookup of(TxtLook<Parsed<DmarcRecord>> look) {
        State state = look.failure().isPresent()
                ? State.NOT_DETERMINED
                : switch (look.count()) {
                    case 0 -> State.NONE;
                    case 1 -> State.RECORD;
                    default -> State.SEVERAL;
                };
        return new DmarcLookup(
                look.domain(),
                state,
                look.only().flatMap(source -> source.parsed().record()),
                look.texts(),
                look.failure().map(DnsAnswer.Failure::cause));
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

    /** For logs: one line, with nothing invisible in it. */
    @Override
    public String toString() {
        return VisibleText.line("DmarcLookup[domain=" + domain + ", state=" + state + ", record=" + record + ", texts="
                + texts + ", failure=" + failure + "]");
    }
}
