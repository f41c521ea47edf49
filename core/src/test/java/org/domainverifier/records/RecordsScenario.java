package org.domainverifier.records;

import java.util.ArrayList;
import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.testing.internal.StrictZone;

/** The domain customer.example over a zone, and what is expected of it. */
record RecordsScenario(List<DnsRecord> zone, List<RecordExpectation> required) {
    static final String DOMAIN = "customer.example";

    /** The provider's names, and what makes the domain one, beside whatever a test adds. */
    static final String OTHERS = """
            customer.example. IN SOA ns.host.example. root.host.example. 1 2 3 4 300
            customer.example. IN NS ns.host.example.
            autoconfig.trekmail.net. IN A 192.0.2.7
            autoconfig.trekmail.net. IN AAAA 2001:db8::7
            web.trekmail.net. IN A 192.0.2.8
            keys.trekmail.net. IN TXT "v=DKIM1; p=abc"
            old.host.example. IN A 192.0.2.99
            """;

    static RecordsScenario zone(String text) {
        return new RecordsScenario(ZoneResolver.parse(OTHERS + text).records(), List.of());
    }

    RecordsScenario require(RecordExpectation... expectations) {
        return new RecordsScenario(zone, List.of(expectations));
    }

    DomainReport report() {
        return report(ZoneResolver.of(zone));
    }

    DomainReport failing(String name, RecordType... types) {
        return report(ZoneResolver.builder().records(zone).servfail(name, types).build());
    }

    DomainReport report(DnsResolver resolver) {
        return verifier(resolver).verify(DOMAIN);
    }

    DomainVerifier verifier(DnsResolver resolver) {
        DomainVerifier.Builder builder =
                DomainVerifier.builder().resolver(resolver).only(RecordsCheck.KEY);
        required.forEach(builder::require);
        return builder.build();
    }

    RecordsResult result() {
        return report().get(RecordsCheck.KEY);
    }

    CheckStatus status() {
        return result().status();
    }

    List<String> codes() {
        return result().findings().stream().map(finding -> finding.code().id()).toList();
    }

    Finding finding(RecordsFinding code) {
        return result().findings().stream()
                .filter(finding -> finding.code() == code)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code.id() + " among " + codes()));
    }

    /** The changes as lines of a zone. */
    String plan() {
        return String.join("\n", report().repairs().toZoneLines());
    }

    List<String> steps() {
        return report().repairs().manualSteps().stream().map(ManualStep::id).toList();
    }

    /** The zone with the plan carried out; the plan's preview has to have said the same. */
    RecordsScenario repaired() {
        List<String> lines =
                new ArrayList<>(zone.stream().map(DnsRecord::toZoneLine).toList());
        DomainReport before = report();
        String after = StrictZone.after(lines, before.repairs().toZoneLines());
        RecordsScenario repaired = new RecordsScenario(ZoneResolver.parse(after).records(), required);
        CheckStatus previewed = verifier(ZoneResolver.of(zone))
                .preview(DOMAIN, before.repairs())
                .get(RecordsCheck.KEY)
                .status();
        if (previewed != repaired.status()) {
            throw new AssertionError("previewed " + previewed + ", but is " + repaired.status());
        }
        return repaired;
    }
}
