package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.testing.internal.Cost;
import org.domainverifier.testing.internal.WorstText;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a stranger publishes: no report costs much to print, nor more than twice as much for twice as much.
 *
 * <p>Runs with {@code -Ddomainverifier.costs=true} until the findings of a record are bounded: now JSON has the whole record with
 * each.
 */
@EnabledIfSystemProperty(named = "domainverifier.costs", matches = "true")
class PrinterCostTest {
    private static final Duration BAR = Duration.ofMillis(50);
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    static Stream<WorstText> texts() {
        return WorstText.all().stream().filter(text -> !text.kind().equals("policy"));
    }

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

    private static void costsLittle(WorstText text, ReportPrinter printer) {
        Cost cost = Cost.of(WorstText.LONGEST, length -> {
            DomainReport report = report(text, length);
            return () -> printer.print(report);
        });
        assertThat(cost).as(text.toString()).matches(found -> found.isRight(BAR), "within " + BAR);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void textCostsLittle(WorstText text) {
        costsLittle(text, new TextReport(NOWHERE, new Style(false, StandardCharsets.UTF_8), Locale.ENGLISH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void jsonCostsLittle(WorstText text) {
        costsLittle(text, new JsonReport(NOWHERE, Locale.ENGLISH));
    }
}
