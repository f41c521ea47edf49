package org.domainverifier.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDataTest {
    @ParameterizedTest
    @MethodSource("samples")
    void everyRecordReadsItsOwnZoneLine(RecordData data, String zoneText) {
        DnsRecord record = new DnsRecord(DomainName.of("x.example"), Duration.ofSeconds(60), data);

        assertThat(data.toZoneText()).isEqualTo(zoneText);
        assertThat(record).hasToString("x.example. 60 IN " + data.type() + " " + zoneText);
        assertThat(ZoneResolver.parse(record.toZoneLine()).records()).containsExactly(record);
    }

    static List<Object[]> samples() throws UnknownHostException {
        DomainName host = DomainName.of("host.example");
        Octets octets = Octets.of(new byte[] {0, (byte) 0xab});
        return List.of(
                new Object[] {new RecordData.A((Inet4Address) InetAddress.getByName("192.0.2.1")), "192.0.2.1"},
                new Object[] {
                    new RecordData.Aaaa((Inet6Address) InetAddress.getByName("2001:db8::1")), "2001:db8:0:0:0:0:0:1"
                },
                new Object[] {new RecordData.Mx(65535, host), "65535 host.example."},
                new Object[] {new RecordData.Mx(0, DomainName.ROOT), "0 ."},
                new Object[] {RecordData.Txt.of("a \"b\" \\ ;"), "\"a \\\"b\\\" \\\\ ;\""},
                new Object[] {RecordData.Txt.of(""), "\"\""},
                new Object[] {RecordData.Txt.of("\u00fc\t"), "\"\\195\\188\\009\""},
                new Object[] {
                    new RecordData.Txt(List.of(
                            Octets.of("a".getBytes(StandardCharsets.UTF_8)),
                            Octets.of("".getBytes(StandardCharsets.UTF_8)),
                            Octets.of("b".getBytes(StandardCharsets.UTF_8)))),
                    "\"a\" \"\" \"b\""
                },
                new Object[] {new RecordData.Cname(host), "host.example."},
                new Object[] {new RecordData.Ns(host), "host.example."},
                new Object[] {new RecordData.Ptr(host), "host.example."},
                new Object[] {
                    new RecordData.Soa(host, DomainName.ofLabels(List.of("a.b", "example")), 4294967295L, 2, 3, 4, 5),
                    "host.example. a\\.b.example. 4294967295 2 3 4 5"
                },
                new Object[] {new RecordData.Tlsa(3, 1, 1, octets), "3 1 1 00ab"},
                new Object[] {new RecordData.Raw(new RecordType(65280), octets), "\\# 2 00ab"},
                new Object[] {new RecordData.Raw(new RecordType(65280), Octets.of(new byte[0])), "\\# 0"});
    }

    @Test
    void anyTextSurvivesTheZoneFile() {
        Seed.repeat(Seed.cases() / 5, random -> {
            DnsRecord record =
                    new DnsRecord(randomName(random), Duration.ofSeconds(random.nextInt(9999)), randomTxt(random));

            assertThat(ZoneResolver.parse(record.toZoneLine()).records()).containsExactly(record);
        });
    }

    private static DomainName randomName(Random random) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            byte[] label = new byte[1 + random.nextInt(20)];
            random.nextBytes(label);
            labels.add(new String(label, StandardCharsets.ISO_8859_1));
        }
        return DomainName.ofLabels(labels);
    }

    private static RecordData.Txt randomTxt(Random random) {
        List<Octets> strings = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            byte[] string = new byte[random.nextInt(256)];
            random.nextBytes(string);
            strings.add(Octets.of(string));
        }
        return new RecordData.Txt(strings);
    }

    @Test
    void aLongTextIsCutIntoAsFewStringsAsHoldIt() {
        assertThat(RecordData.Txt.of("a".repeat(255)).strings()).hasSize(1);
        assertThat(RecordData.Txt.of("a".repeat(256)).strings())
                .extracting(Octets::length)
                .containsExactly(255, 1);
        assertThat(RecordData.Txt.of("").strings()).containsExactly(Octets.of("".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCharacterMayBeCutByTheBorderOfTwoStrings() {
        String text = "a".repeat(254) + "\u00fc";

        assertThat(RecordData.Txt.of(text).strings()).hasSize(2);
        assertThat(RecordData.Txt.of(text).text()).isEqualTo(text);
    }

    @Test
    void stringsAreJoinedWithNothingBetweenThem() {
        RecordData.Txt txt = new RecordData.Txt(List.of(
                Octets.of("v=spf1 ".getBytes(StandardCharsets.UTF_8)),
                Octets.of("-all".getBytes(StandardCharsets.UTF_8))));

        assertThat(txt.text()).isEqualTo("v=spf1 -all");
        assertThat(txt).isNotEqualTo(RecordData.Txt.of("v=spf1 -all"));
    }

    @Test
    void whatNoZoneCanHoldIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordData.Txt(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordData.Txt(List.of(Octets.of(new byte[256]))))
                .withMessageContaining("at most 255 octets, this one 256");
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordData.Mx(65536, DomainName.ROOT));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordData.Mx(-1, DomainName.ROOT));
    }

    @Test
    void octetsAreUtf8WhereTheyCanBe() {
        assertThat(Octets.of("gr\u00fc\u00df \ud83d\ude00".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("gr\u00fc\u00df \ud83d\ude00");
        assertThat(Octets.of(new byte[] {'a', (byte) 0xfc}).text()).isEqualTo("a\u00fc");
        assertThat(Octets.of(new byte[] {(byte) 0xc3}).text())
                .as("cut off within a character")
                .isEqualTo("\u00c3");
        assertThat(Octets.of(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}).text())
                .as("a surrogate is not UTF-8")
                .hasSize(3);
    }

    @Test
    void octetsAreAValue() {
        byte[] bytes = {1, 2};
        Octets octets = Octets.of(bytes);
        bytes[0] = 9;
        octets.toBytes()[1] = 9;

        assertThat(octets).isEqualTo(Octets.of(new byte[] {1, 2})).isNotEqualTo(Octets.of(new byte[] {1}));
        assertThat(octets.hashCode()).isEqualTo(Octets.of(new byte[] {1, 2}).hashCode());
        assertThat(octets.hex()).isEqualTo("0102");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MX", "mx", "TYPE15", "type00015"})
    void aTypeByEveryOneOfItsNames(String name) {
        assertThat(RecordType.of(name)).isEqualTo(RecordType.MX).hasToString("MX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NOPE", "TYPE", "TYPE65536", "TYPE-1", "TYPE999999"})
    void whatIsNoTypeIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> RecordType.of(name));
    }

    @Test
    void typesWithoutANameHaveTheirNumber() {
        assertThat(new RecordType(65280)).hasToString("TYPE65280");
        assertThat(RecordType.of("TYPE65280").code()).isEqualTo(65280);
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordType(-1));
    }
}
