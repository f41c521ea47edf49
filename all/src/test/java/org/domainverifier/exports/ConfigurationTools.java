package org.domainverifier.exports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** octoDNS and DNSControl, whose files describe whole record sets. */
final class ConfigurationTools {
    /** What octoDNS's validation of a text looks for. */
    private static final Pattern UNESCAPED = Pattern.compile("\\w;");

    private static final Pattern ESCAPED_TWICE = Pattern.compile("\\\\\\\\;");

    private static final String DNSCONTROL = """
            var entries = [];
            function TTL(seconds) { return {ttl: seconds}; }
            function ENSURE_ABSENT_REC() { return {absent: true}; }
            var CAA_CRITICAL = {critical: true};
            function record(type, parts) { return {type: type, parts: parts}; }
            function A() { return record("A", [].slice.call(arguments)); }
            function AAAA() { return record("AAAA", [].slice.call(arguments)); }
            function MX() { return record("MX", [].slice.call(arguments)); }
            function TXT() { return record("TXT", [].slice.call(arguments)); }
            function CNAME() { return record("CNAME", [].slice.call(arguments)); }
            function NS() { return record("NS", [].slice.call(arguments)); }
            function PTR() { return record("PTR", [].slice.call(arguments)); }
            function SRV() { return record("SRV", [].slice.call(arguments)); }
            function CAA() { return record("CAA", [].slice.call(arguments)); }
            function TLSA() { return record("TLSA", [].slice.call(arguments)); }
            function D_EXTEND(domain) { entries.push({domain: domain, records: [].slice.call(arguments, 1)}); }
            """;

    private ConfigurationTools() {}

    /** Each entry in place of that of the same name and type. */
    static List<Rr> octoDns(List<Rr> zone, String apex, String text) {
        Map<?, ?> names = (Map<?, ?>)
                new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(text);
        List<Rr> after = zone;
        for (Map.Entry<?, ?> entry : names.entrySet()) {
            String name = entry.getKey().equals("") ? apex : Rr.absolute(entry.getKey() + "." + apex);
            for (Object each : (List<?>) entry.getValue()) {
                Map<?, ?> set = (Map<?, ?>) each;
                Tool.refuseIf(
                        !set.keySet().stream().sorted().toList().equals(List.copyOf(set.keySet())),
                        "keys out of order");
                String type = (String) set.get("type");
                long ttl = (Integer) set.get("ttl");
                List<?> values = set.containsKey("value") ? List.of(set.get("value")) : (List<?>) set.get("values");
                List<Rr> records = values.stream()
                        .map(value -> ofOctoDns(name, type, ttl, value))
                        .toList();
                after = Tool.withSet(after, new Rr.Key(name, type), records);
            }
        }
        return Tool.checked(after);
    }

    private static Rr ofOctoDns(String name, String type, long ttl, Object value) {
        if (value instanceof String text) {
            Tool.refuseIf(!text.chars().allMatch(c -> c < 0x80), "non ASCII character");
            if (!type.equals("TXT")) {
                return Rr.of(name, type, ttl, text);
            }
            Tool.refuseIf(UNESCAPED.matcher(text).find(), "unescaped ; in " + text);
            Tool.refuseIf(ESCAPED_TWICE.matcher(text).find(), "double escaped ; in " + text);
            return Rr.text(name, ttl, text.replace("\\;", ";").getBytes(StandardCharsets.US_ASCII));
        }
        Map<?, ?> parts = (Map<?, ?>) value;
        return Rr.of(
                name,
                type,
                ttl,
                switch (type) {
                    case "MX" -> parts.get("preference") + " " + parts.get("exchange");
                    case "SRV" ->
                        parts.get("priority") + " " + parts.get("weight") + " " + parts.get("port") + " "
                                + parts.get("target");
                    case "CAA" -> parts.get("flags") + " " + parts.get("tag") + " \"" + parts.get("value") + '"';
                    case "TLSA" ->
                        parts.get("certificate_usage") + " " + parts.get("selector") + " " + parts.get("matching_type")
                                + " " + parts.get("certificate_association_data");
                    default -> throw new Tool.RefusedException(type);
                });
    }

    /** The script is run; of what it says, sets of the same name and type are replaced (NO_PURGE), and what is to be absent goes. */
    static List<Rr> dnsControl(List<Rr> zone, String apex, String text) {
        Map<Rr.Key, List<Rr>> desired = new LinkedHashMap<>();
        Map<Rr.Key, List<Rr>> absent = new HashMap<>();
        try (Context context = Context.enter()) {
            context.setInterpretedMode(true);
            Scriptable scope = context.initSafeStandardObjects();
            context.evaluateString(scope, DNSCONTROL, "dnscontrol", 1, null);
            context.evaluateString(scope, text, "dnsconfig.js", 1, null);
            for (Object extended : (List<?>) scope.get("entries", scope)) {
                Map<?, ?> domain = (Map<?, ?>) extended;
                Tool.refuseIf(!Rr.absolute(domain.get("domain").toString()).equals(apex), "another domain");
                for (Object each : (List<?>) domain.get("records")) {
                    Map<?, ?> record = (Map<?, ?>) each;
                    List<?> parts = (List<?>) record.get("parts");
                    Map<?, ?> modifier = (Map<?, ?>) parts.get(parts.size() - 1);
                    Rr rr = ofDnsControl(apex, record.get("type").toString(), parts, modifier);
                    (modifier.containsKey("absent") ? absent : desired)
                            .computeIfAbsent(rr.key(), key -> new ArrayList<>())
                            .add(rr);
                }
            }
        }
        List<Rr> after = zone;
        for (Map.Entry<Rr.Key, List<Rr>> set : absent.entrySet()) {
            after = Tool.withSet(after, set.getKey(), List.of());
        }
        for (Map.Entry<Rr.Key, List<Rr>> set : desired.entrySet()) {
            after = Tool.withSet(after, set.getKey(), set.getValue());
        }
        return Tool.checked(after);
    }

    private static Rr ofDnsControl(String apex, String type, List<?> parts, Map<?, ?> modifier) {
        String label = parts.get(0).toString();
        String name = label.equals("@") ? apex : Rr.absolute(label + "." + apex);
        long ttl = modifier.containsKey("ttl") ? ((Number) modifier.get("ttl")).longValue() : 0;
        List<String> values = parts.subList(1, parts.size() - 1).stream()
                .map(part -> part instanceof Number number ? String.valueOf(number.longValue()) : part.toString())
                .toList();
        if (type.equals("TXT")) {
            return Rr.text(name, ttl, values.get(0).getBytes(StandardCharsets.UTF_8));
        }
        if (type.equals("CAA")) {
            boolean critical = parts.size() == 5;
            return Rr.of(
                    name,
                    type,
                    ttl,
                    (critical ? "128 " : "0 ")
                            + values.get(0)
                            + " \""
                            + values.get(1).replace("\\", "\\\\").replace("\"", "\\\"")
                            + '"');
        }
        return Rr.of(name, type, ttl, String.join(" ", values));
    }
}
