package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a stranger publishes makes no report too large to print, and nothing in it controls whoever reads it. */
class PrintedSizeTest {
    private static final int LARGEST_TEXT = 1_000_000;
    private static final int LARGEST_JSON = 4_000_000; // each finding has its changes, and those are whole
    private static final int LONGEST_READ = 8_000;

    private static DnsRecord txt(String name, String text) {
        return new DnsRecord(DomainName.of(name), Duration.ofMinutes(5), RecordData.Txt.of(text));
    }

    /** A record of each kind that goes on with the same part. */
    private static DomainReport report(String part, int octets) {
        String rest = part.repeat(octets / part.getBytes(StandardCharsets.UTF_8).length);
        return verify(List.of(
                txt("evil.example", "v=spf1 " + rest),
                txt("default._domainkey.evil.example", "v=DKIM1; p=AAAA;" + rest),
                txt("_dmarc.evil.example", "v=DMARC1; p=none;" + rest),
                txt("_smtp._tls.evil.example", "v=TLSRPTv1;" + rest),
                txt("_mta-sts.evil.example", "v=STSv1;" + rest)));
    }

    private static DomainReport verify(List<DnsRecord> records) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.of(records))
                .build()
                .verify("evil.example");
    }

    private static String printed(DomainReport report, Function<PrintStream, ReportPrinter> printer) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        printer.apply(new PrintStream(printed, true, StandardCharsets.UTF_8)).print(report);
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String json(DomainReport report) {
        return printed(report, out -> new JsonReport(out, Locale.ENGLISH));
    }

    private static String text(DomainReport report) {
        return printed(report, out -> new TextReport(out, new Style(false, StandardCharsets.UTF_8), Locale.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "moo ", "a=\u0001;", "x#=1;", "ü", "rua=mailto:a@b.example,", "h=a;"})
    void isBounded(String part) {
        for (int octets : new int[] {LONGEST_READ, 64_000}) {
            DomainReport report = report(part, octets);
            assertThat(json(report).length()).isLessThan(LARGEST_JSON);
            assertThat(text(report).length()).isLessThan(LARGEST_TEXT);
        }
    }

    @Test
    void aLongRepairOfManyFindingsIsWrittenOnce() {
        JsonNode findings = JsonMapper.shared()
                .readTree(json(
                        verify(List.of(txt("evil.example", "v=spf1 ip4:192.0.2.1 " + "moo ".repeat(500) + "-all")))))
                .get("findings");

        int first = -1;
        int others = 0;
        for (int i = 0; i < findings.size(); i++) {
            JsonNode finding = findings.get(i);
            if (finding.get("check").stringValue().equals("spf") && finding.has("repair")) {
                assertThat(first).isEqualTo(-1);
                first = i;
            } else if (finding.has("repairOf")) {
                others++;
                assertThat(finding.get("repairOf").intValue()).isEqualTo(first);
            }
        }
        assertThat(findings.get(first).get("repair").get(0).get("before").stringValue())
                .hasSizeGreaterThan(2000);
        assertThat(others).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=spf1 a:h#.example -all", "\"v=spf1 a:h#.example -all\"", "x#"})
    void isBoundedWithThousandsOfRecordsAsWell(String text) {
        List<DnsRecord> records = new ArrayList<>();
        for (int i = 0; i < 64_000 / (text.length() + 16); i++) {
            records.add(txt("evil.example", text.replace("#", Integer.toString(i))));
        }

        DomainReport report = verify(records);

        assertThat(json(report).length()).isLessThan(LARGEST_JSON);
        assertThat(text(report).length()).isLessThan(LARGEST_TEXT);
    }

    @Test
    void aShortRepairIsWrittenWithEachFinding() {
        JsonNode findings = JsonMapper.shared()
                .readTree(json(verify(List.of(txt("evil.example", "v=spf1 moo moo foo -all")))))
                .get("findings");

        assertThat(findings).noneMatch(finding -> finding.has("repairOf"));
    }

    @Test
    void theOthersOfAListComeOutAsWell() {
        List<String> lines = new ArrayList<>();
        for (DomainReport report : List.of(report(";", 64_000), verify(List.of(txt("evil.example", "v=spf1 -all"))))) {
            lines.add(json(report));
        }

        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(JsonMapper.shared().readTree(line)).isNotEmpty());
    }

    @Test
    void ofALongRecordJsonHasWhatIsAroundThePlace() {
        JsonNode json = JsonMapper.shared()
                .readTree(json(
                        verify(List.of(txt("evil.example", "v=spf1" + " a:b.example".repeat(400) + " moo -all")))));
        JsonNode finding = null;
        for (JsonNode each : json.get("findings")) {
            if (each.get("code").stringValue().equals("spf.unknown-mechanism")) {
                finding = each;
            }
        }

        assertThat(finding).isNotNull();
        String record = finding.get("record").stringValue();
        int from = finding.get("recordFrom").intValue();
        int start = finding.get("span").get("start").intValue() - from;
        assertThat(record).hasSize(1000);
        assertThat(finding.get("recordLength").intValue()).isGreaterThan(4800);
        assertThat(record.substring(start, start + 3)).isEqualTo("moo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "\u009b31m", "\n", "\u202e", "\u2066", "\u2028", "\u007f"})
    void hasNothingInItThatControlsATerminal(String hostile) {
        for (String part : List.of(" a:" + hostile + " ", ";" + hostile + "=1", "x=" + hostile + ";")) {
            DomainReport report = report(part, 20 + part.length());
            for (String printed : List.of(json(report), text(report))) {
                assertThat(printed.replace(System.lineSeparator(), "").codePoints())
                        .noneMatch(Character::isISOControl)
                        .noneMatch(character -> Character.getType(character) == Character.FORMAT
                                || Character.getType(character) == Character.LINE_SEPARATOR);
            }
        }
    }

    @Test
    void jsonSaysTheSameWithEscapes() {
        JsonNode json =
                JsonMapper.shared().readTree(json(verify(List.of(txt("evil.example", "v=spf1 a:\u202e\u009b -all")))));

        assertThat(json.get("findings").toString()).contains("\u202e");
    }
}
