package org.domainverifier.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class MessageAgeTest {
    private static Message message() throws Exception {
        Name name = Name.fromString("www.example.com.");
        Message message = Message.newQuery(Record.newRecord(name, Type.A, 1));
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(Record.fromString(name, Type.CNAME, 1, 300, "other.example.com.", Name.root), Section.ANSWER);
        message.addRecord(
                Record.fromString(Name.fromString("other.example.com."), Type.A, 1, 50, "192.0.2.1", Name.root),
                Section.ANSWER);
        message.addRecord(
                Record.fromString(Name.fromString("example.com."), Type.NS, 1, 86400, "ns.example.com.", Name.root),
                Section.AUTHORITY);
        message.addRecord(new OPTRecord(1232, 0, 0, 0x8000), Section.ADDITIONAL);
        return message;
    }

    @Test
    void everyTtlIsThatMuchLessAndNoneIsBelowZero() throws Exception {
        Message aged = new Message(MessageAge.less(message().toWire(), 100));

        assertThat(aged.getSection(Section.ANSWER)).extracting(Record::getTTL).containsExactly(200L, 0L);
        assertThat(aged.getSection(Section.AUTHORITY))
                .extracting(Record::getTTL)
                .containsExactly(86300L);
        assertThat(aged.getOPT()).as("it has no TTL").isEqualTo(message().getOPT());
    }

    @Test
    void whatIsNoMessageIsLeftAlone() throws Exception {
        byte[] whole = message().toWire();
        Seed.repeat(2000, random -> {
            byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int n = 0; n < 3 && broken.length > 0; n++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            assertThat(MessageAge.less(broken, 100)).isSameAs(broken);
        });
    }
}
