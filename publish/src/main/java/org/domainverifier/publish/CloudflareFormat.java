package org.domainverifier.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.RecordChange;

/** The body of a batch of Cloudflare's API, which knows single records by its own ids. */
final class CloudflareFormat implements ExportFormat {
    private final Function<DnsRecord, Optional<String>> recordIds;

    CloudflareFormat(Function<DnsRecord, Optional<String>> recordIds) {
        this.recordIds = recordIds;
    }

    @Override
    public String id() {
        return "cloudflare";
    }

    @Override
    public PlanExport write(ZonePlan plan) {
        Checks checks = Checks.of(plan, Checks.Need.NOTHING);
        List<Object> deletes = new ArrayList<>();
        List<Object> patches = new ArrayList<>();
        List<Object> posts = new ArrayList<>();
        for (RecordChange change : plan.plan().changes()) {
            Optional<String> id = change.before().flatMap(recordIds);
            if (change.before().isPresent() && id.isEmpty()) {
                checks.add(ExportObstacle.RECORD_ID_MISSING, change.before().get());
            }
            change.after().ifPresent(record -> CloudflareRecord.check(record, checks));
            if (change.after().isEmpty()) {
                id.ifPresent(known -> deletes.add(Map.of("id", known)));
            } else {
                Map<String, Object> record = record(change.after().get());
                id.ifPresent(known -> record.put("id", known));
                (id.isPresent() ? patches : posts).add(record);
            }
        }
        return checks.refusal()
                .orElseGet(() -> new PlanExport.Written(
                        Literals.document(batch(deletes, patches, posts)), Optional.empty(), List.of()));
    }

    /** Cloudflare carries out what goes first. */
    private static Map<String, Object> batch(List<Object> deletes, List<Object> patches, List<Object> posts) {
        Map<String, Object> batch = new LinkedHashMap<>();
        batch.put("deletes", deletes);
        batch.put("patches", patches);
        batch.put("posts", posts);
        batch.values().removeIf(list -> ((List<?>) list).isEmpty());
        return batch;
    }

    private static Map<String, Object> record(DnsRecord record) {
        RecordData data = record.data();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", record.type().toString());
        members.put("name", record.name().toString());
        CloudflareRecord.content(data).ifPresent(content -> members.put("content", content));
        if (data instanceof RecordData.Mx mx) {
            members.put("priority", mx.preference());
        }
        Map<String, Object> parts = CloudflareRecord.parts(data);
        if (!parts.isEmpty()) {
            members.put("data", parts);
        }
        members.put("ttl", CloudflareRecord.ttl(record));
        if (CloudflareRecord.canBeProxied(data)) {
            members.put("proxied", false);
        }
        return members;
    }
}
