package org.domainverifier.dns.wire;

import java.security.SecureRandom;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * By what the answer to one message is known: its id (RFC 5452 §9.2), and how the name is spelled in its question. Names are the same
 * in any letter case (RFC 4343 §3), and servers repeat a question as it came: whoever guesses the id has to guess the letters as well
 * (draft-vixie-dnsext-dns0x20).
 *
 * @param id the id of the message
 * @param name the name that is asked for, spelled for this message
 */
record QueryMark(int id, Name name) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IDS = 0x10000;
    private static final int CASE_BIT = 0x20;

    /** With a random id. Where the letters are mixed, each one is upper-case or lower-case at random. */
    static QueryMark of(DnsQuery query, boolean mixed) {
        Name name = DnsCodec.fromName(query.question().name());
        return new QueryMark(RANDOM.nextInt(IDS), mixed ? mixed(name) : name);
    }

    private static Name mixed(Name name) {
        byte[] wire = name.toWire();
        byte[] random = new byte[wire.length];
        RANDOM.nextBytes(random);
        for (int i = 0; i < wire.length; i++) { // the octets of lengths are below 64, so none of them is a letter
            if (wire[i] >= 'a' && wire[i] <= 'z') {
                wire[i] ^= (byte) (random[i] & CASE_BIT);
            }
        }
        return DnsCodec.ofWire(wire);
    }

    /** Whether an answer to this question spells the name as we did; one that repeats no question says nothing of it. */
    boolean isKeptBy(Message answer) {
        for (Record question : answer.getSection(Section.QUESTION)) {
            if (!question.getName().toString().equals(name.toString())) {
                return false;
            }
        }
        return true;
    }
}
