package org.domainverifier.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsHostsTest {
    private final DnsHosts hosts = DnsHosts.wellKnown();

    private DnsHost recognize(String... servers) {
        return hosts.recognize(Arrays.stream(servers).map(DomainName::of).toList());
    }

    /** That it is read shows that the file is of its form, and that no two hosts claim a name server. */
    @Test
    void theDataFileNamesManyHosts() {
        assertThat(hosts.hosts()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void idsAndNamesAreUnique() {
        assertThat(hosts.hosts())
                .extracting(DnsHost::id)
                .doesNotHaveDuplicates()
                .doesNotContain(DnsHost.UNKNOWN.id());
        assertThat(hosts.hosts()).extracting(DnsHost::name).doesNotHaveDuplicates();
    }

    /** What a form needs and what its host's entry warns of are the same fact. */
    @Test
    void formsAndWatchOutsAgree() {
        for (DnsHost host : hosts.hosts()) {
            assertThat(host.watchOuts().contains(WatchOut.TARGET_NEEDS_DOT))
                    .as("the dot at %s", host.id())
                    .isEqualTo(host.targets() == DnsHost.Targets.WITH_DOT);
            assertThat(host.watchOuts().contains(WatchOut.LONG_TEXT_IN_STRINGS))
                    .as("the strings at %s", host.id())
                    .isEqualTo(host.texts() != DnsHost.Texts.PLAIN);
            if (host.watchOuts().contains(WatchOut.APEX_MAY_BE_BLANK)) {
                assertThat(host.names()).as("the @ at %s", host.id()).isEqualTo(DnsHost.Names.AT_FOR_APEX);
            }
            assertThat(host.watchOuts())
                    .as("certain or perhaps at %s", host.id())
                    .doesNotHaveDuplicates()
                    .matches(
                            all -> !(all.contains(WatchOut.NAME_DOUBLED) && all.contains(WatchOut.NAME_MAY_BE_DOUBLED)))
                    .matches(all ->
                            !(all.contains(WatchOut.TARGET_NEEDS_DOT) && all.contains(WatchOut.TARGET_MAY_NEED_DOT)))
                    .matches(all ->
                            !(all.contains(WatchOut.TEXT_NEEDS_QUOTES) && all.contains(WatchOut.TEXT_MAY_NEED_QUOTES)));
        }
    }

    @Test
    void everyWatchOutIsOfSomeHost() {
        List<WatchOut> used = new ArrayList<>(DnsHost.UNKNOWN.watchOuts());
        hosts.hosts().forEach(host -> used.addAll(host.watchOuts()));

        assertThat(used).contains(WatchOut.values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ns-1536.awsdns-00.co.uk ns-0.awsdns-00.com ns-1024.awsdns-00.org ns-512.awsdns-00.net|route53",
                "ada.ns.cloudflare.com bob.ns.cloudflare.com|cloudflare",
                "ns01.domaincontrol.com ns02.domaincontrol.com|godaddy",
                "dns1.registrar-servers.com dns2.registrar-servers.com|namecheap",
                "ns-cloud-a1.googledomains.com ns-cloud-a2.googledomains.com|google",
                "ns1-01.azure-dns.com ns2-01.azure-dns.net ns3-01.azure-dns.org ns4-01.azure-dns.info|azure",
                "dns100.ovh.net ns100.ovh.net|ovh",
                "ns1045.ui-dns.com ns1045.ui-dns.de ns1045.ui-dns.org ns1045.ui-dns.biz|ionos",
                "ns-123-a.gandi.net ns-45-b.gandi.net|gandi",
                "hydrogen.ns.hetzner.com oxygen.ns.hetzner.com helium.ns.hetzner.de|hetzner",
                "ns1.digitalocean.com ns2.digitalocean.com|digitalocean",
                "dns1.p01.nsone.net dns2.p01.nsone.net|ns1",
                "root-dns.netcup.net second-dns.netcup.net third-dns.netcup.net|netcup",
                "shades01.rzone.de docks02.rzone.de|strato",
                "ns1.transip.nl ns0.transip.net ns2.transip.eu|transip",
                "NS1.desec.io. ns2.desec.org|desec",
            })
    void aHostIsRecognisedByItsNameServers(String servers, String id) {
        assertThat(recognize(servers.split(" "))).extracting(DnsHost::id).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ns1.example.com",
                "notdomaincontrol.com",
                "ns.cloudflare.com.example",
                "cloudflare.com",
                "www.ovh.net",
                "ns1.googledomains.com"
            })
    void aLookAlikeIsUnknown(String server) {
        assertThat(recognize(server)).isEqualTo(DnsHost.UNKNOWN).matches(host -> !host.known());
    }

    @Test
    void twoHostsAreUnknown() {
        assertThat(recognize("ns-1.awsdns-00.com", "dns1.p01.nsone.net")).isEqualTo(DnsHost.UNKNOWN);
    }

    @Test
    void aKnownHostBesideAnUnknownOneIsUnknown() {
        assertThat(recognize("ns1.he.net", "ns.example.com")).isEqualTo(DnsHost.UNKNOWN);
    }

    @Test
    void noNameServersAreUnknown() {
        assertThat(recognize()).isEqualTo(DnsHost.UNKNOWN);
    }

    @Test
    void hostsOfOnesOwnAreRecognised() {
        DnsHosts own = DnsHosts.parse("""
                [own]
                name: Our own
                servers: dns.example.net
                names: full
                texts: quoted-when-long
                """);

        DnsHost host = own.recognize(List.of(DomainName.of("ns1.dns.example.net")));
        assertThat(host.known()).isTrue();
        assertThat(host.names()).isEqualTo(DnsHost.Names.FULL);
        assertThat(host.texts()).isEqualTo(DnsHost.Texts.QUOTED_WHEN_LONG);
        assertThat(host.targets()).isEqualTo(DnsHost.UNKNOWN.targets());
    }

    @Test
    void oneNameServerIsOfOneHost() {
        assertThatThrownBy(() -> DnsHosts.parse("[a]\nname: A\nservers: x.example\n[b]\nname: B\nservers: x.example"))
                .hasMessage("line 6: x.example is of a and of b too");
    }

    @Test
    void aHostHasNameServers() {
        assertThatThrownBy(() -> DnsHosts.parse("[a]\nname: A")).hasMessage("line 1: the entry a has no servers");
    }

    @ParameterizedTest
    @EnumSource(WatchOut.class)
    void everyWatchOutHasItsSentenceInBothLanguages(WatchOut watchOut) {
        DnsRecord record = new DnsRecord(
                DomainName.of("mail.customer.example"),
                Duration.ofHours(1),
                new RecordData.Cname(DomainName.of("mail.example.net")));
        TypedRecord typed = new TypedRecord(
                record, DomainName.of("customer.example"), hosts.hosts().get(0));
        String english = text(Locale.ENGLISH, watchOut, typed);
        String german = text(Locale.GERMAN, watchOut, typed);

        assertThat(english).doesNotContain("{", "}").isNotEqualTo(german).endsWith(".");
        assertThat(german).doesNotContain("{", "}").endsWith(".");
        assertThat(english).doesNotStartWith(watchOut.key());
    }

    private static String text(Locale locale, WatchOut watchOut, TypedRecord typed) {
        return Messages.of(locale).text(DnsHosts.class, DnsHosts.MESSAGES, watchOut.key(), typed.arguments());
    }

    /** An unknown host has no name to put into a sentence. */
    @Test
    void theSentencesForUnknownHostsDoNotNameIt() throws IOException {
        for (String file : List.of("dns-hosts.properties", "dns-hosts_de.properties")) {
            Properties bundle = bundle(file);
            assertThat(DnsHost.UNKNOWN.watchOuts())
                    .allMatch(watchOut -> !bundle.getProperty(watchOut.key()).contains("{host}"));
        }
    }

    @Test
    void theBundlesHaveTheSameKeysAndArguments() throws IOException {
        Properties english = bundle("dns-hosts.properties");
        Properties german = bundle("dns-hosts_de.properties");

        assertThat(english.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(WatchOut.values()).map(WatchOut::key).toList())
                .isEqualTo(german.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(arguments(german.getProperty(key)))
                        .as(key)
                        .isEqualTo(arguments(english.getProperty(key))));
    }

    private static TreeSet<String> arguments(String pattern) {
        TreeSet<String> arguments = new TreeSet<>();
        Pattern.compile("\\{([a-z]+)}").matcher(pattern).results().forEach(match -> arguments.add(match.group(1)));
        return arguments;
    }

    private static Properties bundle(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = DnsHosts.class.getResourceAsStream("/META-INF/domainverifier/findings/" + file)) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
