package org.domainverifier.publish;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.text.Messages;

/** The formats that the library knows; {@code docs/publishing.md} goes through them. */
public final class Exports {
    private Exports() {}

    /**
     * Every format that needs nothing but the plan.
     *
     * @param messages the language of the one for people
     * @return in the order of this page
     */
    public static List<ExportFormat> all(Messages messages) {
        return List.of(
                zoneLines(),
                nsupdate(),
                route53(),
                cloudflare(),
                terraformRoute53(),
                terraformCloudflare(),
                octoDns(),
                dnsControl(),
                csv(),
                markdown(messages));
    }

    /**
     * Lines of a zone file (RFC 1035 §5): what comes as records, what goes as comments before them.
     *
     * @return the format {@code zone-lines}
     */
    public static ExportFormat zoneLines() {
        return new ZoneLinesFormat();
    }

    /**
     * A script for BIND's {@code nsupdate} and Knot's {@code knsupdate}: one DNS update (RFC 2136) that changes nothing if a record set is not as it was seen. It names
     * neither server nor key.
     *
     * @return the format {@code nsupdate}
     */
    public static ExportFormat nsupdate() {
        return new UpdateScriptFormat();
    }

    /**
     * A change batch of Amazon Route 53, for {@code aws route53 change-resource-record-sets}: each set that was seen is deleted and the new one made, all or nothing,
     * so that Route 53 refuses it if a set is not as it was seen.
     *
     * @return the format {@code route53}
     */
    public static ExportFormat route53() {
        return new Route53Format();
    }

    /**
     * The body of Cloudflare's {@code POST /zones/{zone}/dns_records/batch}, of plans that add records only.
     *
     * @return the format {@code cloudflare}
     */
    public static ExportFormat cloudflare() {
        return cloudflare(record -> Optional.empty());
    }

    /**
     * The body of Cloudflare's {@code POST /zones/{zone}/dns_records/batch}.
     *
     * @param recordIds Cloudflare's ids of the records that are there, by name and data
     * @return the format {@code cloudflare}
     */
    public static ExportFormat cloudflare(Function<DnsRecord, Optional<String>> recordIds) {
        return new CloudflareFormat(Objects.requireNonNull(recordIds, "recordIds"));
    }

    /**
     * Resources {@code aws_route53_record} of Terraform, one for each record set, in the hosted zone {@code var.zone_id}.
     *
     * @return the format {@code terraform-route53}
     */
    public static ExportFormat terraformRoute53() {
        return new TerraformRoute53Format();
    }

    /**
     * Resources {@code cloudflare_dns_record} of Terraform, one for each new record, in the zone {@code var.zone_id}.
     *
     * @return the format {@code terraform-cloudflare}
     */
    public static ExportFormat terraformCloudflare() {
        return new TerraformCloudflareFormat();
    }

    /**
     * Entries of a zone's file of octoDNS, each in place of that of the same name and type.
     *
     * @return the format {@code octodns}
     */
    public static ExportFormat octoDns() {
        return new OctoDnsFormat();
    }

    /**
     * A {@code D_EXTEND} of DNSControl, for a domain with {@code NO_PURGE}.
     *
     * @return the format {@code dnscontrol}
     */
    public static ExportFormat dnsControl() {
        return new DnsControlFormat();
    }

    /**
     * A table for programs and spreadsheets (RFC 4180): action, name, type, TTL, value. A cell that a spreadsheet would take for a formula, or that begins with an apostrophe, has an
     * apostrophe before it.
     *
     * @return the format {@code csv}
     */
    public static ExportFormat csv() {
        return new CsvFormat();
    }

    /**
     * A ticket for people, with what has to be done by hand.
     *
     * @param messages its language
     * @return the format {@code markdown}
     */
    public static ExportFormat markdown(Messages messages) {
        return new MarkdownFormat(Objects.requireNonNull(messages, "messages"));
    }
}
