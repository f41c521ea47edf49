package org.domainverifier.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.wire.AnswerReader.Reading;
import org.xbill.DNS.Message;

/** Runs its saved inputs; docs/fuzzing.md says how new ones are made. */
class MessageFuzzTest {
    private static final RecordType[] TYPES = {
        RecordType.TXT, RecordType.MX, RecordType.A, RecordType.AAAA, RecordType.CNAME, RecordType.NS
    };

    /** Whatever octets a server sends are an answer to the question or a failure, and never an exception. */
    @FuzzTest(maxDuration = "5m")
    void anyMessageIsAnAnswerOrAFailure(byte[] octets) {
        if (octets.length < 2) {
            return;
        }
        int id = (octets[0] & 0xff) << 8 | octets[1] & 0xff;
        for (RecordType type : TYPES) {
            DnsQuestion question = new DnsQuestion(DomainName.of("evil.example"), type);
            new DnsQuery(question, true, true).read(octets, new QueryMark(id, DnsCodec.fromName(question.name())));
            Message message;
            try {
                message = new Message(octets);
            } catch (IOException | RuntimeException unreadable) {
                continue; // the query made a failure of it
            }
            if (AnswerReader.read(question, message, "192.0.2.53:53") instanceof Reading.Answered answered) {
                assertThat(answered.answer().question()).isEqualTo(question);
                assertThat(answered.answer().aliases()).hasSizeLessThanOrEqualTo(AnswerReader.MAX_ALIASES + 1);
                if (answered.answer() instanceof DnsAnswer.Records records) {
                    assertThat(records.records())
                            .allSatisfy(record -> assertThat(record.type()).isEqualTo(type));
                }
            }
        }
    }
}
