package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneTextTest {
    @Test
    void ownersAreAbsoluteWithOrWithoutTheDot() {
        assertThat(ZoneText.parse("a.example IN MX 10 b.example\na.example. IN MX 10 b.example."))
                .hasSize(2)
                .containsOnly(new DnsRecord(
                        DomainName.of("a.example"),
                        Duration.ofHours(1),
                        new RecordData.Mx(10, DomainName.of("b.example"))));
    }

    @Test
    void originTtlAndSeveralLines() {
        assertThat(ZoneText.parse("""
                        $ORIGIN example.com.
                        $TTL 5m   ; a comment
                        @    IN TXT ( "v=spf1"
                                      " -all" )
                             IN MX 10 mail
                        mail 60 IN A 192.0.2.1
                        """))
                .extracting(DnsRecord::toZoneLine)
                .containsExactly(
                        "example.com. 300 IN TXT \"v=spf1\" \" -all\"",
                        "example.com. 300 IN MX 10 mail.example.com.",
                        "mail.example.com. 60 IN A 192.0.2.1");
    }

    @Test
    void everyKindOfLineEndWorks() {
        assertThat(ZoneText.parse("a. IN MX 1 b.\r\nb. IN MX 2 c.\n\n\nc. IN MX 3 d."))
                .hasSize(3);
        assertThat(ZoneText.parse("")).isEmpty();
        assertThat(ZoneText.parse("; nothing\n")).isEmpty();
    }

    @Test
    void theByteOrderMarkOfAnEditorIsNoPartOfTheFirstName() {
        assertThat(ZoneText.parse("\ufeffexample.com. IN MX 1 b."))
                .extracting(DnsRecord::name)
                .containsExactly(DomainName.of("example.com"));
    }

    @Test
    void textThatIsNotAsciiIsUtf8() {
        assertThat(ZoneText.parse("a. IN TXT \"gr\u00fc\u00dfe \ud83d\ude00\" ; \u00fc")
                        .get(0)
                        .data())
                .isEqualTo(RecordData.Txt.of("gr\u00fc\u00dfe \ud83d\ude00"));
        assertThat(ZoneText.parse("a. IN TXT \"gr\\195\\188n\"").get(0).data())
                .isEqualTo(RecordData.Txt.of("gr\u00fcn"));
    }

    @ParameterizedTest
    @CsvSource({
        "IN MX ten b.",
        "IN MX 65536 b.",
        "IN A 192.0.2.256",
        "IN AAAA 192.0.2.1",
        "IN NOSUCHTYPE x",
        "IN TXT \"not closed",
        "99999999999 IN A 192.0.2.1",
        "IN MX 10",
        "IN MX 10 a..b.",
        "IN TYPE65280 \\# 3 ab",
    })
    void anErrorNamesItsLine(String badLine) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ZoneText.parse("a.example. IN A 192.0.2.1\n\nb.example. " + badLine + "\nc. IN A 192.0.2.1"))
                .withMessageStartingWith("not a zone: line ")
                .withMessageMatching("(?s)not a zone: line [34]: .*");
    }

    @Test
    void aStringOfMoreThan255OctetsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneText.parse("\na. IN TXT \"" + "x".repeat(256) + "\""))
                .withMessageStartingWith("not a zone: line 2: ");
    }

    @Test
    void otherFilesAreNotRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneText.parse("a. IN A 192.0.2.1\n$INCLUDE /etc/hostname\n"))
                .withMessageStartingWith("not a zone: ");
    }

    @Test
    void otherClassesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneText.parse("version.bind. CH TXT \"x\""))
                .withMessageContaining("another class than IN");
    }

    @Test
    void generateMakesManyRecords() {
        assertThat(ZoneText.parse("$ORIGIN example.\n$GENERATE 1-300 host$ 60 IN A 192.0.2.1"))
                .hasSize(300)
                .last()
                .extracting(DnsRecord::name)
                .isEqualTo(DomainName.of("host300.example"));
    }

    @Test
    void generateEndsWhereMemoryIsStillLeft() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ZoneText.parse("$ORIGIN example.\n$GENERATE 0-2147483647 host$ 60 IN CNAME x.example.", 1000))
                .withMessageContaining("more than 1000 records");
    }
}
