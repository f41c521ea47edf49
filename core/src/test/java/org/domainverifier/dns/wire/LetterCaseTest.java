package org.domainverifier.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The letters of names in questions, and which servers change them. */
class LetterCaseTest {
    @Test
    void aServerIsOneThatKeepsTheLettersUntilItIsKnownToChangeThem() {
        LetterCase letters = new LetterCase();
        assertThat(letters.isKeptBy(server(1))).isTrue();
        letters.isChangedBy(server(1));
        assertThat(letters.isKeptBy(server(1))).isFalse();
        assertThat(letters.isKeptBy(server(2))).isTrue();
    }

    @Test
    void serversWithoutEndDoNotFillTheMemory() {
        LetterCase letters = new LetterCase();
        for (int i = 0; i < 5000; i++) {
            letters.isChangedBy(server(1 + i));
        }
        long known = 0;
        for (int i = 0; i < 5000; i++) {
            known += letters.isKeptBy(server(1 + i)) ? 0 : 1;
        }
        assertThat(known).isEqualTo(1000);
        assertThat(letters.isKeptBy(server(5000))).as("the latest").isFalse();
    }

    @Test
    void aMixedNameIsTheSameNameWhateverItsOctetsAre() {
        for (DomainName name : List.of(
                DomainName.of("example.com"),
                DomainName.of("xn--mller-kva.example"),
                DomainName.of("_dmarc.1234567890.example"),
                DomainName.ofLabels(List.of("a.b", "\u00e9\u0000@`{", "x".repeat(63))),
                DomainName.ofLabels(List.of()))) {
            for (int i = 0; i < 50; i++) {
                QueryMark mark = QueryMark.of(query(name), true);
                assertThat(DnsCodec.toName(mark.name())).isEqualTo(name);
            }
        }
    }

    @Test
    void anAnswerKeepsTheLettersIfEachIsAsItWas() {
        DomainName name = DomainName.of("abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrstuvwxyz.example");
        QueryMark mark = QueryMark.of(query(name), true);
        assertThat(mark.isKeptBy(asking(mark.name()))).isTrue();
        assertThat(mark.isKeptBy(asking(DnsCodec.fromName(name)))).isFalse();
        assertThat(mark.isKeptBy(asking(QueryMark.of(query(name), true).name())))
                .isFalse();
        assertThat(mark.isKeptBy(new Message())).as("it repeats nothing").isTrue();
    }

    private static DnsQuery query(DomainName name) {
        return new DnsQuery(new DnsQuestion(name, RecordType.TXT), true, true);
    }

    private static Message asking(Name name) {
        Message message = new Message();
        message.addRecord(Record.newRecord(name, Type.TXT, DClass.IN), Section.QUESTION);
        return message;
    }

    private static InetSocketAddress server(int number) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
    }
}
