package org.domainverifier.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.wire.AnswerReader.Reading;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class AnswerReaderTest {
    private static final DnsQuestion QUESTION = new DnsQuestion(DomainName.of("x.example.com"), RecordType.TXT);
    private static final String SOA = "example.com. 300 SOA ns. root. 1 2 3 4 60";

    private final Message message = new Message(4711);

    AnswerReaderTest() {
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.RA);
        message.addRecord(Record.newRecord(Name.fromConstantString("x.example.com."), Type.TXT, DClass.IN), 0);
    }

    @Test
    void recordsOfTheQuestionAreTheAnswer() {
        answer("x.example.com. 300 TXT one", "x.example.com. 300 TXT two");

        assertThat(read()).isInstanceOf(DnsAnswer.Records.class);
        assertThat(read().data(RecordData.Txt.class))
                .extracting(RecordData.Txt::text)
                .containsExactly("one", "two");
    }

    @Test
    void aRecordThatComesTwiceIsOneRecord() {
        answer("x.example.com. 300 TXT one", "X.Example.com. 299 TXT one");

        assertThat(read().records()).hasSize(1);
    }

    @Test
    void recordsOfOtherNamesAndTypesAreNotTheAnswer() {
        answer("x.example.com. 300 TXT one", "y.example.com. 300 TXT two", "x.example.com. 300 A 192.0.2.1");

        assertThat(read().records()).hasSize(1);
    }

    @Test
    void aliasesAreFollowedInWhateverOrderTheyCome() {
        answer(
                "z.example.net. 300 TXT end",
                "y.example.org. 300 CNAME Z.example.net.",
                "x.example.com. 300 CNAME y.example.org.");

        assertThat(read().aliases())
                .extracting(record -> record.name().toString())
                .containsExactly("x.example.com", "y.example.org");
        assertThat(read().canonicalName()).isEqualTo(DomainName.of("z.example.net"));
        assertThat(read().records())
                .singleElement()
                .satisfies(record -> assertThat(record.name()).isEqualTo(DomainName.of("z.example.net")));
    }

    @Test
    void aliasesInACircleAreALoop() {
        answer("x.example.com. 300 CNAME y.example.com.", "y.example.com. 300 CNAME x.example.com.");

        assertFailure(FailureCause.CNAME_LOOP);
    }

    private void aliases(int count) {
        for (int i = 0; i < count; i++) {
            String owner = i == 0 ? "x.example.com." : "a" + i + ".example.com.";
            answer(owner + " 300 CNAME a" + (i + 1) + ".example.com.");
        }
        answer("a" + count + ".example.com. 300 TXT end");
    }

    @Test
    void sixteenAliasesAreFollowed() {
        aliases(16);

        assertThat(read().aliases()).hasSize(16);
        assertThat(read().data(RecordData.Txt.class))
                .extracting(RecordData.Txt::text)
                .containsExactly("end");
    }

    @Test
    void seventeenAliasesAreTooMany() {
        aliases(17);

        assertFailure(FailureCause.CNAME_LOOP);
    }

    @Test
    void aQuestionForTheAliasItselfIsNotFollowed() {
        answer("x.example.com. 300 CNAME x.example.com.");

        DnsQuestion question = new DnsQuestion(QUESTION.name(), RecordType.CNAME);
        assertThat(AnswerReader.read(question, message, "server"))
                .isInstanceOfSatisfying(
                        Reading.Answered.class,
                        answered -> assertThat(answered.answer().records()).hasSize(1));
    }

    @Test
    void twoDifferentAliasesAtOneNameAreMalformed() {
        answer("x.example.com. 300 CNAME a.example.com.", "x.example.com. 300 CNAME b.example.com.");

        assertFailure(FailureCause.MALFORMED);
    }

    @Test
    void twoDifferentAliasesAreMalformedAlsoWhereTheAliasIsAskedFor() {
        DnsQuestion alias = new DnsQuestion(QUESTION.name(), RecordType.CNAME);
        answer("x.example.com. 300 CNAME a.example.com.", "x.example.com. 300 CNAME b.example.com.");

        assertThat(((Reading.Answered) AnswerReader.read(alias, message, "server")).answer())
                .isInstanceOfSatisfying(
                        DnsAnswer.Failure.class,
                        failure -> assertThat(failure.cause()).isEqualTo(FailureCause.MALFORMED));
    }

    @Test
    void theSameAliasTwiceIsOne() {
        DnsQuestion alias = new DnsQuestion(QUESTION.name(), RecordType.CNAME);
        answer("x.example.com. 300 CNAME a.example.com.", "x.example.com. 60 CNAME A.example.com.");

        assertThat(((Reading.Answered) AnswerReader.read(alias, message, "server"))
                        .answer()
                        .records())
                .hasSize(1);
    }

    @Test
    void anAliasWhoseTargetIsNotInTheAnswerIsUnfinished() {
        answer("x.example.com. 300 CNAME y.example.org.");

        assertThat(reading()).isInstanceOfSatisfying(Reading.Unfinished.class, unfinished -> {
            assertThat(unfinished.target()).isEqualTo(DomainName.of("y.example.org"));
            assertThat(unfinished.aliases()).hasSize(1);
        });
    }

    @Test
    void theSoaRecordOfAnotherZoneProvesNothingAboutTheTarget() {
        answer("x.example.com. 300 CNAME y.example.org.");
        authority(SOA);

        assertThat(reading()).isInstanceOf(Reading.Unfinished.class);
    }

    @Test
    void noDataLastsForTheLesserOfTheTwoTimes() {
        authority(SOA);
        assertThat(read())
                .isInstanceOfSatisfying(
                        DnsAnswer.NoData.class,
                        noData -> assertThat(noData.negativeTtl()).contains(Duration.ofSeconds(60)));
        message.removeAllRecords(Section.AUTHORITY);
        authority("example.com. 5 SOA ns. root. 1 2 3 4 60");
        assertThat(read())
                .isInstanceOfSatisfying(
                        DnsAnswer.NoData.class,
                        noData -> assertThat(noData.negativeTtl()).contains(Duration.ofSeconds(5)));
    }

    @Test
    void noSuchNameIsSaidOfTheLastTarget() {
        answer("x.example.com. 300 CNAME y.example.com.");
        authority(SOA);
        message.getHeader().setRcode(Rcode.NXDOMAIN);

        assertThat(read()).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(read().canonicalName()).isEqualTo(DomainName.of("y.example.com"));
    }

    @Test
    void theSoaRecordOfAnotherZoneIsNotAReferral() {
        authority("example.org. 300 SOA ns. root. 1 2 3 4 60");

        assertThat(read())
                .isInstanceOfSatisfying(
                        DnsAnswer.NoData.class,
                        noData -> assertThat(noData.negativeTtl()).isEmpty());
    }

    @Test
    void anEmptyAnswerWithoutSoaIsNoDataIfAResolverGivesIt() {
        assertThat(read())
                .isInstanceOfSatisfying(
                        DnsAnswer.NoData.class,
                        noData -> assertThat(noData.negativeTtl()).isEqualTo(Optional.empty()));
    }

    @Test
    void anEmptyAnswerOfALameServerIsNoAbsence() {
        message.getHeader().unsetFlag(Flags.RA);

        assertFailure(FailureCause.MALFORMED);
    }

    @Test
    void aReferralIsNoAbsence() {
        authority("example.com. 300 NS ns1.example.com.");

        assertFailure(FailureCause.MALFORMED);
    }

    @Test
    void anAnswerAboutOtherThingsIsNoAbsence() {
        answer("x.example.com. 300 A 192.0.2.1");

        assertFailure(FailureCause.MALFORMED);
    }

    @Test
    void recordsOfANameThatDoesNotExistAreMalformed() {
        answer("x.example.com. 300 TXT one");
        message.getHeader().setRcode(Rcode.NXDOMAIN);

        assertFailure(FailureCause.MALFORMED);
    }

    @Test
    void aTextWithoutStringsIsMalformedAndNoAbsence() {
        message.addRecord(
                Record.newRecord(Name.fromConstantString("x.example.com."), Type.TXT, DClass.IN, 300, 0, new byte[0]),
                Section.ANSWER);

        assertFailure(FailureCause.MALFORMED);
    }

    @Test
    void malformedDataOfOtherRecordsDoNoHarm() {
        answer("x.example.com. 300 TXT one");
        message.addRecord(
                Record.newRecord(Name.fromConstantString("y.example.com."), Type.TXT, DClass.IN, 300, 0, new byte[0]),
                Section.ANSWER);

        assertThat(read().records()).hasSize(1);
    }

    @Test
    void errorsAreFailuresOfTheirKind() {
        message.getHeader().setRcode(Rcode.SERVFAIL);
        assertFailure(FailureCause.SERVFAIL);
        message.getHeader().setRcode(Rcode.REFUSED);
        assertFailure(FailureCause.REFUSED);
        message.getHeader().setRcode(Rcode.FORMERR);
        assertFailure(FailureCause.MALFORMED);
        message.getHeader().setRcode(Rcode.YXDOMAIN);
        assertFailure(FailureCause.MALFORMED);
    }

    @Test
    void servfailWithAnErrorOfValidationIsBogus() {
        message.getHeader().setRcode(Rcode.SERVFAIL);
        extendedError(7, "signature of \u0007 expired");

        assertFailure(FailureCause.BOGUS);
        assertThat(((DnsAnswer.Failure) read()).detail())
                .contains("SERVFAIL", "signature of ? expired")
                .doesNotContain("\u0007");
    }

    @Test
    void servfailWithAnotherErrorIsNotBogus() {
        message.getHeader().setRcode(Rcode.SERVFAIL);
        extendedError(22, "no reachable authority");

        assertFailure(FailureCause.SERVFAIL);
    }

    @Test
    void aFilteredNameIsNoAbsence() {
        message.getHeader().setRcode(Rcode.NXDOMAIN);
        authority(SOA);
        extendedError(15, "on the list");

        assertFailure(FailureCause.REFUSED);
    }

    @Test
    void theOriginTellsTheServerAndItsBits() {
        answer("x.example.com. 300 TXT one");
        message.getHeader().setFlag(Flags.AA);
        message.getHeader().setFlag(Flags.AD);

        assertThat(read().origin()).isEqualTo(AnswerOrigin.of("server", true, true));
    }

    @Test
    void noMessageMakesItThrow() {
        long seed = Long.getLong("domainverifier.seed", System.nanoTime());
        Random random = new Random(seed);
        answer(
                "x.example.com. 300 CNAME y.example.com.",
                "y.example.com. 300 TXT one two",
                "y.example.com. 300 MX 1 z.");
        authority(SOA);
        extendedError(6, "bogus");
        DnsQuery query = new DnsQuery(QUESTION, true, true);
        QueryMark mark = new QueryMark(4711, DnsCodec.fromName(QUESTION.name()));
        byte[] good = message.toWire();
        assertThatCode(() -> {
                    for (int round = 0; round < 20_000; round++) {
                        byte[] bad = mutated(good, random);
                        query.read(bad, mark).ifPresent(reply -> {
                            if (reply instanceof Reply.Received received) {
                                AnswerReader.read(QUESTION, received.message(), "server");
                            }
                        });
                    }
                })
                .as("seed %d", seed)
                .doesNotThrowAnyException();
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] bad = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length + 1) : good.length);
        for (int changes = random.nextInt(8); changes > 0 && bad.length > 2; changes--) {
            bad[2 + random.nextInt(bad.length - 2)] = (byte) random.nextInt(256);
        }
        return bad;
    }

    private Reading reading() {
        return AnswerReader.read(QUESTION, message, "server");
    }

    private DnsAnswer read() {
        return ((Reading.Answered) reading()).answer();
    }

    private void assertFailure(FailureCause cause) {
        assertThat(reading())
                .isInstanceOfSatisfying(
                        Reading.Answered.class,
                        answered -> assertThat(answered.answer())
                                .isInstanceOfSatisfying(
                                        DnsAnswer.Failure.class,
                                        failure -> assertThat(failure.cause()).isEqualTo(cause)));
    }

    private void answer(String... lines) {
        List.of(lines).forEach(line -> message.addRecord(record(line), Section.ANSWER));
    }

    private void authority(String line) {
        message.addRecord(record(line), Section.AUTHORITY);
    }

    private void extendedError(int code, String text) {
        message.addRecord(new OPTRecord(1232, 0, 0, 0, new ExtendedErrorCodeOption(code, text)), Section.ADDITIONAL);
    }

    private static Record record(String line) {
        String[] parts = line.split(" ", 4);
        try {
            return Record.fromString(
                    Name.fromString(parts[0]),
                    Type.value(parts[2]),
                    DClass.IN,
                    Long.parseLong(parts[1]),
                    parts[3],
                    Name.root);
        } catch (IOException broken) {
            throw new IllegalArgumentException(line, broken);
        }
    }
}
