package org.domainverifier.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.text.Messages;
import org.domainverifier.text.Sentence;

/** A ticket. What strangers wrote is in code, in which nothing is markup, link or mention. */
final class MarkdownFormat implements ExportFormat {
    private static final String BUNDLE = "publish";
    private static final int SHORTEST_FENCE = 3;
    private static final String MARKUP = "\\`*_[]<>&#|~!@";

    private final Messages messages;

    MarkdownFormat(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String id() {
        return "markdown";
    }

    @Override
    public PlanExport write(ZonePlan plan) {
        return Checks.of(plan, Checks.Need.NOTHING)
                .refusal()
                .orElseGet(() -> new PlanExport.Written(ticket(plan), Optional.empty(), List.of()));
    }

    private String ticket(ZonePlan plan) {
        StringBuilder text = new StringBuilder("## ")
                .append(word("title"))
                .append(' ')
                .append(span(plan.zone().toString()))
                .append('\n');
        List<ManualStep> steps = plan.plan().manualSteps();
        steps(
                text,
                "first",
                steps.stream().filter(step -> step.code().comesFirst()).toList());
        List<RecordChange> changes = plan.plan().changes();
        records(
                text,
                "delete",
                changes.stream().flatMap(change -> change.before().stream()).toList());
        records(
                text,
                "publish",
                changes.stream().flatMap(change -> change.after().stream()).toList());
        steps(
                text,
                "by-hand",
                steps.stream().filter(step -> !step.code().comesFirst()).toList());
        return text.toString();
    }

    private String word(String key) {
        return messages.text(MarkdownFormat.class, BUNDLE, "publish.markdown." + key, Map.of());
    }

    private void steps(StringBuilder text, String heading, List<ManualStep> steps) {
        if (!steps.isEmpty()) {
            text.append("\n### ").append(word(heading)).append("\n\n");
            steps.forEach(step ->
                    text.append("- ").append(sentence(step.sentence(messages))).append('\n'));
        }
    }

    private static String sentence(Sentence sentence) {
        return sentence.render(part -> part.isOwn() ? plain(part.text()) : span(part.text()));
    }

    private static String plain(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(MARKUP.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return escaped.toString();
    }

    private static String span(String text) {
        String fence = "`".repeat(longestRun(text) + 1);
        return fence + " " + text + " " + fence;
    }

    private void records(StringBuilder text, String heading, List<DnsRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        int longest = SHORTEST_FENCE - 1;
        StringBuilder lines = new StringBuilder();
        for (DnsRecord record : records) {
            String line = record.toZoneLine();
            longest = Math.max(longest, longestRun(line));
            lines.append(line).append('\n');
        }
        String fence = "`".repeat(longest + 1);
        text.append("\n### ")
                .append(word(heading))
                .append("\n\n")
                .append(fence)
                .append("text\n")
                .append(lines)
                .append(fence)
                .append('\n');
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
