package org.domainverifier.domainconnect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A template as its JSON says, read without the library: nothing of it is used here, so that what it makes of a template can be held against
 * what a template is.
 *
 * @param name the file's name
 * @param hostRequired whether it needs a host
 * @param records its records
 */
record RawTemplate(String name, boolean hostRequired, List<JsonNode> records) {
    static final Pattern VARIABLE = Pattern.compile("%([A-Za-z0-9_.-]+)%");
    private static final ObjectMapper JSON = new ObjectMapper();

    static RawTemplate read(Path file) throws IOException {
        JsonNode template = JSON.readTree(Files.readString(file));
        List<JsonNode> records = new ArrayList<>();
        template.get("records").forEach(records::add);
        boolean host =
                template.has("hostRequired") && template.get("hostRequired").asBoolean();
        return new RawTemplate(file.getFileName().toString(), host, records);
    }

    Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        records.forEach(each -> group(each).ifPresent(groups::add));
        return groups;
    }

    static Optional<String> group(JsonNode record) {
        return record.has("groupId") ? Optional.of(record.get("groupId").asString()) : Optional.empty();
    }

    static String text(JsonNode record, String field) {
        return record.has(field) ? record.get(field).asString() : "";
    }

    static String host(JsonNode record) {
        return text(record, record.get("type").asString().equals("SRV") ? "name" : "host");
    }

    /** The records of a group, and those of none. */
    RawTemplate only(String group) {
        return new RawTemplate(
                name + " " + group,
                hostRequired,
                records.stream()
                        .filter(each -> group(each).map(group::equals).orElse(true))
                        .toList());
    }

    static List<String> variables(String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /**
     * Whether the records can all be there at once, so far as names tell: no alias beside others, no two DMARC records, no variable
     * that is a key here and part of a name there.
     */
    boolean isOfOnePiece() {
        Set<String> keys = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode each : records) {
            keys.addAll(text(each, "data").contains("p=%") ? variables(text(each, "data")) : List.of());
            names.addAll(variables(text(each, "pointsTo")));
        }
        keys.retainAll(names);
        if (!keys.isEmpty()) {
            return false;
        }
        for (JsonNode one : records) {
            for (JsonNode other : records) {
                boolean same = one != other
                        && host(one).equalsIgnoreCase(host(other))
                        && !one.get("type").asString().equals("SRV")
                        && !other.get("type").asString().equals("SRV");
                boolean alias = one.get("type").asString().equals("CNAME")
                        && !text(one, "pointsTo").equals(text(other, "pointsTo"));
                boolean dmarc = host(one).equals("_dmarc") && !text(one, "data").equals(text(other, "data"));
                if (same && (alias || dmarc)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return name;
    }
}
