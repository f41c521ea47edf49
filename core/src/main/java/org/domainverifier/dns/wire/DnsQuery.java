package org.domainverifier.dns.wire;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.FailureCause;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * A question as it is put to a server: its message, and which messages answer it.
 *
 * @param question what is asked
 * @param recursionDesired the RD bit: set for a resolver, clear for a server of the zone
 * @param authenticData the AD bit: asks a validating resolver to tell what it validated (RFC 6840 §5.7)
 * @param checkingDisabled the CD bit: asks a validating resolver for the answer as it is, valid or not (RFC 4035 §3.2.2)
 * @param randomCase whether the letters of the name are upper-case and lower-case at random, where the server repeats them so
 */
public record DnsQuery(
        DnsQuestion question,
        boolean recursionDesired,
        boolean authenticData,
        boolean checkingDisabled,
        boolean randomCase) {
    /** Never fragmented on today's paths (DNS flag day 2020). */
    static final int UDP_SIZE = 1232;

    private static final int HEADER_OCTETS = 12;
    private static final int QR = 0x80;
    private static final int TC = 0x02;

    /**
     * A question to a server that validates as it is used to, with the name in lower case.
     *
     * @param question what is asked
     * @param recursionDesired the RD bit
     * @param authenticData the AD bit
     */
    public DnsQuery(DnsQuestion question, boolean recursionDesired, boolean authenticData) {
        this(question, recursionDesired, authenticData, false, false);
    }

    /** The message on the wire. */
    byte[] toWire(QueryMark mark, boolean edns) {
        Message message = new Message(mark.id());
        if (recursionDesired) {
            message.getHeader().setFlag(Flags.RD);
        }
        if (authenticData) {
            message.getHeader().setFlag(Flags.AD);
        }
        if (checkingDisabled) {
            message.getHeader().setFlag(Flags.CD);
        }
        message.addRecord(Record.newRecord(mark.name(), question.type().code(), DClass.IN), Section.QUESTION);
        if (edns) {
            message.addRecord(new OPTRecord(UDP_SIZE, 0, 0), Section.ADDITIONAL);
        }
        return message.toWire();
    }

    /**
     * Reads what arrived. In which letters it repeats the name is not looked at; {@link QueryMark#isKeptBy} does.
     *
     * @return empty if it is not an answer to this query: too short, not a response, with another id or another question
     */
    Optional<Reply> read(byte[] wire, QueryMark mark) {
        if (wire.length < HEADER_OCTETS
                || (wire[2] & QR) == 0
                || ((wire[0] & 0xff) << 8 | wire[1] & 0xff) != mark.id()) {
            return Optional.empty();
        }
        Message message;
        try {
            message = new Message(wire);
        } catch (IOException | RuntimeException unreadable) {
            if ((wire[2] & TC) == 0) {
                return Optional.of(new Reply.Lost(FailureCause.MALFORMED, "an unreadable message: " + unreadable));
            }
            message = truncated(mark); // to be asked again over TCP, so nothing of it is needed
        }
        boolean ours = message.getHeader().getOpcode() == Opcode.QUERY && answersTheQuestion(message);
        return ours ? Optional.of(new Reply.Received(message)) : Optional.empty();
    }

    private Message truncated(QueryMark mark) {
        Message message = new Message(mark.id());
        message.getHeader().setFlag(Flags.TC);
        message.addRecord(Record.newRecord(mark.name(), question.type().code(), DClass.IN), Section.QUESTION);
        return message;
    }

    private boolean answersTheQuestion(Message message) {
        List<Record> questions = message.getSection(Section.QUESTION);
        if (questions.isEmpty()) {
            // some servers repeat no question in an error; then the id and the source alone identify the query
            int rcode = message.getHeader().getRcode();
            return rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN;
        }
        Record asked = questions.get(0);
        return questions.size() == 1
                && asked.getType() == question.type().code()
                && asked.getDClass() == DClass.IN
                && DnsCodec.toName(asked.getName()).equals(question.name());
    }
}
