package org.domainverifier.dns.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.xbill.DNS.Type;

/** Messages that somebody between here and the server has kept for a while. */
public final class MessageAge {
    private static final int QUESTIONS_AT = 4; // the four counts of the header (RFC 1035 §4.1.1)
    private static final int BODY_AT = 12;
    private static final int POINTER = 0xc0; // RFC 1035 §4.1.4
    private static final int TYPE_AND_CLASS_OCTETS = 4;
    private static final long LONGEST_TTL = 0x7fff_ffffL; // RFC 2181 §8; a greater one is 0

    private MessageAge() {}

    /**
     * The same message with all TTLs that much less, down to 0 (RFC 8484 §5.1).
     *
     * @param message whatever came; what is no message is left as it is from where it is none
     * @param seconds how long it was kept
     * @return the array itself, changed
     */
    public static byte[] less(byte[] message, long seconds) {
        if (seconds <= 0 || message.length < BODY_AT) {
            return message;
        }
        ByteBuffer wire = ByteBuffer.wrap(message);
        int questions = wire.getShort(QUESTIONS_AT) & 0xffff;
        int records = 0;
        for (int section = 1; section <= 3; section++) {
            records += wire.getShort(QUESTIONS_AT + 2 * section) & 0xffff;
        }
        wire.position(BODY_AT);
        try {
            for (int i = 0; i < questions; i++) {
                skipName(wire);
                skip(wire, TYPE_AND_CLASS_OCTETS);
            }
            for (int i = 0; i < records; i++) {
                lessTtl(wire, seconds);
            }
        } catch (BufferUnderflowException cut) {
            // whoever reads the message says what is wrong with it
        }
        return message;
    }

    private static void lessTtl(ByteBuffer wire, long seconds) {
        skipName(wire);
        int type = wire.getShort() & 0xffff;
        wire.getShort();
        int at = wire.position();
        long ttl = wire.getInt() & 0xffff_ffffL;
        if (type != Type.OPT && ttl <= LONGEST_TTL) { // of OPT it is no TTL (RFC 6891 §6.1.3)
            wire.putInt(at, (int) Math.max(0, ttl - seconds));
        }
        skip(wire, wire.getShort() & 0xffff);
    }

    private static void skipName(ByteBuffer wire) {
        for (int length = wire.get() & 0xff; length != 0; length = wire.get() & 0xff) {
            if (length >= POINTER) {
                wire.get();
                return;
            }
            skip(wire, length);
        }
    }

    private static void skip(ByteBuffer wire, int octets) {
        if (wire.remaining() < octets) {
            throw new BufferUnderflowException();
        }
        wire.position(wire.position() + octets);
    }
}
