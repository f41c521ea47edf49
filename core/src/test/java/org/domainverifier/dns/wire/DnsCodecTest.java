package org.domainverifier.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

class DnsCodecTest {
    @Test
    void theTypesOfMailAreTyped() throws IOException {
        assertThat(data("x IN A 192.0.2.1"))
                .isEqualTo(new RecordData.A((Inet4Address) InetAddress.getByName("192.0.2.1")));
        assertThat(data("x IN AAAA 2001:db8::1"))
                .isEqualTo(new RecordData.Aaaa((Inet6Address) InetAddress.getByName("2001:db8::1")));
        assertThat(data("x IN MX 10 Mail.Example.COM."))
                .isEqualTo(new RecordData.Mx(10, DomainName.of("mail.example.com")));
        assertThat(data("x IN MX 0 .")).isEqualTo(new RecordData.Mx(0, DomainName.ROOT));
        assertThat(data("x IN CNAME y.example.")).isEqualTo(new RecordData.Cname(DomainName.of("y.example")));
        assertThat(data("x IN NS ns.example.")).isEqualTo(new RecordData.Ns(DomainName.of("ns.example")));
        assertThat(data("x IN PTR host.example.")).isEqualTo(new RecordData.Ptr(DomainName.of("host.example")));
        assertThat(data("x IN SOA ns. root. 4294967295 2 3 4 5"))
                .isEqualTo(new RecordData.Soa(DomainName.of("ns"), DomainName.of("root"), 4294967295L, 2, 3, 4, 5));
        assertThat(data("x IN TLSA 3 1 1 00ff")).isEqualTo(new RecordData.Tlsa(3, 1, 1, Octets.of(new byte[] {
            0, (byte) 0xff
        })));
    }

    @Test
    void servicesAndIssuersAreTyped() throws IOException {
        assertThat(data("x IN SRV 1 2 993 Mail.Example."))
                .isEqualTo(new RecordData.Srv(1, 2, 993, DomainName.of("mail.example")));
        assertThat(data("x IN SRV 0 0 0 .")).isEqualTo(new RecordData.Srv(0, 0, 0, DomainName.ROOT));
        assertThat(data("x IN CAA 128 issue \"ca.example; a=\\\"\\255\""))
                .isEqualTo(new RecordData.Caa(
                        128, "issue", Octets.of("ca.example; a=\"\u00ff".getBytes(StandardCharsets.ISO_8859_1))));
        assertThat(data("x IN CAA 0 issue \";\"").toZoneText()).isEqualTo("0 issue \";\"");
        assertThat(data(data("x IN CAA 0 issue \"a\\\\\\\"\\001\"").toZoneText(), "CAA"))
                .as("what is printed is read as the same")
                .isEqualTo(data("x IN CAA 0 issue \"a\\\\\\\"\\001\""));
    }

    @Test
    void textIsItsOctetsAndNeverEscaped() throws IOException {
        RecordData.Txt txt = (RecordData.Txt) data("x IN TXT \"v=\\\"\\\\;\" \"\\000\\255\" \"\"");

        assertThat(txt.strings())
                .containsExactly(
                        Octets.of("v=\"\\;".getBytes(StandardCharsets.UTF_8)),
                        Octets.of(new byte[] {0, (byte) 0xff}),
                        Octets.of(new byte[0]));
    }

    @Test
    void otherTypesAreRawWithTheirNamesAsWritten() throws IOException {
        assertThat(data("x IN KX 1 Mail."))
                .isEqualTo(
                        new RecordData.Raw(new RecordType(36), Octets.of(new byte[] {0, 1, 4, 'M', 'a', 'i', 'l', 0})));
        assertThat(data("x IN SPF \"a\""))
                .isEqualTo(new RecordData.Raw(RecordType.SPF, Octets.of(new byte[] {1, 'a'})));
        assertThat(data("x IN TYPE65280 \\# 2 abcd"))
                .isEqualTo(new RecordData.Raw(new RecordType(65280), Octets.of(new byte[] {(byte) 0xab, (byte) 0xcd})));
    }

    @Test
    void anIpv4MappedAddressStaysAnIpv6Address() throws IOException {
        RecordData.Aaaa mapped = (RecordData.Aaaa) data("x IN AAAA ::ffff:192.0.2.1");

        assertThat(mapped.address().getAddress()).hasSize(16).endsWith(192, 0, 2, 1);
    }

    @Test
    void ownerAndTtlAreKept() throws IOException {
        DnsRecord record = DnsCodec.toRecord(read("X.Example. 4711 IN A 192.0.2.1"));

        assertThat(record.name()).isEqualTo(DomainName.of("x.example"));
        assertThat(record.ttl()).isEqualTo(Duration.ofSeconds(4711));
    }

    @Test
    void namesOfAnyOctetsGoThereAndBack() {
        List<String> labels = List.of("a.b", "\u0000\u00ff \\\"", "*", "x".repeat(63), "com");
        DomainName name = DomainName.ofLabels(labels);

        assertThat(DnsCodec.toName(DnsCodec.fromName(name))).isEqualTo(name);
        assertThat(DnsCodec.fromName(DomainName.ROOT)).isEqualTo(Name.root);
        assertThat(DnsCodec.toName(Name.root)).isEqualTo(DomainName.ROOT);
        DomainName longest =
                DomainName.ofLabels(List.of("x".repeat(63), "y".repeat(63), "z".repeat(63), "\u00fc".repeat(61)));
        assertThat(DnsCodec.toName(DnsCodec.fromName(longest))).isEqualTo(longest);
    }

    @Test
    void aTextWithoutAnyStringIsMalformed() throws IOException {
        Record empty = Record.newRecord(Name.fromString("x."), Type.TXT, DClass.IN, 60, 0, new byte[0]);

        assertThatThrownBy(() -> DnsCodec.toRecord(empty)).isInstanceOf(WireParseException.class);
    }

    private static RecordData data(String text, String type) throws IOException {
        return data("x IN " + type + " " + text);
    }

    private static RecordData data(String line) throws IOException {
        return DnsCodec.toRecord(read("$ORIGIN .\n$TTL 60\n" + line)).data();
    }

    private static Record read(String text) throws IOException {
        return new Master(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), Name.root).nextRecord();
    }
}
