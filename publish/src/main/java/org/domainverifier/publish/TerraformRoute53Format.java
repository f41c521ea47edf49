package org.domainverifier.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.RecordChange;

/** Record sets of Route 53 in Terraform. A set that goes is not a resource: it goes by hand, or out of the configuration that has it. */
final class TerraformRoute53Format implements ExportFormat {
    @Override
    public String id() {
        return "terraform-route53";
    }

    @Override
    public PlanExport write(ZonePlan plan) {
        Checks checks = Checks.of(plan, Checks.Need.SEEN_BY_AUTHORITY);
        plan.recordSets().forEach(set -> Route53Values.check(set, checks));
        return checks.refusal().orElseGet(() -> written(plan));
    }

    private static PlanExport written(ZonePlan plan) {
        HclBlock hcl = new HclBlock();
        List<RecordChange> byHand = new ArrayList<>();
        hcl.comment("record sets as seen at " + plan.seenAt());
        for (RecordSetChange set : plan.recordSets()) {
            if (set.after().isEmpty()) {
                for (DnsRecord record : set.seen().records()) {
                    hcl.comment("first delete " + record.toZoneLine());
                    byHand.add(new RecordChange.Delete(record));
                }
            }
        }
        plan.recordSets().stream().filter(set -> !set.after().isEmpty()).forEach(set -> resource(set, hcl));
        return new PlanExport.Written(hcl.toString(), Optional.of(plan.seenAt()), byHand);
    }

    private static void resource(RecordSetChange set, HclBlock hcl) {
        DnsRecord first = set.after().get(0);
        hcl.begin("aws_route53_record", first);
        hcl.attribute("zone_id", "var.zone_id");
        hcl.attribute("name", Literals.hcl(set.name().toString()));
        hcl.attribute("type", Literals.hcl(set.type().toString()));
        hcl.attribute("ttl", first.ttl().toSeconds());
        hcl.list(
                "records",
                set.after().stream().map(record -> value(record.data())).toList());
        if (!set.seen().records().isEmpty()) {
            hcl.attribute("allow_overwrite", true); // the set is there, whole
        }
        hcl.end();
    }

    /** The provider puts a text into quotation marks, so that there are only those between its strings; but not around an empty one. */
    private static String value(RecordData data) {
        if (data instanceof RecordData.Txt txt) {
            String inner = txt.strings().stream().map(Literals::octal).collect(Collectors.joining("\"\""));
            return inner.isEmpty() || inner.startsWith("\"") ? Route53Values.value(data) : inner;
        }
        return Route53Values.value(data);
    }
}
