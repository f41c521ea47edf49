package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.text.Sentence;
import org.domainverifier.text.VisibleText;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code docs/escaping.md} shows, compiled and run over a hostile record: each block of code there stands here too. */
class EscapingGuideTest {
    private static final Logger log = LoggerFactory.getLogger(EscapingGuideTest.class);
    private static final String HOSTILE = "v=DMARC1; p=<img/src=x``>\u001b[2J\"'&";

    static String html(Sentence sentence) {
        return sentence.render(
                part -> part.isOwn() ? escaped(part.text()) : "<code>" + escaped(part.text()) + "</code>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String markdown(Sentence sentence) {
        return sentence.render(part -> part.isOwn() ? plain(part.text()) : span(part.text()));
    }

    static String plain(String text) {
        return text.replaceAll("[\\\\`*_\\[\\]<>&#|]", "\\\\$0");
    }

    static String span(String text) {
        int longest = Pattern.compile("`++")
                .matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(longest + 1);
        return fence + " " + text + " " + fence;
    }

    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }

    static String forStrangers(Finding finding, Locale locale) {
        return finding.withoutServers().message(locale); // … could not be looked up: no answer in time (…).
    }

    static void print(Finding finding, Locale locale, PrintStream out) {
        out.println(finding.message(locale));
        finding.record().ifPresent(record -> out.println("  " + VisibleText.line(record)));
    }

    static void log(Finding finding, String record) {
        log.info("{} {}", finding.code().id(), finding.message());
        log.debug("record: {}", VisibleText.line(record));
    }

    /** A finding that quotes the value of a tag. */
    private static Finding hostile() {
        DomainName name = DomainName.of("_dmarc.customer.example");
        return DomainVerifier.builder()
                .resolver(ZoneResolver.of(
                        List.of(new DnsRecord(name, Duration.ofMinutes(5), RecordData.Txt.of(HOSTILE)))))
                .only("dmarc")
                .build()
                .verify("customer.example")
                .findings()
                .stream()
                .filter(finding -> finding.message().contains("<img"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noMarkupOfARecordReachesAPage() {
        assertThat(html(hostile().sentence(Locale.ENGLISH)))
                .contains("<code>&lt;img/src=x``&gt;\\u{001B}[2J&quot;&#39;&amp;</code>")
                .doesNotContain("<img");
    }

    @Test
    void noMarkupOfARecordReachesAnIssue() {
        assertThat(markdown(hostile().sentence(Locale.GERMAN))).contains("``` <img/src=x``>\\u{001B}[2J\"'& ```");
    }

    @Test
    void noOrderOfARecordReachesATerminalOrALog() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        print(hostile(), Locale.ENGLISH, new PrintStream(printed, true, StandardCharsets.UTF_8));
        log(hostile(), HOSTILE);

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("\\u{001B}[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void noFormulaOfARecordReachesASpreadsheet() {
        assertThat(cell("=HYPERLINK(\"http://x.example\")")).isEqualTo("\"'=HYPERLINK(\"\"http://x.example\"\")\"");
        assertThat(cell("v=spf1 -all")).isEqualTo("\"v=spf1 -all\"");
        assertThat(cell("")).isEqualTo("\"\"");
    }

    @Test
    void everyBlockOfTheGuideIsHere() throws IOException {
        GuidePage.of("escaping.md").isCompiledIn(6, GuidePage.sourceOf(EscapingGuideTest.class));
    }
}
