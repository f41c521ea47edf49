package org.domainverifier.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedRecordTest {
    private static final DomainName ZONE = DomainName.of("customer.example");
    private static final DnsHosts HOSTS = DnsHosts.wellKnown();
    private static final String LONG = "v=DKIM1; k=rsa; p=" + "A".repeat(392);

    private static DnsHost host(String id) {
        return HOSTS.hosts().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static DnsRecord record(String name, RecordData data) {
        return new DnsRecord(DomainName.of(name), Duration.ofHours(1), data);
    }

    private static DnsRecord mx(String name) {
        return record(name, new RecordData.Mx(10, DomainName.of("mail.trekmail.net")));
    }

    private static DnsRecord text(String name, String text) {
        return record(name, RecordData.Txt.of(text));
    }

    private static DnsRecord cname(String name) {
        return record(name, new RecordData.Cname(DomainName.of("dkim.trekmail.net")));
    }

    private static TypedRecord typed(DnsRecord record, String host) {
        return new TypedRecord(record, ZONE, host(host));
    }

    @Nested
    class InEveryForm {
        @Test
        void theDomainItself() {
            TypedRecord typed = new TypedRecord(mx("customer.example"), ZONE, DnsHost.UNKNOWN);

            assertThat(typed.fullName()).isEqualTo("customer.example");
            assertThat(typed.relativeName()).isEqualTo("@");
            assertThat(typed.zoneLine()).isEqualTo("customer.example. 3600 IN MX 10 mail.trekmail.net.");
            assertThat(typed.plainValue()).isEqualTo("mail.trekmail.net");
            assertThat(typed.quotedValue()).isEqualTo("mail.trekmail.net");
            assertThat(typed.preference()).hasValue(10);
            assertThat(typed.valueWithPreference()).isEqualTo("10 mail.trekmail.net");
        }

        @Test
        void aNameBelow() {
            TypedRecord typed =
                    new TypedRecord(text("dkim._domainkey.customer.example", "v=DKIM1; p=x"), ZONE, DnsHost.UNKNOWN);

            assertThat(typed.fullName()).isEqualTo("dkim._domainkey.customer.example");
            assertThat(typed.relativeName()).isEqualTo("dkim._domainkey");
            assertThat(typed.plainValue()).isEqualTo("v=DKIM1; p=x");
            assertThat(typed.quotedValue()).isEqualTo("\"v=DKIM1; p=x\"");
            assertThat(typed.preference()).isEmpty();
            assertThat(typed.valueWithPreference()).isEqualTo("v=DKIM1; p=x");
        }

        /** The domain that is verified may be a subdomain of the zone: names are relative to the zone. */
        @Test
        void aSubdomainOfTheZone() {
            TypedRecord own = new TypedRecord(mx("shop.customer.example"), ZONE, DnsHost.UNKNOWN);
            TypedRecord below =
                    new TypedRecord(text("_dmarc.shop.customer.example", "v=DMARC1"), ZONE, DnsHost.UNKNOWN);

            assertThat(own.relativeName()).isEqualTo("shop");
            assertThat(below.relativeName()).isEqualTo("_dmarc.shop");
        }

        @Test
        void aNullMxIsARoot() {
            TypedRecord typed = new TypedRecord(
                    record("customer.example", new RecordData.Mx(0, DomainName.ROOT)), ZONE, host("ovh"));

            assertThat(typed.plainValue()).isEqualTo(".");
            assertThat(typed.valueField()).isEqualTo(".");
        }

        @Test
        void specialOctetsOfANameAreEscaped() {
            DomainName odd = DomainName.ofLabels(List.of("a.b", "c d", "customer", "example"));
            TypedRecord typed =
                    new TypedRecord(new DnsRecord(odd, Duration.ZERO, RecordData.Txt.of("x")), ZONE, DnsHost.UNKNOWN);

            assertThat(typed.relativeName() + ".customer.example").isEqualTo(typed.fullName());
        }

        @Test
        void aRecordOfAnotherZoneIsRefused() {
            assertThatThrownBy(() -> new TypedRecord(mx("notcustomer.example"), ZONE, DnsHost.UNKNOWN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("notcustomer.example is not in the zone customer.example");
        }

        @Test
        void quotationMarksAndBackslashesAreEscapedWhereTheTextIsQuoted() {
            TypedRecord typed = new TypedRecord(text("customer.example", "say \"hi\" \\"), ZONE, DnsHost.UNKNOWN);

            assertThat(typed.plainValue()).isEqualTo("say \"hi\" \\");
            assertThat(typed.quotedValue()).isEqualTo("\"say \\\"hi\\\" \\\\\"");
        }

        /** The record to look for is shown as it stands. */
        @Test
        void stringsThatFitAreKept() {
            DnsRecord split = record(
                    "customer.example",
                    new RecordData.Txt(List.of(
                            Octets.of("v=spf1 ".getBytes(StandardCharsets.UTF_8)),
                            Octets.of("-all".getBytes(StandardCharsets.UTF_8)))));

            assertThat(new TypedRecord(split, ZONE, DnsHost.UNKNOWN).quotedValue())
                    .isEqualTo("\"v=spf1 \" \"-all\"");
        }

        @Test
        void everyZoneLineIsReadBackAsTheRecord() {
            long seed = Long.getLong("domainverifier.seed", System.nanoTime());
            Random random = new Random(seed);
            for (int round = 0; round < 200; round++) {
                byte[] octets = new byte[random.nextInt(600)];
                random.nextBytes(octets);
                String any = new String(octets, StandardCharsets.ISO_8859_1);
                DnsRecord record = text("a" + round + ".customer.example", any);
                String line = new TypedRecord(record, ZONE, DnsHost.UNKNOWN).zoneLine();

                assertThat(read(line)).as("seed %d: %s", seed, line).contains(record);
            }
        }

        private Optional<DnsRecord> read(String line) {
            DomainName owner = DomainName.of(line.substring(0, line.indexOf(' ')));
            return ZoneResolver.parse(line)
                    .resolve(new DnsQuestion(owner, RecordType.TXT))
                    .toCompletableFuture()
                    .join()
                    .records()
                    .stream()
                    .findFirst();
        }
    }

    @Nested
    class AsTheHostWantsIt {
        @ParameterizedTest
        @CsvSource({
            "cloudflare, @, mail.trekmail.net, 10",
            "route53, '', 10 mail.trekmail.net,",
            "ovh, '', mail.trekmail.net., 10",
            "gandi, @, mail.trekmail.net., 10",
            "godaddy, @, mail.trekmail.net, 10",
            "dns-made-easy, '', mail.trekmail.net., 10",
        })
        void anMxRecord(String id, String name, String value, Integer preference) {
            TypedRecord typed = typed(mx("customer.example"), id);

            assertThat(typed.nameField()).isEqualTo(name);
            assertThat(typed.valueField()).isEqualTo(value);
            assertThat(typed.preferenceField())
                    .isEqualTo(preference == null ? OptionalInt.empty() : OptionalInt.of(preference));
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '\'',
                value = {
                    "cloudflare, v=spf1 -all",
                    "route53, \"v=spf1 -all\"",
                    "loopia, \"v=spf1 -all\"",
                    "azure, v=spf1 -all",
                })
        void aText(String id, String value) {
            assertThat(typed(text("customer.example", "v=spf1 -all"), id).valueField())
                    .isEqualTo(value);
        }

        @Test
        void aLongTextInOnePiece() {
            assertThat(typed(text("dkim._domainkey.customer.example", LONG), "cloudflare")
                            .valueField())
                    .isEqualTo(LONG);
        }

        @Test
        void aLongTextInStrings() {
            assertThat(typed(text("dkim._domainkey.customer.example", LONG), "route53")
                            .valueField())
                    .isEqualTo("\"" + LONG.substring(0, 255) + "\" \"" + LONG.substring(255) + "\"");
        }

        @Test
        void quotedOnlyWhenLong() {
            DnsHost host = DnsHosts.parse(
                            "[own]\nname: Own\nservers: dns.example\ntexts: quoted-when-long\nnames: full")
                    .hosts()
                    .get(0);

            assertThat(new TypedRecord(text("customer.example", "A".repeat(255)), ZONE, host).valueField())
                    .isEqualTo("A".repeat(255));
            assertThat(new TypedRecord(text("customer.example", "A".repeat(256)), ZONE, host).valueField())
                    .isEqualTo("\"" + "A".repeat(255) + "\" \"A\"");
            assertThat(new TypedRecord(text("_dmarc.customer.example", "x"), ZONE, host).nameField())
                    .isEqualTo("_dmarc.customer.example");
        }

        @Test
        void aCname() {
            assertThat(typed(cname("dkim._domainkey.customer.example"), "hetzner")
                            .valueField())
                    .isEqualTo("dkim.trekmail.net.");
            assertThat(typed(cname("dkim._domainkey.customer.example"), "route53")
                            .valueField())
                    .isEqualTo("dkim.trekmail.net");
        }
    }

    @Nested
    class WhatToWatchFor {
        @Test
        void theProxyOfACname() {
            assertThat(typed(cname("mta-sts.customer.example"), "cloudflare").watchOuts())
                    .containsExactly(WatchOut.CNAME_PROXIED, WatchOut.CNAME_FLATTENED);
            assertThat(typed(mx("customer.example"), "cloudflare").watchOuts()).isEmpty();
            assertThat(typed(text("customer.example", "x"), "cloudflare").watchOuts())
                    .containsExactly(WatchOut.TEXT_QUOTED_AUTOMATICALLY);
        }

        @Test
        void theLengthOfALongTextOnly() {
            assertThat(typed(text("customer.example", "A".repeat(255)), "route53")
                            .watchOuts())
                    .doesNotContain(WatchOut.LONG_TEXT_IN_STRINGS);
            assertThat(typed(text("customer.example", "A".repeat(256)), "route53")
                            .watchOuts())
                    .contains(WatchOut.LONG_TEXT_IN_STRINGS);
        }

        @Test
        void theLengthIsOfOctets() {
            assertThat(typed(text("customer.example", "ä".repeat(128)), "route53")
                            .watchOuts())
                    .contains(WatchOut.LONG_TEXT_IN_STRINGS);
        }

        @Test
        void theApexOfAnUnknownHost() {
            assertThat(new TypedRecord(mx("customer.example"), ZONE, DnsHost.UNKNOWN).watchOuts())
                    .containsExactly(
                            WatchOut.NAME_MAY_BE_DOUBLED, WatchOut.APEX_MAY_BE_BLANK, WatchOut.TARGET_MAY_NEED_DOT);
            assertThat(new TypedRecord(text("_dmarc.customer.example", "x"), ZONE, DnsHost.UNKNOWN).watchOuts())
                    .containsExactly(WatchOut.NAME_MAY_BE_DOUBLED, WatchOut.TEXT_MAY_NEED_QUOTES);
        }

        @Test
        void theMailSettingsOfAnMxRecord() {
            assertThat(typed(mx("customer.example"), "namecheap").watchOuts())
                    .containsExactly(WatchOut.NAME_DOUBLED, WatchOut.MX_NEEDS_CUSTOM_MAIL);
            assertThat(typed(mx("customer.example"), "bluehost").watchOuts())
                    .contains(WatchOut.MX_NEEDS_REMOTE_ROUTING);
        }
    }

    @Nested
    class Changes {
        private final DnsHost host = host("route53");

        @Test
        void aNewRecordIsTyped() {
            TypedChange change = TypedChange.of(new RecordChange.Add(mx("customer.example")), ZONE, host);

            assertThat(change.before()).isEmpty();
            assertThat(change.after()).contains(new TypedRecord(mx("customer.example"), ZONE, host));
        }

        @Test
        void aRecordThatGoesIsLookedFor() {
            TypedChange change = TypedChange.of(new RecordChange.Delete(mx("customer.example")), ZONE, host);

            assertThat(change.before()).contains(new TypedRecord(mx("customer.example"), ZONE, host));
            assertThat(change.after()).isEmpty();
        }

        @Test
        void aReplacementIsBoth() {
            DnsRecord old = text("customer.example", "v=spf1 ~all");
            DnsRecord right = text("customer.example", "v=spf1 -all");
            TypedChange change = TypedChange.of(new RecordChange.Replace(old, right), ZONE, host);

            assertThat(change.before()).map(TypedRecord::valueField).contains("\"v=spf1 ~all\"");
            assertThat(change.after()).map(TypedRecord::valueField).contains("\"v=spf1 -all\"");
        }
    }

    @Nested
    class InColumns {
        private String columns(String name, RecordData data, String host) {
            return typed(record(name, data), host).columns().stream()
                    .map(column -> column.field() + "=" + column.value())
                    .toList()
                    .toString();
        }

        @Test
        void aServiceHasAColumnForEachPart() {
            RecordData srv = new RecordData.Srv(0, 1, 993, DomainName.of("imap.trekmail.net"));

            assertThat(columns("_imaps._tcp.customer.example", srv, "cloudflare"))
                    .isEqualTo("[SERVICE=_imaps, PROTOCOL=_tcp, NAME=@, PRIORITY=0, WEIGHT=1, PORT=993,"
                            + " TARGET=imap.trekmail.net]");
            assertThat(columns("_imaps._tcp.shop.eu.customer.example", srv, "hetzner"))
                    .contains("NAME=shop.eu", "TARGET=imap.trekmail.net.");
            assertThat(columns("odd.customer.example", srv, "hetzner")).startsWith("[NAME=odd, PRIORITY=0");
            TypedRecord typed = typed(record("_imaps._tcp.customer.example", srv), "hetzner");
            assertThat(typed.valueField()).isEqualTo("0 1 993 imap.trekmail.net.");
            assertThat(typed.plainValue()).isEqualTo("0 1 993 imap.trekmail.net");
            assertThat(typed.watchOuts()).contains(WatchOut.TARGET_NEEDS_DOT);
        }

        @Test
        void anIssuerHasAColumnForEachPart() {
            RecordData caa = new RecordData.Caa(0, "issue", Octets.of(new byte[] {'a', '.', 'b', '"'}));

            assertThat(columns("customer.example", caa, "cloudflare")).isEqualTo("[FLAGS=0, TAG=issue, VALUE=a.b\"]");
            assertThat(typed(record("customer.example", caa), "cloudflare").valueField())
                    .isEqualTo("0 issue \"a.b\\\"\"");
        }

        @Test
        void othersHaveNone() {
            assertThat(typed(mx("customer.example"), "cloudflare").columns()).isEmpty();
        }
    }
}
