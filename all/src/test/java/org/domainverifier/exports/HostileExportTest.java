package org.domainverifier.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.publish.ExportFormat;
import org.domainverifier.publish.Exports;
import org.domainverifier.publish.PlanExport;
import org.domainverifier.publish.ZonePlan;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.text.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that strangers wrote so that a tool does something else: each is read back as it is, beside what was there, or is refused. */
class HostileExportTest {
    private static final DomainName ZONE = DomainName.of("customer.example");
    private static final Instant SEEN = Instant.parse("2026-11-27T12:00:00Z");
    private static final List<String> TEXTS = List.of(
            "v=spf1 include:a.example -all",
            "\"; rm -rf /",
            "a\" \"b",
            "\"quoted\"",
            "\"",
            "\\",
            "\\\"",
            "\\\\;",
            "a;b",
            "a\\;b",
            "${file(\"/etc/passwd\")}",
            "%{ for x in y }",
            "$${a}%%{b}$$${c}",
            "$",
            "%",
            "a\nsend\nupdate delete customer.example. A",
            "\r\n=cmd|' /C calc'!A0",
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "'=1",
            "\t=1",
            "</script><script>alert(1)</script>",
            "*/ process.exit() //",
            "`); D(\"evil.example\");(`",
            "``` \n# heading",
            "```",
            "~~~",
            "[link](javascript:alert(1)) ![x](http://evil.example/)",
            "<img src=x onerror=alert(1)> @channel",
            "| a | b |",
            "- &anchor *alias !!python/object:os.system",
            "key: value # comment",
            "{{ template }} {0}",
            "\u2028\u2029\u0085\ufeff",
            "bücher 📚",
            "\u0000\u0001\u001b[31m\u007f",
            "",
            " ",
            " leading and trailing ",
            "x".repeat(255),
            "x".repeat(256),
            "\\".repeat(300),
            "\"".repeat(300),
            "\u00ff".repeat(200));

    static Stream<ExportFormat> formats() {
        return Stream.concat(
                Exports.all(Messages.of(Locale.ENGLISH)).stream()
                        .filter(format -> !format.id().equals("cloudflare")),
                Stream.of(Exports.cloudflare(record -> Optional.of("0"))));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsPublishedIsReadBackToTheOctet(ExportFormat format) {
        List<String> refused = new ArrayList<>();
        for (RecordData data : texts()) {
            DnsRecord record = record(data);
            List<Rr> expected = List.of(Rr.ofLine(record.toZoneLine()));
            through(format, new RecordChange.Add(record), List.of(), expected, refused);
        }
        assertThat(refused).hasSize((int) inexpressible(format, texts()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsReplacedIsFoundToTheOctet(ExportFormat format) {
        List<String> refused = new ArrayList<>();
        DnsRecord after = record(RecordData.Txt.of("v=spf1 -all"));
        for (RecordData data : texts()) {
            through(
                    format,
                    new RecordChange.Replace(record(data), after),
                    List.of(record(data)),
                    List.of(Rr.ofLine(after.toZoneLine())),
                    refused);
        }
        assertThat(refused).as("nobody has to write what goes").isEmpty();
    }

    /** Those that work on whole sets would lose the others, if they did not repeat them. */
    @ParameterizedTest
    @MethodSource("formats")
    void whatElseIsThereStaysToTheOctet(ExportFormat format) {
        List<String> refused = new ArrayList<>();
        DnsRecord added = record(RecordData.Txt.of("v=spf1 ~all"));
        for (RecordData data : texts()) {
            DnsRecord there = record(data);
            List<Rr> expected = List.of(Rr.ofLine(there.toZoneLine()), Rr.ofLine(added.toZoneLine()));
            through(format, new RecordChange.Add(added), List.of(there), expected, refused);
        }
        assertThat(refused).hasSize((int) inexpressible(format, texts()));
    }

    private static DnsRecord record(RecordData data) {
        return new DnsRecord(ZONE, Duration.ofMinutes(5), data);
    }

    static List<RecordData> texts() {
        List<RecordData> texts = new ArrayList<>();
        TEXTS.forEach(text -> texts.add(RecordData.Txt.of(text)));
        SplittableRandom random = new SplittableRandom(16);
        for (int n = 0; n < 20; n++) {
            List<Octets> strings = new ArrayList<>();
            for (int s = random.nextInt(3); s >= 0; s--) {
                byte[] octets = new byte[random.nextInt(256)];
                random.nextBytes(octets);
                strings.add(Octets.of(octets));
            }
            texts.add(new RecordData.Txt(strings));
            String marks = "\"\\$%{}`;'#|<>&*[]()!@=+- \n\tab1";
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(60), 0, marks.length()).forEach(i -> text.append(marks.charAt(i)));
            texts.add(RecordData.Txt.of(text.toString()));
        }
        return texts;
    }

    private static void through(
            ExportFormat format, RecordChange change, List<DnsRecord> there, List<Rr> expected, List<String> refused) {
        DnsQuestion question = new DnsQuestion(ZONE, RecordType.TXT);
        AnswerOrigin origin = AnswerOrigin.of("192.0.2.53:53", true, false);
        DnsAnswer seen = there.isEmpty()
                ? new DnsAnswer.NoData(question, List.of(), Optional.empty(), origin)
                : new DnsAnswer.Records(question, there, List.of(), origin);
        ZonePlan plan = ZonePlan.of(SEEN, List.of(seen), new RepairPlan(List.of(change)), ZONE);
        PlanExport export = format.write(plan);
        String value = change.after().orElseThrow().data().toZoneText() + " "
                + there.stream().map(DnsRecord::toZoneLine).toList();
        if (!(export instanceof PlanExport.Written written)) {
            refused.add(value);
            return;
        }
        List<Rr> zone = new ArrayList<>();
        there.forEach(record -> zone.add(Rr.ofLine(record.toZoneLine())));
        written.byHand()
                .forEach(hand ->
                        zone.remove(Rr.ofLine(hand.before().orElseThrow().toZoneLine())));
        List<Rr> after;
        try {
            after = Tools.ALL.get(format.id()).run(zone, ZONE.toAbsolute(), written.document());
        } catch (RuntimeException notTaken) {
            throw new AssertionError(value + "\n" + written.document(), notTaken);
        }
        assertThat(after.stream()
                        .map(rr -> isWhole(format) ? rr.sense() : rr.data())
                        .sorted())
                .as(value)
                .containsExactlyElementsOf(expected.stream()
                        .map(rr -> isWhole(format) ? rr.sense() : rr.data())
                        .sorted()
                        .toList());
        boolean visible = written.document().chars().allMatch(c -> c == '\n' || c == '\r' || c >= 0x20 && c < 0x7f);
        assertThat(visible).as(value).isTrue();
    }

    /** Whether the tool has a text without telling how it is cut. */
    private static boolean isWhole(ExportFormat format) {
        return format.id().equals("octodns") || format.id().equals("dnscontrol");
    }

    /** The texts that this form cannot have, and no others. */
    private static long inexpressible(ExportFormat format, List<RecordData> texts) {
        return texts.stream()
                .filter(data -> !isExpressible(format, ((RecordData.Txt) data).text()))
                .count();
    }

    private static boolean isExpressible(ExportFormat format, String text) {
        boolean printable = text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        return switch (format.id()) {
            case "octodns" -> printable && !text.isEmpty() && text.chars().noneMatch(c -> c == '"' || c == '\\');
            case "dnscontrol" -> printable;
            default -> true;
        };
    }
}
