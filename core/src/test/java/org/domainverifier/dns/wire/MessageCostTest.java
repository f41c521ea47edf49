package org.domainverifier.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.testing.internal.Cost;
import org.domainverifier.testing.internal.SmallStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Whatever message a hostile server sends: none costs much to read, nor more than twice as much for twice as much. */
class MessageCostTest {
    private static final Duration BAR = Duration.ofMillis(50);
    private static final Name NAME = Name.fromConstantString("evil.example.");
    private static final DnsQuestion TXT = new DnsQuestion(DomainName.of("evil.example"), RecordType.TXT);
    private static final long TTL = 300;

    /** A message that is as bad as 65,535 octets allow. */
    private record WorstMessage(String name, int most, IntFunction<List<Record>> records) {
        static WorstMessage of(String name, int most, IntFunction<Record> record) {
            return new WorstMessage(
                    name,
                    most,
                    count -> IntStream.range(0, count).mapToObj(record).toList());
        }

        byte[] of(int count) {
            Message message = new Message(4711);
            message.getHeader().setFlag(Flags.QR);
            message.addRecord(Record.newRecord(NAME, Type.TXT, DClass.IN), Section.QUESTION);
            records.apply(count).forEach(record -> message.addRecord(record, Section.ANSWER));
            return message.toWire();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<WorstMessage> messages() {
        String label = "x".repeat(60);
        return Stream.of(
                WorstMessage.of("short texts", 3500, i -> new TXTRecord(NAME, DClass.IN, TTL, "x" + i)),
                WorstMessage.of("one text again and again", 3500, i -> new TXTRecord(NAME, DClass.IN, TTL, "x")),
                new WorstMessage(
                        "strings",
                        30_000,
                        count -> List.of(new TXTRecord(NAME, DClass.IN, TTL, Collections.nCopies(count, "x")))),
                WorstMessage.of(
                        "names of others",
                        2500,
                        i -> new CNAMERecord(name("n" + i + ".evil.example."), DClass.IN, TTL, NAME)),
                WorstMessage.of(
                        "aliases",
                        2500,
                        i -> new CNAMERecord(
                                i == 0 ? NAME : name("n" + i + "."), DClass.IN, TTL, name("n" + (i + 1) + "."))),
                WorstMessage.of(
                        "different aliases of one name",
                        2500,
                        i -> new CNAMERecord(NAME, DClass.IN, TTL, name("n" + i + "."))),
                WorstMessage.of(
                        "long names that are compressed",
                        4000,
                        i -> new CNAMERecord(
                                name(label + "." + label + "." + label + ".a."),
                                DClass.IN,
                                TTL,
                                name("n." + label + "." + label + "." + label + ".a."))));
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text);
        } catch (TextParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void aMessageCostsLittle(WorstMessage worst) {
        Cost cost = Cost.of(worst.toString(), worst.most(), BAR, count -> {
            byte[] octets = worst.of(count);
            assertThat(octets.length).isLessThan(0x10000);
            return () -> read(octets);
        });
        assertThat(cost).as(worst.toString()).matches(found -> found.isRight(BAR), "within " + BAR);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void aSmallStackIsEnough(WorstMessage worst) {
        byte[] octets = worst.of(worst.most());
        SmallStack.run(() -> read(octets));
    }

    /** Each pointer of 16,000 leads to the one before, as RFC 1035 §4.1.4 allows in no more than 127 labels. */
    @Test
    void aNameOfPointersNeedsASmallStackOnly() {
        byte[] octets = new byte[12 + 32_000];
        octets[5] = 1; // one question
        octets[12] = 0;
        for (int at = 13; at + 1 < octets.length; at += 2) {
            int before = Math.min(at == 13 ? 12 : at - 2, 0x3fff);
            octets[at] = (byte) (0xc0 | before >> 8);
            octets[at + 1] = (byte) before;
        }
        byte[] lastFirst = octets.clone();
        lastFirst[12] = (byte) 0xff; // the question's name begins with the last pointer that can be reached
        lastFirst[13] = (byte) 0xfd;
        for (byte[] message : List.of(octets, lastFirst)) {
            SmallStack.run(() -> {
                try {
                    AnswerReader.read(TXT, new Message(message), "127.0.0.1:53");
                } catch (IOException malformed) {
                    // as it should be
                }
            });
        }
    }

    private static void read(byte[] octets) {
        try {
            AnswerReader.read(TXT, new Message(octets), "127.0.0.1:53");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
