package org.domainverifier.situations;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Finding;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.json.ReportJson;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.text.MessageCode;
import org.domainverifier.text.Messages;
import org.domainverifier.text.Sentence;
import org.domainverifier.text.VisibleText;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Names that have letters beyond ASCII, in all that is said of them. */
class UnicodeNamesTest {
    private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final List<String> PARTS = List.of("", "meaning", "repair");
    private static final String SHOWN = "b\u00fccher.example";
    private static final DomainName NAME = DomainName.of(SHOWN);

    private record Said(MessageCode code, Map<String, Object> arguments) {}

    /** Every sentence once, and again where it has other arguments. */
    private static final class All {
        private static final Collection<Said> SAID = all();

        private static Collection<Said> all() {
            Map<Object, Said> said = new LinkedHashMap<>();
            Stream.concat(
                            Situations.all().findings().stream()
                                    .map(finding -> new Said(finding.code(), finding.arguments())),
                            Situations.all().steps().stream().map(step -> new Said(step.code(), step.arguments())))
                    .forEach(each -> said.putIfAbsent(
                            List.of(each.code().id(), each.arguments().keySet()), each));
            return said.values();
        }
    }

    /** What is said with all names replaced by this one. */
    private static void said(DomainName name, BiConsumer<Boolean, Sentence> seen) {
        All.SAID.forEach(each -> said(each.code(), each.arguments(), name, seen));
    }

    private static void said(
            MessageCode code, Map<String, Object> arguments, DomainName name, BiConsumer<Boolean, Sentence> seen) {
        Map<String, Object> replaced = new LinkedHashMap<>();
        arguments.forEach((argument, value) -> replaced.put(argument, replaced(value, name)));
        for (Locale locale : LOCALES) {
            for (String part : PARTS) {
                Messages messages = Messages.of(locale);
                Sentence sentence = messages.sentence(code, part, replaced);
                assertThat(sentence.text())
                        .isEqualTo(
                                part.isEmpty() ? messages.text(code, replaced) : messages.part(code, part, replaced));
                seen.accept(code.isInstruction() || part.equals("repair"), sentence);
            }
        }
    }

    private static Object replaced(Object value, DomainName name) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(each -> replaced(each, name)).toList();
        }
        return value instanceof DomainName ? name : value;
    }

    @Test
    void namesAreShownAsPeopleWriteThemAndTellWhatTheDnsHas() {
        List<Sentence.Part> names = new ArrayList<>();
        said(NAME, (instructing, sentence) -> {
            List<Sentence.Part> parts = sentence.parts();
            for (int i = 0; i < parts.size(); i++) {
                Sentence.Part part = parts.get(i);
                if (part.isOwn()) {
                    assertThat(part.text()).doesNotContain("b\u00fccher", "xn--");
                } else if (part.text().equals(SHOWN)) {
                    names.add(part);
                    assertThat(part.kind()).isEqualTo(Sentence.Kind.NAME);
                    assertThat(part.exact()).isEqualTo(NAME.toString());
                    boolean both = i + 2 < parts.size()
                            && parts.get(i + 1).text().equals(" (")
                            && parts.get(i + 2).text().equals(NAME.toString());
                    assertThat(both).as(sentence.text()).isEqualTo(instructing);
                } else if (part.text().equals(NAME.toString())) {
                    assertThat(instructing).as(sentence.text()).isTrue();
                    assertThat(parts.get(i - 2).text()).isEqualTo(SHOWN);
                }
            }
        });
        assertThat(names).hasSizeGreaterThan(500);
    }

    @Test
    void whateverANameIsNothingInASentenceIsInvisibleOrTurnsItsDirection() {
        List<String> octets = List.of("\u0000\u001b[2J", "\u00e2\u0080\u00ae", "xn--<b>\u0001-kva", "example");
        for (DomainName hostile : List.of(
                DomainName.of("\u05d0\u05d1\u05d2.\u0645\u062b\u0627\u0644"),
                DomainName.of("\u0430\u0440\u0440\u04cf\u0435.com"),
                DomainName.of("\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example"),
                DomainName.ofLabels(octets))) {
            said(hostile, (instructing, sentence) -> {
                assertThat(sentence.text()).isEqualTo(VisibleText.line(sentence.text()));
                assertThat(Bidi.requiresBidi(
                                sentence.text().toCharArray(),
                                0,
                                sentence.text().length()))
                        .as(sentence.text())
                        .isFalse();
                for (Sentence.Part part : sentence.parts()) {
                    if (part.exact().equals(hostile.toString())) {
                        assertThat(part.text()).isEqualTo(hostile.toString());
                    }
                }
            });
        }
    }

    private static DomainReport report() {
        ZoneResolver dns = ZoneResolver.parse("""
                xn--bcher-kva.example.      300 IN MX  5 mail.xn--bcher-kva.example.
                mail.xn--bcher-kva.example. 300 IN A   192.0.2.1
                xn--bcher-kva.example.      300 IN TXT "v=spf1 include:spf.xn--bcher-kva.example ~all"
                """);
        return DomainVerifier.builder()
                .resolver(dns)
                .only("mx", "spf", "dmarc")
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DmarcExpectation.anyValid())
                .build()
                .verify(SHOWN);
    }

    @Test
    void inAReportTheRecordsStayWhatTheyAre() {
        DomainReport report = report();

        assertThat(report.findings())
                .extracting(Finding::message)
                .contains(
                        "There is no DMARC record at _dmarc.b\u00fccher.example.",
                        "The term include:spf.xn--bcher-kva.example includes spf.b\u00fccher.example, which has no SPF record.");
        assertThat(report.findings())
                .extracting(finding -> finding.message(Locale.GERMAN))
                .anyMatch(message -> message.contains("_dmarc.b\u00fccher.example"));
        assertThat(report.repairs().toZoneLines())
                .isNotEmpty()
                .allMatch(line -> line.contains("xn--bcher-kva.example."));
        assertThat(report.repairs().toTable(Locale.ENGLISH).lines())
                .filteredOn(line -> line.startsWith("add ") || line.startsWith("replace ") || line.startsWith("with "))
                .isNotEmpty()
                .noneMatch(line -> line.contains("\u00fc"));
        assertThat(report.repairs().manualSteps())
                .extracting(ManualStep::message)
                .anyMatch(message ->
                        message.contains("b\u00fccher.example (") && message.contains("xn--bcher-kva.example)"));
        assertThat(report).asString().contains("xn--bcher-kva.example").doesNotContain("\u00fc");
    }

    @Test
    void aReportThatIsReadBackSaysTheSame() {
        DomainReport report = report();
        ReportJson json = ReportJson.standard();
        String document = json.write(report);
        DomainReport again = json.readReport(document);

        assertThat(JsonMapper.shared().readTree(document).findValuesAsString("domainName"))
                .contains("_dmarc.xn--bcher-kva.example", "spf.xn--bcher-kva.example")
                .noneMatch(name -> name.contains("\u00fc"));
        for (Locale locale : LOCALES) {
            assertThat(again.findings().stream().map(finding -> finding.sentence(locale)))
                    .isEqualTo(report.findings().stream()
                            .map(finding -> finding.sentence(locale))
                            .toList());
            assertThat(again.repairs().toTable(locale))
                    .isEqualTo(report.repairs().toTable(locale));
        }
    }
}
