package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.domainverifier.DomainReport;
import org.domainverifier.dns.DomainName;
import org.domainverifier.json.ReportJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code --json} and {@code --document} print of a report: the one follows from the other, and what both call the same is the same. */
class JsonAndDocumentTest {
    private static final ReportJson DOCUMENTS = ReportJson.standard();
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Path GUIDE = Path.of("..", "..", "docs", "cli.md");

    /** Keys of both whose values are written in another form; the guide says in which. */
    private static final Set<String> OTHER_FORM = Set.of(
            "ttl",
            "data",
            "present",
            "repair",
            "arguments",
            "ip4",
            "ip6",
            "ip4Count",
            "ip6Count",
            "policy",
            "subdomainPolicy",
            "nonExistentPolicy",
            "asked",
            "applied",
            "mode");

    private final Set<String> differing = new TreeSet<>();

    @Test
    void theExcerptFollowsFromTheDocument() {
        for (DomainReport report : JsonSituations.reports()) {
            DomainReport again = DOCUMENTS.readReport(DOCUMENTS.write(report));

            assertThat(JsonSituations.printed(again)).isEqualTo(JsonSituations.printed(report));
        }
    }

    @Test
    void whatBothCallTheSameIsTheSameButForTheFormsThatTheGuideNames() {
        for (DomainReport report : JsonSituations.reports()) {
            compare("", JsonSituations.printed(report), asTheExcerptIsArranged(report));
        }

        assertThat(differing).isEqualTo(new TreeSet<>(OTHER_FORM));
    }

    @Test
    void theGuideNamesEveryKeyOfAnotherForm() throws IOException {
        String guide = Files.readString(GUIDE);
        String section = guide.substring(guide.indexOf("### The same in the library's document"));

        assertThat(OTHER_FORM).allSatisfy(key -> assertThat(section).contains("`" + key));
    }

    /** The document's members where {@code --json} has them. */
    private static JsonNode asTheExcerptIsArranged(DomainReport report) {
        ObjectNode arranged =
                (ObjectNode) MAPPER.readTree(DOCUMENTS.write(report)).get("report");
        ArrayNode findings = MAPPER.createArrayNode();
        arranged.get("domainFindings").forEach(findings::add);
        for (JsonNode entry : arranged.get("entries")) {
            ((ObjectNode) entry).set("id", entry.get("check"));
            entry.get("findings").forEach(findings::add);
        }
        arranged.get("dnsFindings").forEach(findings::add);
        arranged.set("checks", arranged.get("entries"));
        arranged.set("findings", findings);
        ObjectNode usage = (ObjectNode) arranged.get("usage");
        usage.put("milliseconds", (int)
                Duration.parse(usage.get("elapsed").stringValue()).toMillis());
        arranged.set("dns", usage);
        JsonNode records = MAPPER.readTree(DOCUMENTS.write(report.recordsToPublish()));
        arranged.set("recordsToPublish", records.get("records"));
        return arranged;
    }

    private void compare(String key, JsonNode excerpt, JsonNode document) {
        if (excerpt instanceof ObjectNode members && document.isObject() && !key.equals("arguments")) {
            members.properties().stream()
                    .filter(member -> document.has(member.getKey()))
                    .forEach(member -> compare(member.getKey(), member.getValue(), document.get(member.getKey())));
        } else if (excerpt.isArray() && document.isArray() && !key.equals("repair")) {
            assertThat(excerpt).as(key).hasSameSizeAs(document);
            for (int i = 0; i < excerpt.size(); i++) {
                compare(key, excerpt.get(i), document.get(i));
            }
        } else if (!excerpt.equals(document) && !isShortened(excerpt, document) && !isText(excerpt, document)) {
            differing.add(key);
        }
    }

    private static boolean isShortened(JsonNode excerpt, JsonNode document) {
        if (!excerpt.isString() || !document.isString()) {
            return false;
        }
        String shown = excerpt.stringValue();
        String whole = document.stringValue();
        return shown.length() >= 1000
                && whole.contains(shown.endsWith(" characters)") ? shown.substring(0, shown.indexOf("… (")) : shown);
    }

    /** A name, octets, or a domain-spec of SPF that no text can say: the document has their parts. */
    private static boolean isText(JsonNode excerpt, JsonNode document) {
        if (document.isArray() && excerpt.isString()) {
            List<String> labels = new ArrayList<>();
            document.forEach(label -> labels.add(label.stringValue()));
            return DomainName.ofLabels(labels).toString().equals(excerpt.stringValue());
        }
        return (document.has("macros") || document.has("hex")) && excerpt.isString();
    }
}
