package org.domainverifier.exports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cloudflare's batch of DNS records as its API describes it, and Terraform's provider for it. The id of a record is its place in the zone. */
final class CloudflareTools {
    private CloudflareTools() {}

    static List<Rr> batch(List<Rr> zone, String apex, String text) {
        JsonNode batch = JsonMapper.shared().readTree(text);
        List<Rr> after = new ArrayList<>(zone);
        for (JsonNode deleted : batch.path("deletes")) {
            Rr record = zone.get(Integer.parseInt(deleted.get("id").asString()));
            Tool.refuseIf(!after.remove(record), "deleted before");
        }
        for (JsonNode patched : batch.path("patches")) {
            Rr record = zone.get(Integer.parseInt(patched.get("id").asString()));
            Tool.refuseIf(!after.remove(record), "not there any more");
            after = new ArrayList<>(Tool.with(after, record(patched)));
        }
        for (JsonNode posted : batch.path("posts")) {
            Tool.refuseIf(posted.has("id"), "a new record has no id");
            after = new ArrayList<>(Tool.with(after, record(posted)));
        }
        return Tool.checked(after);
    }

    private static Rr record(JsonNode node) {
        String content = node.path("content").asString("");
        Map<?, ?> data = JsonMapper.shared().convertValue(node.path("data"), Map.class);
        return record(
                node.get("type").asString(),
                node.get("name").asString(),
                node.get("ttl").asLong(),
                content,
                node.path("priority").asLong(-1),
                data);
    }

    static List<Rr> terraform(List<Rr> zone, String apex, String text) {
        List<Rr> after = zone;
        for (Hcl.Resource resource : Hcl.resources(text)) {
            Map<String, Object> attributes = resource.attributes();
            Tool.refuseIf(!resource.type().equals("cloudflare_dns_record"), resource.type());
            Tool.refuseIf(!attributes.get("zone_id").equals("var.zone_id"), "which zone?");
            after = Tool.with(
                    after,
                    record(
                            attributes.get("type").toString(),
                            attributes.get("name").toString(),
                            (Long) attributes.get("ttl"),
                            attributes.getOrDefault("content", "").toString(),
                            (Long) attributes.getOrDefault("priority", -1L),
                            (Map<?, ?>) attributes.get("data")));
        }
        return Tool.checked(after);
    }

    private static Rr record(String type, String name, long ttl, String content, long priority, Map<?, ?> data) {
        Tool.refuseIf(ttl < 60 || ttl > 86_400, "TTL " + ttl);
        String value = switch (type) {
            case "MX" -> priority + " " + Rr.absolute(content);
            case "CNAME", "NS", "PTR" -> Rr.absolute(content);
            case "SRV" ->
                data.get("priority") + " " + data.get("weight") + " " + data.get("port") + " "
                        + Rr.absolute(data.get("target").toString());
            case "CAA" -> data.get("flags") + " " + data.get("tag") + " \"" + data.get("value") + '"';
            case "TLSA" ->
                data.get("usage") + " " + data.get("selector") + " " + data.get("matching_type") + " "
                        + data.get("certificate");
            default -> content;
        };
        Tool.refuseIf(type.equals("TXT") && !value.startsWith("\""), "not quoted: " + value);
        return Rr.of(name, type, ttl, value);
    }
}
