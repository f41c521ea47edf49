package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.FindingCode;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check over real packets: {@code _domainkey} is a zone of its own, and CNAME records lead from zone to zone. */
class DkimWireTest {
    private static final String LONG_KEY = TestKeys.spki(TestKeys.rsa(4096).getPublic());
    private static final DkimExpectation EXPECTED = DkimExpectation.key("dkim", Zones.RECORD)
            .and(DkimExpectation.key("long", LONG_KEY))
            .and(DkimExpectation.alias("fm1", "fm1.example.com.dkim.fmhosted.com"))
            .and(DkimExpectation.key("far", Zones.KEY))
            .and(DkimExpectation.key("gone", Zones.KEY));

    private static final Map<String, String> ZONES = Map.of(
            "example.com",
            ZoneText.of("example.com")
                    .records("@ IN MX 10 mail.example.com.\nmail IN A 192.0.2.1\n"
                            + "_domainkey IN NS ns1.keys.example.\n_domainkey IN NS ns2.keys.example.\n")
                    .toString(),
            "_domainkey.example.com",
            ZoneText.of("_domainkey.example.com")
                    .nameServer("ns1.keys.example")
                    .nameServer("ns2.keys.example")
                    .records(Zones.txt("dkim", Zones.RECORD) + "\n"
                            + Zones.txt("long", "v=DKIM1; p=" + LONG_KEY) + "\n"
                            + "fm1 IN CNAME fm1.example.com.dkim.fmhosted.com.\n"
                            + "far IN CNAME a.keys.example.\n"
                            + "gone IN CNAME gone.keys.example.\n")
                    .toString(),
            "dkim.fmhosted.com",
            ZoneText.of("dkim.fmhosted.com")
                    .records(Zones.txt("fm1.example.com", "v=DKIM1; k=rsa; p=" + Zones.KEY))
                    .toString(),
            "keys.example",
            ZoneText.of("keys.example")
                    .records("a IN CNAME b.keys.example.\nb IN CNAME key.other.example.\n")
                    .toString(),
            "other.example",
            ZoneText.of("other.example")
                    .records(Zones.txt("key", "p=" + Zones.KEY))
                    .toString());

    private static void verify(DnsJavaResolver dns) {
        DkimResult result = Zones.check(dns, EXPECTED);
        assertThat(result.selectors())
                .as("%s", result.findings())
                .extracting(DkimSelectorResult::selector, DkimSelectorResult::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("dkim", CheckStatus.CORRECT),
                        org.assertj.core.groups.Tuple.tuple("long", CheckStatus.CORRECT),
                        org.assertj.core.groups.Tuple.tuple("fm1", CheckStatus.CORRECT),
                        org.assertj.core.groups.Tuple.tuple("far", CheckStatus.CORRECT),
                        org.assertj.core.groups.Tuple.tuple("gone", CheckStatus.MISSING));
        assertThat(result.selector("fm1").orElseThrow().sender()).contains("Fastmail");
        assertThat(result.selector("far").orElseThrow().aliases())
                .containsExactly(
                        DomainName.of("a.keys.example"),
                        DomainName.of("b.keys.example"),
                        DomainName.of("key.other.example"));
        assertThat(result.selector("long").orElseThrow().keyBits()).contains(4096);
        assertThat(result.delegatedTo())
                .containsExactly(DomainName.of("ns1.keys.example"), DomainName.of("ns2.keys.example"));
        assertThat(Zones.codes(result))
                .containsExactlyInAnyOrder(
                        DkimFinding.ALIAS, DkimFinding.NO_VERSION, DkimFinding.ALIAS_DANGLING, DkimFinding.DELEGATED);
    }

    @Test
    void aDelegatedDomainkeyAndAliasesAcrossZones() {
        try (LoopbackDnsServer server = LoopbackDnsServer.start(ZONES.values().toArray(String[]::new));
                DnsJavaResolver dns = DnsJavaResolver.of(server.address())) {
            verify(dns);
        }
    }

    /** The same with a name server that is not ours. The CI script installs it. */
    @Test
    void theSameOverNsd(@TempDir Path directory) throws IOException {
        assumeTrue(NsdServer.isInstalled(), "NSD is not installed");
        try (NsdServer server = NsdServer.start(directory, ZONES);
                DnsJavaResolver dns = DnsJavaResolver.of(server.address())) {
            verify(dns);
        }
    }

    @Test
    void theSearchFindsTheSameOverTheWireAndInMemory() {
        String zone = ZoneText.of("example.com")
                .records(Zones.txt("google._domainkey", Zones.RECORD) + "\n"
                        + Zones.txt("k1._domainkey", "v=DKIM1; p=") + "\n"
                        + Zones.txt("*._domainkey", "v=DKIM1; p=AAAA") + "\n"
                        + Zones.txt("s1._domainkey", "v=DKIM1; p=" + LONG_KEY) + "\n")
                .toString();
        try (LoopbackDnsServer server = LoopbackDnsServer.start(zone);
                DnsJavaResolver dns = DnsJavaResolver.of(server.address())) {
            DkimResult wire = Zones.check(dns);
            DkimResult memory = Zones.check(ZoneResolver.parse(zone));
            assertThat(wire.selectors())
                    .extracting(DkimSelectorResult::selector)
                    .containsExactlyInAnyOrder("google", "k1", "s1");
            assertThat(wire.selectors()).isEqualTo(memory.selectors());
            assertThat(codes(wire)).isEqualTo(codes(memory));
        }
    }

    private static List<FindingCode> codes(DkimResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    @Test
    void aServerThatIsNotThereLeavesItUnknown() {
        InetSocketAddress nobody = LoopbackDnsServer.addressWithoutServer();
        try (DnsJavaResolver dns = DnsJavaResolver.of(nobody)) {
            assertThat(Zones.check(dns, Zones.expected()).status()).isEqualTo(CheckStatus.UNKNOWN);
            assertThat(Zones.check(dns).status()).isEqualTo(CheckStatus.UNKNOWN);
        }
    }
}
