package org.domainverifier.benchmarks.spf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.jspecify.annotations.Nullable;

/** The same zone for Apache jSPF: one look into a map as well, with the answers in the form it wants. */
final class JspfZone implements DNSService {
    private final Map<Integer, Map<String, List<String>>> answers = new HashMap<>();
    private int recordLimit = 10;

    JspfZone(String zone) {
        for (DnsRecord record : ZoneResolver.parse(zone).records()) {
            answers.computeIfAbsent(type(record.type()), type -> new HashMap<>())
                    .computeIfAbsent(record.name().toString(), name -> new ArrayList<>())
                    .add(text(record.data()));
        }
    }

    private static int type(RecordType type) {
        return switch (type.toString()) {
            case "A" -> DNSRequest.A;
            case "AAAA" -> DNSRequest.AAAA;
            case "MX" -> DNSRequest.MX;
            case "PTR" -> DNSRequest.PTR;
            case "TXT" -> DNSRequest.TXT;
            default -> throw new IllegalArgumentException("no record of SPF: " + type);
        };
    }

    private static String text(RecordData data) {
        if (data instanceof RecordData.Txt txt) {
            return txt.text();
        } else if (data instanceof RecordData.Mx mx) {
            return mx.exchange().toString();
        } else {
            return data.toZoneText();
        }
    }

    @Override
    public @Nullable List<String> getRecords(DNSRequest request) {
        Map<String, List<String>> names = answers.get(request.getRecordType());
        return names == null ? null : names.get(request.getHostname().toLowerCase(Locale.ROOT));
    }

    @Override
    public CompletionStage<@Nullable List<String>> getRecordsAsync(DNSRequest request) {
        return CompletableFuture.completedFuture(getRecords(request));
    }

    @Override
    public List<String> getLocalDomainNames() {
        return List.of("receiver.example");
    }

    @Override
    public void setTimeOut(int seconds) {
        // everything is there at once
    }

    @Override
    public int getRecordLimit() {
        return recordLimit;
    }

    @Override
    public void setRecordLimit(int limit) {
        recordLimit = limit;
    }
}
