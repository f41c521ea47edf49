package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.testing.internal.Cost;
import org.domainverifier.testing.internal.WorstText;
import org.domainverifier.txt.TxtKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a stranger publishes: no report costs much to print, nor more than twice as much for twice as much. */
class PrinterCostTest {
    private static final Duration BAR = Duration.ofMillis(50);
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private static String place(WorstText text) {
        return switch (text.kind()) {
            case "dkim" -> "default._domainkey.evil.example";
            case "dmarc" -> "_dmarc.evil.example";
            case "tls-rpt" -> "_smtp._tls.evil.example";
            case "mta-sts" -> "_mta-sts.evil.example";
            default -> "evil.example";
        };
    }

    private static DomainReport report(WorstText text, int length) {
        DnsRecord record = new DnsRecord(
                DomainName.of(place(text)),
                Duration.ofMinutes(5),
                RecordData.Txt.of(text.ofLength().apply(length)));
        return DomainVerifier.builder()
                .resolver(ZoneResolver.of(List.of(record)))
                .build()
                .verify("evil.example");
    }

    static List<ReportPrinter> printers() {
        return List.of(
                new TextReport(NOWHERE, new Style(false, StandardCharsets.UTF_8), Locale.ENGLISH),
                new JsonReport(NOWHERE, Locale.ENGLISH));
    }

    static Stream<Arguments> texts() {
        return WorstText.all().stream()
                .filter(text -> !text.kind().equals("policy"))
                .flatMap(text -> printers().stream().map(printer -> arguments(text, printer)));
    }

    /** Of a text as long as the DNS can carry, and of one as long as it may be to be parsed: that has more findings. */
    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("texts")
    void aReportCostsLittle(WorstText text, ReportPrinter printer) {
        for (int longest : new int[] {WorstText.LONGEST, TxtKind.LONGEST_TEXT}) {
            String what = printer.getClass().getSimpleName() + " of " + longest + " octets of " + text;
            Cost cost = Cost.of(what, longest, BAR, length -> {
                DomainReport report = report(text, length);
                return () -> printer.print(report);
            });
            assertThat(cost).as(what).matches(found -> found.isRight(BAR), "within " + BAR);
        }
    }

    /** Thousands of exchangers that nobody asked for, at the domain or behind an alias, where nothing can be changed alone. */
    private static DomainReport exchangers(int count, boolean alias) {
        List<DnsRecord> zone = new ArrayList<>();
        DomainName domain = DomainName.of("evil.example");
        DomainName place = alias ? DomainName.of("web.evil.example") : domain;
        if (alias) {
            zone.add(new DnsRecord(domain, Duration.ofMinutes(5), new RecordData.Cname(place)));
        }
        for (int i = 0; i < count; i++) {
            RecordData data = new RecordData.Mx(10, DomainName.of("a" + i + ".evil.example"));
            zone.add(new DnsRecord(place, Duration.ofMinutes(5), data));
        }
        return DomainVerifier.builder()
                .resolver(ZoneResolver.of(zone))
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .build()
                .verify(domain);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("printers")
    void aReportOfManyRecordsCostsLittle(ReportPrinter printer) {
        for (boolean alias : new boolean[] {false, true}) {
            String what = printer.getClass().getSimpleName() + " of 3000 exchangers" + (alias ? " of an alias" : "");
            Cost cost = Cost.of(what, 3000, BAR, count -> {
                DomainReport report = exchangers(count, alias);
                return () -> printer.print(report);
            });
            assertThat(cost).as(what).matches(found -> found.isRight(BAR), "within " + BAR);
        }
    }
}
