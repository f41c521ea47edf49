package org.domainverifier.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.RecordChange;

/** Single records of Cloudflare in Terraform. What goes is not a resource: it goes by hand, or out of the configuration that has it. */
final class TerraformCloudflareFormat implements ExportFormat {
    @Override
    public String id() {
        return "terraform-cloudflare";
    }

    @Override
    public PlanExport write(ZonePlan plan) {
        Checks checks = Checks.of(plan, Checks.Need.NOTHING);
        List<DnsRecord> coming = new ArrayList<>();
        List<RecordChange> byHand = new ArrayList<>();
        HclBlock hcl = new HclBlock();
        for (RecordChange change : plan.plan().changes()) {
            change.before().ifPresent(record -> {
                hcl.comment("first delete " + record.toZoneLine());
                byHand.add(new RecordChange.Delete(record));
            });
            change.after().ifPresent(coming::add);
        }
        coming.forEach(record -> {
            CloudflareRecord.check(record, checks);
            resource(record, hcl);
        });
        return checks.refusal().orElseGet(() -> new PlanExport.Written(hcl.toString(), Optional.empty(), byHand));
    }

    private static void resource(DnsRecord record, HclBlock hcl) {
        RecordData data = record.data();
        hcl.begin("cloudflare_dns_record", record);
        hcl.attribute("zone_id", "var.zone_id");
        hcl.attribute("name", Literals.hcl(record.name().toString()));
        hcl.attribute("type", Literals.hcl(record.type().toString()));
        hcl.attribute("ttl", CloudflareRecord.ttl(record));
        CloudflareRecord.content(data).ifPresent(content -> hcl.attribute("content", Literals.hcl(content)));
        if (data instanceof RecordData.Mx mx) {
            hcl.attribute("priority", mx.preference());
        }
        Map<String, Object> parts = CloudflareRecord.parts(data);
        if (!parts.isEmpty()) {
            hcl.object("data", parts);
        }
        if (CloudflareRecord.canBeProxied(data)) {
            hcl.attribute("proxied", false);
        }
        hcl.end();
    }
}
