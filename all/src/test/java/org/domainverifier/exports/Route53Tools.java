package org.domainverifier.exports;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Route 53 as its API reference describes it, and Terraform's provider for it. */
final class Route53Tools {
    private Route53Tools() {}

    /** ChangeResourceRecordSets: all or nothing. */
    static List<Rr> batch(List<Rr> zone, String apex, String text) {
        JsonNode changes = JsonMapper.shared().readTree(text).get("Changes");
        List<Rr> after = zone;
        int characters = 0;
        int records = 0;
        for (JsonNode change : changes) {
            JsonNode set = change.get("ResourceRecordSet");
            String name = Rr.absolute(set.get("Name").asString());
            Rr.Key key = new Rr.Key(name, set.get("Type").asString());
            List<Rr> values = new ArrayList<>();
            for (JsonNode value : set.get("ResourceRecords")) {
                characters += value.get("Value").asString().length();
                records++;
                values.add(record(
                        name,
                        key.type(),
                        set.get("TTL").asLong(),
                        value.get("Value").asString()));
            }
            Tool.refuseIf(values.isEmpty(), "an empty set");
            List<Rr> there =
                    after.stream().filter(record -> record.key().equals(key)).toList();
            switch (change.get("Action").asString()) {
                case "DELETE" -> {
                    Tool.refuseIf(
                            there.size() != values.size() || !there.containsAll(values),
                            "the values provided do not match the current values: " + values + " " + there);
                    after = Tool.withSet(after, key, List.of());
                }
                case "CREATE" -> {
                    Tool.refuseIf(!there.isEmpty(), "it already exists: " + key);
                    after = Tool.withSet(after, key, values);
                }
                default -> throw new Tool.RefusedException("unknown action");
            }
        }
        Tool.refuseIf(characters > 32_000 || records > 1_000, "too large");
        return Tool.checked(after);
    }

    /** Resources aws_route53_record: whole sets, and what is there is kept from being overwritten unless allowed. */
    static List<Rr> terraform(List<Rr> zone, String apex, String text) {
        List<Rr> after = zone;
        for (Hcl.Resource resource : Hcl.resources(text)) {
            Map<String, Object> attributes = resource.attributes();
            Tool.refuseIf(!resource.type().equals("aws_route53_record"), resource.type());
            Tool.refuseIf(!attributes.get("zone_id").equals("var.zone_id"), "which zone?");
            String name = Rr.absolute(attributes.get("name").toString());
            Rr.Key key = new Rr.Key(name, attributes.get("type").toString());
            boolean there = after.stream().anyMatch(record -> record.key().equals(key));
            Tool.refuseIf(there && !Boolean.TRUE.equals(attributes.get("allow_overwrite")), "it exists: " + key);
            List<Rr> set = new ArrayList<>();
            for (Object value : (List<?>) attributes.get("records")) {
                set.add(record(name, key.type(), (Long) attributes.get("ttl"), expanded(key.type(), value.toString())));
            }
            after = Tool.withSet(after, key, set);
        }
        return Tool.checked(after);
    }

    /** The provider puts a text into quotation marks unless it is in some already. */
    private static String expanded(String type, String value) {
        if (!type.equals("TXT")) {
            return value;
        }
        int last = value.length() - 1;
        return last != 0 && value.charAt(0) == '"' && value.charAt(last) == '"' ? value : '"' + value + '"';
    }

    private static Rr record(String name, String type, long ttl, String value) {
        if (type.equals("TXT")) {
            StringBuilder data = new StringBuilder();
            for (byte[] string : strings(value)) {
                data.append(String.format(Locale.ROOT, "%02x", string.length))
                        .append(HexFormat.of().formatHex(string));
            }
            return new Rr(name, type, ttl, data.toString());
        }
        // the only other one with a text
        return Rr.of(name, type, ttl, type.equals("CAA") ? decimal(value) : value);
    }

    /** Strings in quotation marks, with or without space between them; escapes are octal. */
    private static List<byte[]> strings(String value) {
        List<byte[]> strings = new ArrayList<>();
        int at = 0;
        while (at < value.length()) {
            if (value.charAt(at) == ' ') {
                at++;
                continue;
            }
            Tool.refuseIf(value.charAt(at++) != '"', "not quoted: " + value);
            ByteArrayOutputStream string = new ByteArrayOutputStream();
            while (value.charAt(at) != '"') {
                char c = value.charAt(at++);
                Tool.refuseIf(c < 0x20 || c > 0x7e, "to be escaped: " + value);
                if (c == '\\' && value.charAt(at) == '"') {
                    c = value.charAt(at++);
                } else if (c == '\\') {
                    c = (char) Integer.parseInt(value.substring(at, at + 3), 8);
                    at += 3;
                }
                string.write(c);
            }
            at++;
            Tool.refuseIf(string.size() > 255, "longer than 255");
            strings.add(string.toByteArray());
        }
        Tool.refuseIf(strings.isEmpty(), "no value");
        return strings;
    }

    private static String decimal(String caa) {
        int quote = caa.indexOf('"');
        StringBuilder text = new StringBuilder(caa.substring(0, quote)).append('"');
        for (byte b : strings(caa.substring(quote)).get(0)) {
            text.append(String.format(Locale.ROOT, "\\%03d", b & 0xff));
        }
        return text.append('"').toString();
    }
}
