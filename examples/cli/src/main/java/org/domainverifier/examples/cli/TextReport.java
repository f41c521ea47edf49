package org.domainverifier.examples.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.domainconnect.ResolvedRecord;
import org.domainverifier.record.Span;
import org.domainverifier.records.RecordsCheck;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.text.Messages;
import org.domainverifier.text.Sentence;

/** The report for people. Whatever of it came from the network is made {@linkplain Printable printable}. */
final class TextReport implements ReportPrinter {
    private static final int WIDTH = 110;
    private static final String INDENT = "      ";
    private static final int LABEL = 10;
    private static final int VALUE_WIDTH = WIDTH - INDENT.length() - LABEL;
    private static final int LEAST = 40;

    private final PrintStream out;
    private final Style style;
    private final Texts texts;
    private final Locale locale;
    private final Messages messages;
    private final PropagationText propagationText;

    TextReport(PrintStream out, Style style, Locale locale) {
        this.out = out;
        this.style = style;
        this.texts = new Texts(locale);
        this.locale = locale;
        this.messages = Messages.of(locale);
        this.propagationText = new PropagationText(texts, locale);
    }

    @Override
    public void print(DomainReport report, List<ResolvedRecord> notVerifiable) {
        Verdict verdict = report.verdict();
        String conclusion =
                style.verdict(ExitCode.of(verdict), verdict == Verdict.VERIFIED_WITH_WARNINGS, texts.headline(verdict));
        out.println(style.bold(title(report.domain())) + "  " + conclusion);
        report.domainFindings().forEach(finding -> finding(report.domain(), finding));
        checks(report);
        dns(report);
        repairs(report);
        notVerifiable(notVerifiable);
        out.println("  " + style.dim(cost(report.usage())));
        out.println();
    }

    // numbers for the choice of words; as text where they are written, so that they get no thousands separators
    private String cost(DnsUsage usage) {
        return texts.of(
                "dns",
                usage.questions(),
                String.valueOf(usage.fromMemory()),
                String.valueOf(usage.failed()),
                usage.rounds(),
                String.valueOf(usage.elapsed().toMillis()),
                String.valueOf(usage.questions()),
                String.valueOf(usage.rounds()));
    }

    private void notVerifiable(List<ResolvedRecord> records) {
        if (!records.isEmpty()) {
            out.println("  " + texts.of("not-verifiable"));
            records.forEach(
                    record -> out.println("    " + style.dim("?") + " " + Printable.line(TemplateFile.asLine(record))));
        }
    }

    /** In both ways of writing: by one people know the domain, by the other the DNS does. */
    private String title(DomainName domain) {
        String shown = shown(domain);
        return shown.equals(domain.toString()) ? shown : shown + " (" + domain + ")";
    }

    private String shown(DomainName name) {
        return style.hasLettersOf(name.toDisplay()) ? name.toDisplay() : name.toString();
    }

    private String shown(Sentence sentence) {
        return Printable.line(sentence.render(part -> style.hasLettersOf(part.text()) ? part.text() : part.exact()));
    }

    /** Those of the domain itself, then those of each name below it, under the name. */
    private void checks(DomainReport report) {
        Map<DomainName, List<CheckEntry>> byName = new LinkedHashMap<>();
        report.entries()
                .forEach(entry -> byName.computeIfAbsent(entry.name(), name -> new ArrayList<>())
                        .add(entry));
        byName.forEach((name, entries) -> {
            if (!name.equals(report.domain())) {
                out.println("  " + style.bold(texts.of("below", shown(name))));
            }
            entries.forEach(this::check);
        });
    }

    private void check(CheckEntry entry) {
        List<String> found = found(entry);
        boolean details = entry.status() != CheckStatus.CORRECT;
        String head = String.format(
                Locale.ROOT,
                "%-8s %-11s %-13s",
                entry.key().id().toUpperCase(Locale.ROOT),
                texts.of(entry.status()),
                texts.of(entry.requirement()));
        boolean each = isOfRecords(entry) && found.size() > 1;
        String record = details || each || found.isEmpty()
                ? ""
                : RecordExcerpt.beginning(String.join(" | ", found), WIDTH - 4 - head.length(), style.ellipsis());
        out.println("  " + style.sign(entry.status(), entry.requirement()) + " " + (head + record).stripTrailing());
        if (details) {
            expectedAndFound(entry, found);
        } else if (each) {
            found(found, 0);
        }
        entry.findings().forEach(finding -> finding(entry.name(), finding));
    }

    /** The records of the check; where something there was not even one of them, that. */
    private static List<String> found(CheckEntry entry) {
        List<String> texts = entry.result().map(CheckResult::texts).orElse(List.of());
        return texts.isEmpty() && entry.status() == CheckStatus.INVALID
                ? entry.findings().stream()
                        .flatMap(finding -> finding.record().stream())
                        .distinct()
                        .toList()
                : texts;
    }

    private void expectedAndFound(CheckEntry entry, List<String> found) {
        List<RecordToPublish> expected = entry.result().map(CheckResult::outcomes).orElse(List.of()).stream()
                .filter(outcome -> outcome.status() != CheckStatus.CORRECT)
                .flatMap(outcome -> entry.recordsOf(outcome).stream())
                .distinct()
                .toList();
        List<String> values = expected.stream()
                .map(record -> isOfRecords(entry)
                        ? line(record)
                        : record.data().map(TextReport::data).orElseGet(this::notReady))
                .toList();
        int focus = values.size() == 1 && found.size() == 1 ? firstDifference(values.get(0), found.get(0)) : 0;
        for (int i = 0; i < values.size(); i++) {
            RecordToPublish record = expected.get(i);
            String place = record.name().equals(entry.name()) || isOfRecords(entry)
                    ? ""
                    : "  (" + texts.of("at", record.type(), record.name()) + ")";
            int width = Math.max(LEAST, VALUE_WIDTH - place.length());
            labelled(i, "expected", excerpt(values.get(i), focus, width) + style.dim(place));
        }
        found(found, focus);
        if (found.isEmpty() && !expected.isEmpty() && entry.status() != CheckStatus.UNKNOWN) {
            labelled(0, "found", texts.of("nothing"));
        }
    }

    /** What is asked for there can be anywhere, and of any type: it is shown with its name and type. */
    private static boolean isOfRecords(CheckEntry entry) {
        return entry.key().equals(RecordsCheck.KEY);
    }

    private String line(RecordToPublish record) {
        return record.name() + " " + record.type() + " "
                + record.data().map(RecordData::toZoneText).orElseGet(this::notReady);
    }

    private String notReady() {
        return texts.of("not-ready");
    }

    private void found(List<String> found, int focus) {
        for (int i = 0; i < found.size(); i++) {
            labelled(i, "found", excerpt(found.get(i), focus, VALUE_WIDTH));
        }
    }

    private static int firstDifference(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int same = 0;
        while (same < length && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    private String excerpt(String text, int focus, int width) {
        return RecordExcerpt.of(text, new Span(focus, focus), width, style.ellipsis())
                .text();
    }

    private void labelled(int line, String label, String value) {
        String before = line == 0 ? texts.of(label) : "";
        out.println(INDENT + style.dim(String.format(Locale.ROOT, "%-" + LABEL + "s", before)) + value);
    }

    private static String data(RecordData data) {
        return data instanceof RecordData.Txt txt ? txt.text() : data.toZoneText();
    }

    private void finding(DomainName domain, Finding finding) {
        String within = INDENT + "  ";
        int width = WIDTH - within.length();
        String message = shown(finding.sentence(locale));
        String source = "[" + source(domain, finding, message) + "]";
        List<String> lines = Paragraph.lines(message, width);
        int last = lines.size() - 1;
        if (lines.get(last).length() + 1 + source.length() <= width) {
            lines.set(last, lines.get(last) + " " + style.dim(source));
        } else {
            lines.add(style.dim(source));
        }
        String sign = style.sign(finding.severity());
        for (String line : lines) {
            out.println(INDENT + sign + " " + line);
            sign = " ";
        }
        finding.record()
                .ifPresent(record -> finding.span().ifPresent(span -> {
                    RecordExcerpt excerpt = RecordExcerpt.of(record, span, width, style.ellipsis());
                    out.println(within + excerpt.text());
                    out.println(within + style.caret(excerpt.carets()));
                }));
    }

    /** The code and what it rests on; and where, if the message does not say it. */
    private String source(DomainName domain, Finding finding, String message) {
        StringBuilder source = new StringBuilder(finding.code().id());
        if (!finding.code().section().isEmpty()) {
            source.append(", ").append(finding.code().section());
        }
        finding.name()
                .filter(name -> !name.equals(domain) && !message.contains(shown(name)))
                .ifPresent(name -> source.append(", ").append(shown(name)));
        return source.toString();
    }

    private void dns(DomainReport report) {
        List<String> servers =
                report.propagation().map(propagationText::servers).orElse(List.of());
        if (!report.dnsFindings().isEmpty() || !servers.isEmpty()) {
            out.println("  " + style.bold(texts.of("name-servers")));
        }
        servers.forEach(line -> out.println("    " + Printable.line(line)));
        report.dnsFindings().forEach(finding -> finding(report.domain(), finding));
        propagationText.visibleBy(report).ifPresent(line -> out.println("  " + line));
    }

    private void repairs(DomainReport report) {
        RepairPlan plan = report.repairs();
        if (plan.isEmpty()) {
            return;
        }
        out.println("  " + style.bold(texts.of("change")));
        for (RepairStep step : plan.steps()) {
            if (step instanceof ManualStep manual) {
                byHand(shown(manual.sentence(messages)));
            } else {
                change((RecordChange) step);
            }
        }
    }

    private void change(RecordChange change) {
        change.before().ifPresent(record -> out.println("    " + style.removed("- " + record.toZoneLine())));
        change.after().ifPresent(record -> out.println("    " + style.added("+ " + record.toZoneLine())));
    }

    private void byHand(String sentence) {
        String sign = "* ";
        for (String line : Paragraph.lines(sentence, WIDTH - 6)) {
            out.println("    " + sign + line);
            sign = "  ";
        }
    }
}
