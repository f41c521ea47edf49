package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Applies a template to a zone of texts: the rules of Domain Connect §10.4 once more, written by test code alone, so that what the library
 * foresees can be held against it.
 */
final class RawApply {
    /** A record: its absolute name, its type, its data as a zone file has them, of a TXT record the text itself. */
    record Row(String owner, String type, String data) {
        static Row of(String line) {
            String[] words = line.split(" ", 3);
            return new Row(words[0], words[1], words[2]);
        }

        boolean is(String... types) {
            return Arrays.asList(types).contains(type);
        }

        boolean isBelow(String name) {
            return owner.endsWith("." + name);
        }

        @Override
        public String toString() {
            return owner + " " + type + " " + data;
        }
    }

    private static final String TOP = RawZone.CUSTOMER + ".";

    private final Map<String, String> values;
    private final String scope;
    private final List<Row> zone;
    private final Set<Row> gone = new LinkedHashSet<>();
    private final List<Row> come = new ArrayList<>();
    private final Map<String, List<String>> terms = new LinkedHashMap<>();

    private RawApply(List<Row> zone, Map<String, String> values, String host) {
        this.zone = zone;
        this.scope = host.isEmpty() ? TOP : host + "." + TOP;
        this.values = new LinkedHashMap<>();
        values.forEach((name, value) -> this.values.put(name.toLowerCase(Locale.ROOT), value));
        this.values.put("domain", RawZone.CUSTOMER);
        this.values.put("host", host);
        this.values.put("fqdn", scope.substring(0, scope.length() - 1));
    }

    /** The zone afterwards; nothing where a DNS host refuses the template. */
    static Optional<Set<Row>> apply(List<Row> zone, RawTemplate template, Map<String, String> values, String host) {
        RawApply apply = new RawApply(zone, values, host);
        for (JsonNode record : template.records()) {
            if (record.toString().replaceAll("%[A-Za-z0-9_.-]+%", "").contains("%")) {
                return Optional.empty();
            }
        }
        template.records().forEach(apply::record);
        return apply.isPossible() ? Optional.of(apply.after()) : Optional.empty();
    }

    /** The names at which the template has records, as they are in the zone. */
    static Set<String> owners(RawTemplate template, Map<String, String> values, String host) {
        RawApply apply = new RawApply(List.of(), values, host);
        return template.records().stream().map(apply::owner).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String filled(String text) {
        Matcher matcher = RawTemplate.VARIABLE.matcher(text);
        return matcher.replaceAll(found ->
                Matcher.quoteReplacement(values.getOrDefault(found.group(1).toLowerCase(Locale.ROOT), "MISSING")));
    }

    private String owner(JsonNode record) {
        String host = filled(RawTemplate.host(record)).strip().toLowerCase(Locale.ROOT);
        String owner = host.isEmpty() || host.equals("@") ? scope : host.endsWith(".") ? host : host + "." + scope;
        return record.get("type").asString().equals("APEXCNAME") ? TOP : owner;
    }

    private String target(JsonNode record, String field) {
        String target = filled(RawTemplate.text(record, field)).strip().toLowerCase(Locale.ROOT);
        return target.equals("@") ? scope : target.endsWith(".") ? target : target + ".";
    }

    private String filled(JsonNode record, String field) {
        return filled(RawTemplate.text(record, field)).strip();
    }

    private void remove(Predicate<Row> which) {
        zone.stream().filter(which).forEach(gone::add);
    }

    private void record(JsonNode record) {
        String type = record.get("type").asString();
        String owner = owner(record);
        if (!type.equals("NS")) {
            remove(row -> row.is("NS")
                    && !row.owner().equals(TOP)
                    && (owner.equals(row.owner()) || owner.endsWith("." + row.owner())));
            remove(row -> row.is("CNAME") && row.owner().equals(owner));
        }
        switch (type) {
            case "A" -> {
                remove(row -> row.is("A", "AAAA") && row.owner().equals(owner));
                come.add(new Row(owner, type, filled(record, "pointsTo")));
            }
            case "CNAME" -> {
                remove(row -> !row.is("SOA") && row.owner().equals(owner));
                come.add(new Row(owner, type, target(record, "pointsTo")));
            }
            case "MX" -> {
                remove(row -> row.is("MX") && row.owner().equals(owner));
                come.add(new Row(owner, type, filled(record, "priority") + " " + target(record, "pointsTo")));
            }
            case "NS" -> {
                remove(row -> row.owner().equals(owner) || row.isBelow(owner));
                come.add(new Row(owner, type, target(record, "pointsTo")));
            }
            case "SRV" -> srv(record, owner);
            case "TXT" -> txt(record, owner);
            case "SPFM" ->
                terms.computeIfAbsent(owner, name -> new ArrayList<>()).addAll(spf(record));
            case "APEXCNAME" ->
                remove(row -> row.is("A", "AAAA", "MX", "TXT") && row.owner().equals(TOP));
            default -> throw new IllegalArgumentException(type);
        }
    }

    private void srv(JsonNode record, String host) {
        remove(row -> row.is("SRV") && row.owner().matches("_[^.]+\\._[^.]+\\." + host.replace(".", "\\.")));
        String labels = RawTemplate.text(record, "service") + "." + RawTemplate.text(record, "protocol") + ".";
        come.add(new Row(
                labels.toLowerCase(Locale.ROOT) + host,
                "SRV",
                filled(record, "priority") + " " + filled(record, "weight") + " " + filled(record, "port") + " "
                        + target(record, "target")));
    }

    private void txt(JsonNode record, String owner) {
        String mode = RawTemplate.text(record, "txtConflictMatchingMode");
        String prefix = RawTemplate.text(record, "txtConflictMatchingPrefix");
        remove(row -> row.is("TXT")
                && row.owner().equals(owner)
                && (mode.equals("All") || mode.equals("Prefix") && row.data().startsWith(prefix)));
        come.add(new Row(owner, "TXT", filled(RawTemplate.text(record, "data"))));
    }

    private List<String> spf(JsonNode record) {
        return Arrays.stream(filled(record, "spfRules").split(" "))
                .filter(word -> !word.isEmpty() && !word.equals("v=spf1") && !word.matches("[~?+-]?all"))
                .toList();
    }

    private boolean isPossible() {
        List<Row> all = new ArrayList<>(new LinkedHashSet<>(come));
        terms.keySet().forEach(owner -> all.add(new Row(owner, "TXT", "v=spf1")));
        for (Row one : all) {
            if (one.is("CNAME") && one.owner().equals(TOP)) {
                return false;
            }
            for (Row other : all) {
                boolean alias = one != other && one.is("CNAME") && one.owner().equals(other.owner());
                boolean below = one.is("NS")
                        && !one.owner().equals(TOP)
                        && (other.isBelow(one.owner()) || other.owner().equals(one.owner()) && !other.is("NS"));
                if (alias || below) {
                    return false;
                }
            }
        }
        return true;
    }

    private Set<Row> after() {
        terms.forEach(this::merge);
        Set<Row> after = new LinkedHashSet<>(zone);
        after.removeAll(gone);
        after.addAll(come);
        return after;
    }

    private void merge(String owner, List<String> added) {
        Optional<Row> there = zone.stream()
                .filter(row -> row.is("TXT") && row.owner().equals(owner))
                .filter(row -> row.data().equals("v=spf1") || row.data().startsWith("v=spf1 "))
                .findFirst();
        List<String> words = there.map(
                        row -> Arrays.stream(row.data().substring(6).split(" "))
                                .filter(word -> !word.isEmpty())
                                .toList())
                .orElse(List.of("~all"));
        List<String> all = new ArrayList<>(List.of("v=spf1"));
        added.stream()
                .distinct()
                .filter(word -> words.stream().noneMatch(word::equalsIgnoreCase))
                .forEach(all::add);
        boolean nothingNew = all.size() == 1 && there.isPresent() && !gone.contains(there.get());
        if (nothingNew) {
            return;
        }
        there.ifPresent(gone::add);
        all.addAll(words);
        come.add(new Row(owner, "TXT", String.join(" ", all)));
    }
}
