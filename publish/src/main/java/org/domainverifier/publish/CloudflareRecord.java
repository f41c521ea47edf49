package org.domainverifier.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;

/** A record as Cloudflare has it: a content, or its parts. */
final class CloudflareRecord {
    private static final int MAX_TEXT = 2_048;
    private static final long MIN_TTL = 60;
    private static final long MAX_TTL = 86_400;

    private CloudflareRecord() {}

    static void check(DnsRecord record, Checks checks) {
        checks.plainRecord(record);
        if (record.data() instanceof RecordData.Txt txt && txt.octets() > MAX_TEXT) {
            checks.add(ExportObstacle.TOO_LARGE, record);
        }
        if (record.data() instanceof RecordData.Caa caa
                && !isPrintable(caa.value().text())) {
            checks.add(ExportObstacle.VALUE_NOT_EXPRESSIBLE, record);
        }
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }

    /** What Cloudflare lets it be. */
    static long ttl(DnsRecord record) {
        return Math.max(MIN_TTL, Math.min(MAX_TTL, record.ttl().toSeconds()));
    }

    /** The value of types that have one; a text in quotation marks, as in a zone file. */
    static Optional<String> content(RecordData data) {
        if (data instanceof RecordData.Srv || data instanceof RecordData.Caa || data instanceof RecordData.Tlsa) {
            return Optional.empty();
        }
        return Optional.of(Names.target(data).map(Object::toString).orElseGet(data::toZoneText));
    }

    /** The parts of the others. */
    static Map<String, Object> parts(RecordData data) {
        Map<String, Object> parts = new LinkedHashMap<>();
        if (data instanceof RecordData.Srv srv) {
            parts.put("priority", srv.priority());
            parts.put("weight", srv.weight());
            parts.put("port", srv.port());
            parts.put("target", srv.target().toString());
        } else if (data instanceof RecordData.Caa caa) {
            parts.put("flags", caa.flags());
            parts.put("tag", caa.tag());
            parts.put("value", caa.value().text());
        } else if (data instanceof RecordData.Tlsa tlsa) {
            parts.put("usage", tlsa.usage());
            parts.put("selector", tlsa.selector());
            parts.put("matching_type", tlsa.matchingType());
            parts.put("certificate", tlsa.data().hex());
        }
        return parts;
    }

    /** Whether Cloudflare would put its own servers in front of it if not told otherwise. */
    static boolean canBeProxied(RecordData data) {
        return data instanceof RecordData.A || data instanceof RecordData.Aaaa || data instanceof RecordData.Cname;
    }
}
