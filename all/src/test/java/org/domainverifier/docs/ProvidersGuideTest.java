package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.DomainStatus;
import org.domainverifier.DomainVerifier;
import org.domainverifier.RecordInstruction;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Expectation;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.api.Test;

/** What {@code docs/providers.md} shows: its code is the code here, its zones are verified, and its rows are what is printed. */
class ProvidersGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "providers.md");
    private static final Path SOURCE = Path.of("src/test/java/org/domainverifier/docs/ProvidersGuideTest.java");
    private static final DomainName NEWCOMER = DomainName.of("newcomer.example");
    private static final String KEY =
            "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArlA36hU+IzK4LFnRIDVo"
                    + "+q94JN9OBfYDICFU4GSkqnBg/Ylu0GGTbS2dEUMOcz+QsvZTRIOIXPLTAX3hVN/4AfUQVNClBLnfo7Gorh7F2F4DHRnhU0vXmJ1HZn1XaQpE4FAP"
                    + "Vrz7Ze4+owUDA1AhSusBLDdBl4nMHHFkxXWEggaPUFxzIrT0mfKE4+CaJTfmJYy5CqtHhs3o11IaE4TBs3xKnGMqDeSGt/y1nKcLbPGWYVtdMLa5A"
                    + "+3ytuqr60RJVsblUvjUleT0B8kypwWVnt4zHH5n0D4HzdNhh4sTFjk+W1JLNSXCQ/3FKIUDtPWrC126LIU6Qt9/wjv+OXdHgwIDAQAB";

    private static final String QUOTED_KEY = '"' + KEY.substring(0, 250) + "\" \"" + KEY.substring(250) + '"';
    private static final int WIDTH = 130;
    private static final String WORLD = """
            mail.trekmail.net.         300 IN A    192.0.2.25
            spf.trekmail.net.          300 IN TXT  "v=spf1 ip4:192.0.2.0/28 -all"
            mta-sts.trekmail.net.      300 IN A    192.0.2.81
            autoconfig.trekmail.net.   300 IN A    192.0.2.82
            autodiscover.trekmail.net. 300 IN A    192.0.2.82
            *._report._dmarc.trekmail.net. 300 IN TXT "v=DMARC1"
            aspmx.l.google.com.        300 IN A    198.51.100.25
            autodiscover.outlook.com.  300 IN A    198.51.100.82
            _spf.shop.example.         300 IN TXT  "v=spf1 ip4:198.51.100.0/28 -all"
            bounce.sender.net.         300 IN A    192.0.2.26
            spf.sender.net.            300 IN TXT  "v=spf1 ip4:192.0.2.16/28 -all"
            spf.old-sender.net.        300 IN TXT  "v=spf1 ip4:192.0.2.16/28 -all"
            track.sender.net.          300 IN A    192.0.2.90
            track.old-sender.net.      300 IN A    198.51.100.90
            u4711.s1.dkim.sender.net.  300 IN TXT  %1$s
            u4711.s2.dkim.sender.net.  300 IN TXT  %1$s
            newcomer.example.          300 IN MX   10 aspmx.l.google.com.
            tenant-17.panel.net.       300 IN A    192.0.2.27
            spf.panel.net.             300 IN TXT  "v=spf1 ip4:192.0.2.32/28 -all"
            _spf.eu.panel.net.         300 IN TXT  "v=spf1 ip4:192.0.2.48/28 -all"
            imap.panel.net.            300 IN A    192.0.2.28
            imap.old-panel.example.    300 IN A    198.51.100.28
            """.formatted(QUOTED_KEY);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    /** Where a provider keeps what it made for its customers. */
    private static final class Made {
        Optional<String> publishedFor(DomainName customer) {
            return customer.equals(NEWCOMER) ? Optional.empty() : Optional.of(KEY);
        }

        Optional<String> idFor(DomainName customer) {
            return Optional.of("20261124");
        }

        String of(DomainName customer) {
            return Map.of(DomainName.of("news.customer.example"), "u4711").get(customer);
        }

        Optional<String> hostOf(DomainName customer) {
            return customer.equals(NEWCOMER) ? Optional.empty() : Optional.of("tenant-17.panel.net");
        }
    }

    /** The blocks of a language in the guide; those of none are what is printed. */
    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        String current = "";
        StringBuilder block = new StringBuilder();
        boolean inside = false;
        for (String line : Files.readAllLines(GUIDE)) {
            if (!line.startsWith("```")) {
                block.append(line).append('\n');
            } else if (inside && current.equals(language)) {
                blocks.add(block.toString());
            }
            if (line.startsWith("```")) {
                current = line.substring(3);
                inside = !inside;
                block.setLength(0);
            }
        }
        return blocks;
    }

    private static DnsResolver dns(int zone) throws IOException {
        return ZoneResolver.parse(WORLD + blocks("zone").get(zone));
    }

    private static void show(DomainReport report, PrintStream out) {
        for (RecordInstruction row : report.recordsToPublish()) {
            Optional<RecordData> data =
                    row.isPublished() ? row.present().or(row::data) : row.data().or(row::present);
            String text = data.map(RecordData::toZoneText).orElse("");
            out.printf("%-8s %-8s %s %s %s%n", row.check(), row.action(), row.name(), row.type(), text);
        }
    }

    /** What was printed, its lines no wider than a page. */
    private String printed() {
        StringBuilder text = new StringBuilder();
        printed.toString(StandardCharsets.UTF_8)
                .lines()
                .map(String::stripTrailing)
                .map(line -> line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…")
                .forEach(line -> text.append(line).append('\n'));
        printed.reset();
        return text.toString();
    }

    @Test
    void aMailboxProvider() throws IOException {
        Made keys = new Made();
        Made policies = keys;
        DnsResolver dns = dns(0);
        DomainVerifier onboarding = DomainVerifier.builder()
                .resolver(dns)
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DkimExpectation.key("dkim", keys::publishedFor))
                .require(
                        DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"))
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.net", policies::idFor))
                .recommend(RecordExpectation.cname("autoconfig", "autoconfig.trekmail.net"))
                .recommend(RecordExpectation.cname("autodiscover", "autodiscover.trekmail.net"))
                .build();
        PrintStream console = System.out;
        System.setOut(out);
        try {
            show(onboarding.verify("customer.example"), System.out);
        } finally {
            System.setOut(console);
        }
        assertThat(printed()).isEqualTo(blocks("").get(0));

        DomainReport newcomer = onboarding.verify(NEWCOMER);
        show(newcomer, out);
        assertThat(printed().lines()).contains(blocks("").get(1).strip());
        assertThat(newcomer.status(DkimCheck.KEY)).contains(CheckStatus.PENDING);
    }

    @Test
    void aKeyThatIsNotReadyTakesNothingFromADomainThatWasVerified() throws IOException {
        Made keys = new Made();
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(dns(0))
                .require(DkimExpectation.key("dkim", keys::publishedFor))
                .build();
        DomainState active = DomainState.pending(Instant.EPOCH)
                .after(DomainVerifier.builder()
                        .resolver(ZoneResolver.parse("dkim._domainkey.newcomer.example. 300 IN TXT " + QUOTED_KEY))
                        .require(DkimExpectation.key("dkim", KEY))
                        .build()
                        .verify(NEWCOMER));
        assertThat(active.status()).isEqualTo(DomainStatus.ACTIVE);

        assertThat(active.after(verifier.verify(NEWCOMER)).status()).isEqualTo(DomainStatus.ACTIVE);
    }

    @Test
    void aSenderWithAReturnPath() throws IOException {
        Made accounts = new Made();
        DnsResolver dns = dns(1);
        DomainVerifier sender = DomainVerifier.builder()
                .resolver(dns)
                .at(
                        "send",
                        name -> name.require(MxExpectation.only(10, "bounce.sender.net"))
                                .require(Expectation.anyOf(
                                        SpfExpectation.include("spf.sender.net"),
                                        SpfExpectation.include("spf.old-sender.net"))))
                .require(DkimExpectation.alias(
                                "s1", customer -> Optional.of(accounts.of(customer) + ".s1.dkim.sender.net"))
                        .and(DkimExpectation.alias(
                                "s2", customer -> Optional.of(accounts.of(customer) + ".s2.dkim.sender.net"))))
                .require(RecordExpectation.cname("link", "track.sender.net"))
                .recommend(DmarcExpectation.anyValid().orInherited())
                .build();
        DomainReport report = sender.verify("news.customer.example");
        show(report, out);
        assertThat(printed()).isEqualTo(blocks("").get(2));

        assertThat(report.get(SpfCheck.KEY, "send").status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(report.findings())
                .extracting(finding -> finding.code().id())
                .contains("verifier.met-by-alternative");
        assertThat(sender.preview("news.customer.example", report.repairs()).verdict())
                .isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void aPanelWithAWebsite() throws IOException {
        Made tenants = new Made();
        DnsResolver dns = dns(2);
        DomainVerifier panel = DomainVerifier.builder()
                .resolver(dns)
                .require(RecordExpectation.a("@", "192.0.2.80"))
                .require(RecordExpectation.aaaa("@", "2001:db8:2::80"))
                .require(RecordExpectation.a("www", "192.0.2.80"))
                .require(RecordExpectation.aaaa("www", "2001:db8:2::80"))
                .require(Expectation.perCustomer(
                        MxCheck.KEY, customer -> tenants.hostOf(customer).map(host -> MxExpectation.only(10, host))))
                .require(Expectation.anyOf(
                        SpfExpectation.include("spf.panel.net"), SpfExpectation.include("_spf.eu.panel.net")))
                .recommend(RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "imap.panel.net"))
                .recommend(RecordExpectation.caa("letsencrypt.org"))
                .build();
        DomainReport report = panel.verify("customer.example");
        show(report, out);
        assertThat(printed()).isEqualTo(blocks("").get(3));
        assertThat(panel.preview("customer.example", report.repairs()).verdict())
                .isEqualTo(Verdict.VERIFIED);

        DomainReport newcomer = panel.verify(NEWCOMER);
        assertThat(newcomer.status(MxCheck.KEY)).contains(CheckStatus.PENDING);
        assertThat(newcomer.recordsToPublish())
                .extracting(RecordInstruction::check)
                .doesNotContain(MxCheck.KEY);
    }

    @Test
    void everyLineOfCodeInTheGuideIsHere() throws IOException {
        String source = withoutSpace(Files.readString(SOURCE));
        for (String block : blocks("java")) {
            for (String statement : block.split("\n\n")) {
                assertThat(source).contains(withoutSpace(statement));
            }
        }
        assertThat(blocks("java")).hasSize(4);
    }

    /** The formatter breaks lines as it likes. */
    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
