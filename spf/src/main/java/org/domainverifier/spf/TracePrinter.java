package org.domainverifier.spf;

import java.util.stream.Collectors;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.text.VisibleText;

/** Prints what an evaluation did. */
final class TracePrinter {
    private TracePrinter() {}

    static String print(SpfTrace trace) {
        StringBuilder out = new StringBuilder();
        trace(trace, 0, out);
        return out.toString();
    }

    private static void trace(SpfTrace trace, int depth, StringBuilder out) {
        out.append("  ".repeat(depth)).append(trace.domain()).append(": ");
        out.append(VisibleText.line(trace.record().orElse("(no record)")))
                .append(" -> ")
                .append(SpfText.lower(trace.verdict()));
        for (SpfTrace.Step step : trace.steps()) {
            out.append('\n')
                    .append("  ".repeat(depth + 1))
                    .append(VisibleText.line(step.term().toString()));
            out.append(" -> ").append(SpfText.lower(step.outcome()));
            for (DnsAnswer answer : step.answers()) {
                out.append("; ").append(answer.question()).append(" = ").append(answer(answer));
            }
            step.below().ifPresent(below -> {
                out.append('\n');
                trace(below, depth + 2, out);
            });
        }
    }

    private static String answer(DnsAnswer answer) {
        if (answer instanceof DnsAnswer.Failure failure) {
            return SpfText.lower(failure.cause());
        }
        if (answer instanceof DnsAnswer.NoSuchName) {
            return "no such name";
        }
        if (answer.records().isEmpty()) {
            return "no data";
        }
        return answer.records().stream()
                .map(record -> record.data().toZoneText())
                .collect(Collectors.joining(", "));
    }
}
