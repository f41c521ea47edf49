package org.domainverifier.examples.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.domainconnect.ResolvedRecord;
import org.domainverifier.record.Span;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The report for programs: one JSON object on one line. */
final class JsonReport implements ReportPrinter {
    private static final int LONGEST_RECORD = 1000;

    private final PrintStream out;
    private final Locale locale;
    private final JsonMapper mapper = LibraryJson.mapper();

    JsonReport(PrintStream out, Locale locale) {
        this.out = out;
        this.locale = locale;
    }

    @Override
    public void print(DomainReport report, List<ResolvedRecord> notVerifiable) {
        ObjectNode json = mapper.createObjectNode();
        json.put("domain", report.domain().toString());
        json.put("verdict", report.verdict().name());
        ArrayNode checks = json.putArray("checks");
        report.entries().forEach(entry -> checks.add(check(entry)));
        ArrayNode findings = json.putArray("findings");
        JsonRepairs repairs = new JsonRepairs(mapper, locale);
        for (Finding finding : report.findings()) {
            ObjectNode one = finding(finding);
            repairs.write(one, findings.size(), finding.repair());
            findings.add(one);
        }
        JsonInstructions.write(json, report.recordsToPublish());
        notVerifiable(json, notVerifiable);
        report.visibleBy().ifPresent(at -> json.put("visibleBy", at.toString()));
        report.propagation().ifPresent(seen -> PropagationJson.write(seen, json.putObject("propagation")));
        DnsUsage usage = report.usage();
        json.putObject("dns")
                .put("questions", usage.questions())
                .put("fromMemory", usage.fromMemory())
                .put("failed", usage.failed())
                .put("rounds", usage.rounds())
                .put("milliseconds", usage.elapsed().toMillis());
        out.println(Printable.json(mapper.writeValueAsString(json)));
    }

    private static void notVerifiable(ObjectNode json, List<ResolvedRecord> records) {
        if (!records.isEmpty()) {
            ArrayNode list = json.putArray("notVerifiable");
            records.forEach(record -> list.addObject()
                    .put("type", record.source().type())
                    .put("name", record.name().toString())
                    .put("record", TemplateFile.asLine(record)));
        }
    }

    private ObjectNode check(CheckEntry entry) {
        ObjectNode json = mapper.createObjectNode();
        json.put("id", entry.key().id());
        json.put("name", entry.name().toString());
        json.put("requirement", entry.requirement().name());
        json.put("status", entry.status().name());
        entry.result().ifPresent(result -> json.set("result", result(entry, result)));
        return json;
    }

    /** The result without what is said elsewhere in the report, and with what was expected as records. */
    private ObjectNode result(CheckEntry entry, CheckResult result) {
        ObjectNode json = mapper.valueToTree(result);
        json.remove("status");
        json.remove("findings");
        JsonExcerpt.shortened(json);
        ArrayNode outcomes = json.putArray("outcomes");
        result.outcomes().forEach(outcome -> {
            ObjectNode one = outcomes.addObject();
            one.put("requirement", outcome.requirement().name());
            one.put("status", outcome.status().name());
            ArrayNode expected = one.putArray("expected");
            entry.recordsOf(outcome).forEach(record -> {
                ObjectNode each = expected.addObject()
                        .put("name", record.name().toString())
                        .put("type", record.type().toString());
                record.data().ifPresent(data -> each.put("data", data.toZoneText()));
            });
        });
        return json;
    }

    private ObjectNode finding(Finding finding) {
        ObjectNode json = mapper.createObjectNode();
        json.put("code", finding.code().id());
        json.put("check", finding.check());
        json.put("severity", finding.severity().name());
        json.put("message", finding.message(locale));
        finding.name().ifPresent(name -> json.put("name", name.toString()));
        json.put("section", finding.code().section());
        if (!finding.arguments().isEmpty()) {
            json.set("arguments", JsonExcerpt.shortened(mapper.valueToTree(finding.arguments())));
        }
        finding.record()
                .ifPresent(record ->
                        record(json, record, finding.span().map(Span::start).orElse(0)));
        finding.span()
                .ifPresent(span ->
                        json.putObject("span").put("start", span.start()).put("end", span.end()));
        return json;
    }

    /** The record or, if it is long, what is around a place; the span stays a place in the whole. */
    private static void record(ObjectNode json, String record, int place) {
        if (record.length() <= LONGEST_RECORD) {
            json.put("record", record);
            return;
        }
        int from = Math.max(0, Math.min(place - LONGEST_RECORD / 2, record.length() - LONGEST_RECORD));
        json.put("record", record.substring(from, from + LONGEST_RECORD))
                .put("recordFrom", from)
                .put("recordLength", record.length());
    }
}
