package org.domainverifier.dns.wire;

import org.domainverifier.dns.FailureCause;

/** One message that asks a question, for whoever carries it: its octets, and what the octets that come back say. */
public final class QueryMessage {
    private static final int MAX_OCTETS = 0xffff; // by the length in front of it (RFC 1035 §4.2.2)

    private final DnsQuery query;
    private final QueryMark mark;
    private final byte[] octets;

    private QueryMessage(DnsQuery query, QueryMark mark, boolean edns) {
        this.query = query;
        this.mark = mark;
        this.octets = query.toWire(mark, edns);
    }

    /**
     * A message.
     *
     * @param query what it asks
     * @param idZero whether its id is 0 (RFC 8484 §4.1), and not random
     * @param edns whether it says that we know EDNS (RFC 6891)
     * @return the message
     */
    public static QueryMessage of(DnsQuery query, boolean idZero, boolean edns) {
        QueryMark mark = QueryMark.of(query, query.randomCase());
        return new QueryMessage(query, idZero ? new QueryMark(0, mark.name()) : mark, edns);
    }

    /**
     * The message on the wire.
     *
     * @return a copy
     */
    public byte[] octets() {
        return octets.clone();
    }

    /**
     * Reads what came back.
     *
     * @param answer whatever the other side sent
     * @return lost, if that is not an answer to this message
     */
    public Reply read(byte[] answer) {
        if (answer.length > MAX_OCTETS) {
            return malformed("a message of " + answer.length + " octets, longer than one can be");
        }
        return query.read(answer, mark).orElseGet(() -> malformed("a message that is not an answer to this question"));
    }

    private static Reply malformed(String detail) {
        return new Reply.Lost(FailureCause.MALFORMED, detail);
    }
}
