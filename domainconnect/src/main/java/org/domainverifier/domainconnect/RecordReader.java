package org.domainverifier.domainconnect;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes one record of a template (Domain Connect §6.2). */
final class RecordReader {
    private static final Set<String> OF_ALL = Set.of("type", "groupId", "essential", "crit", "ttl");
    private static final Map<String, Set<String>> FIELDS = Map.ofEntries(
            Map.entry("A", Set.of("host", "pointsTo")),
            Map.entry("AAAA", Set.of("host", "pointsTo")),
            Map.entry("CNAME", Set.of("host", "pointsTo")),
            Map.entry("NS", Set.of("host", "pointsTo")),
            Map.entry("TXT", Set.of("host", "data", "txtConflictMatchingMode", "txtConflictMatchingPrefix")),
            Map.entry("MX", Set.of("host", "pointsTo", "priority")),
            Map.entry("SPFM", Set.of("host", "spfRules")),
            Map.entry("SRV", Set.of("name", "target", "priority", "protocol", "service", "weight", "port")),
            Map.entry("APEXCNAME", Set.of("host", "pointsTo")),
            Map.entry("REDIR301", Set.of("host", "target")),
            Map.entry("REDIR302", Set.of("host", "target")));
    private static final Set<String> OF_OTHERS = Set.of("host", "data");
    private static final Set<String> EVERYWHERE = everywhere();

    private static final Map<String, TxtConflict.Mode> MODES =
            words(TxtConflict.Mode.values(), TxtConflict.Mode::value);
    private static final Map<String, Essential> ESSENTIALS = words(Essential.values(), Essential::value);

    private final FieldReader fields;

    RecordReader(FieldReader fields) {
        this.fields = fields;
    }

    private static <T> Map<String, T> words(T[] values, Function<T, String> word) {
        Map<String, T> words = new LinkedHashMap<>();
        for (T value : values) {
            words.put(word.apply(value), value);
        }
        return words;
    }

    private static Set<String> everywhere() {
        Set<String> all = new LinkedHashSet<>(OF_ALL);
        FIELDS.values().forEach(all::addAll);
        return all;
    }

    Optional<TemplateRecord> read() {
        Optional<String> named = fields.required("type");
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String type = type(named.get().strip());
        Set<String> here = new LinkedHashSet<>(OF_ALL);
        here.addAll(FIELDS.getOrDefault(type, OF_OTHERS));
        fields.onlyFields(here, EVERYWHERE);
        fields.critical(here);
        String host = type.equals("SRV") ? "name" : "host";
        Optional<String> place = isNoRecord(type) ? fields.text(host).or(() -> Optional.of("")) : fields.present(host);
        return place.flatMap(at -> data(type, common(type, at)));
    }

    private static boolean isNoRecord(String type) {
        return type.startsWith("REDIR") || type.equals("APEXCNAME");
    }

    private String type(String named) {
        String upper = named.toUpperCase(Locale.ROOT);
        boolean known = FIELDS.containsKey(upper) || OtherTypes.code(upper).isPresent();
        if (known && named.equals(upper)) {
            return upper;
        }
        Set<String> possible = new LinkedHashSet<>(FIELDS.keySet());
        possible.addAll(OtherTypes.mnemonics());
        Map<String, String> arguments = Noticed.meant(named, possible)
                .map(word -> Map.of("type", named, "meant", word))
                .orElse(Map.of("type", named));
        fields.notice("type", TemplateFinding.UNKNOWN_TYPE, arguments);
        return upper;
    }

    private TemplateRecord.Common common(String type, String host) {
        Optional<String> group = fields.text("groupId").filter(id -> !id.isEmpty());
        if (group.isPresent() && !TemplateReader.isId(group.get())) {
            fields.notice("groupId", TemplateFinding.BAD_ID, Map.of("value", group.get()));
        }
        Essential essential = fields.choice("essential", ESSENTIALS);
        Optional<TemplateText> ttl = fields.number("ttl", Numbers.MOST_SECONDS);
        if (!fields.has("ttl") && !type.equals("SPFM") && !type.startsWith("REDIR")) {
            fields.missingAtMostWarning("ttl");
        }
        return new TemplateRecord.Common(TemplateText.of(host), ttl, group, essential);
    }

    private Optional<TemplateRecord> data(String type, TemplateRecord.Common common) {
        return switch (type) {
            case "A" -> text("pointsTo").map(text -> new TemplateRecord.A(common, text));
            case "AAAA" -> text("pointsTo").map(text -> new TemplateRecord.Aaaa(common, text));
            case "CNAME" -> text("pointsTo").map(text -> new TemplateRecord.Cname(common, text));
            case "NS" -> text("pointsTo").map(text -> new TemplateRecord.Ns(common, text));
            case "APEXCNAME" -> text("pointsTo").map(text -> new TemplateRecord.ApexCname(common, text));
            case "MX" -> mx(common);
            case "TXT" -> txt().map(text -> new TemplateRecord.Txt(common, text, conflict()));
            case "SPFM" -> text("spfRules").map(text -> new TemplateRecord.Spfm(common, text));
            case "SRV" -> srv(common);
            case "REDIR301" -> text("target").map(text -> new TemplateRecord.Redirect(common, true, text));
            case "REDIR302" -> text("target").map(text -> new TemplateRecord.Redirect(common, false, text));
            default -> text("data").map(text -> new TemplateRecord.Other(common, type, text));
        };
    }

    private Optional<TemplateText> text(String field) {
        return fields.required(field).map(TemplateText::of);
    }

    /** The one text that may be empty: a string of no octets (RFC 1035 §3.3.14). */
    private Optional<TemplateText> txt() {
        Optional<String> text = fields.present("data");
        if (text.isPresent() && text.get().isEmpty()) {
            fields.notice("data", TemplateFinding.EMPTY_TEXT, Map.of());
        }
        return text.map(TemplateText::of);
    }

    private Optional<TemplateRecord> mx(TemplateRecord.Common common) {
        Optional<TemplateText> pointsTo = text("pointsTo");
        Optional<TemplateText> priority = fields.requiredNumber("priority", Numbers.MOST_16_BITS);
        return pointsTo.flatMap(host -> priority.map(number -> new TemplateRecord.Mx(common, host, number)));
    }

    private Optional<TemplateRecord> srv(TemplateRecord.Common common) {
        Optional<String> service = fields.required("service");
        Optional<String> protocol = fields.required("protocol");
        Optional<TemplateText> priority = fields.requiredNumber("priority", Numbers.MOST_16_BITS);
        Optional<TemplateText> weight = fields.requiredNumber("weight", Numbers.MOST_16_BITS);
        Optional<TemplateText> port = fields.requiredNumber("port", Numbers.MOST_16_BITS);
        Optional<TemplateText> target = text("target");
        if (service.isEmpty()
                || protocol.isEmpty()
                || priority.isEmpty()
                || weight.isEmpty()
                || port.isEmpty()
                || target.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TemplateRecord.Srv(
                common, service.get(), protocol.get(), priority.get(), weight.get(), port.get(), target.get()));
    }

    private TxtConflict conflict() {
        TxtConflict.Mode mode = fields.choice("txtConflictMatchingMode", MODES);
        return new TxtConflict(mode, fields.text("txtConflictMatchingPrefix").orElse(""));
    }
}
