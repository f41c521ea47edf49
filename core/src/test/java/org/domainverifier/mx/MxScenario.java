package org.domainverifier.mx;

import java.util.ArrayList;
import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.testing.internal.StrictZone;

/** The domain customer.example over a zone and what is expected of it. */
record MxScenario(List<DnsRecord> zone, List<MxExpectation> required, List<MxExpectation> recommended) {
    static final String DOMAIN = "customer.example";

    /** The provider's hosts, beside whatever a test adds. */
    static final String PROVIDER = """
            mail.trekmail.net. IN A 192.0.2.25
            mail2.trekmail.net. IN AAAA 2001:db8::25
            old-host.example. IN A 192.0.2.99
            www.customer.example. IN A 192.0.2.80
            """;

    /** MX records of the domain, such as {@code "10 mail.trekmail.net."}. */
    static MxScenario exchangers(String... data) {
        StringBuilder zone = new StringBuilder(PROVIDER);
        for (String each : data) {
            zone.append(DOMAIN + ". 300 IN MX " + each + "\n");
        }
        return zone(zone.toString());
    }

    static MxScenario zone(String text) {
        return new MxScenario(ZoneResolver.parse(text).records(), List.of(), List.of());
    }

    MxScenario and(String text) {
        List<DnsRecord> more = new ArrayList<>(zone);
        more.addAll(ZoneResolver.parse(text).records());
        return new MxScenario(more, required, recommended);
    }

    MxScenario require(MxExpectation... expectations) {
        return new MxScenario(zone, List.of(expectations), recommended);
    }

    MxScenario recommend(MxExpectation... expectations) {
        return new MxScenario(zone, required, List.of(expectations));
    }

    DomainReport report() {
        return report(ZoneResolver.of(zone));
    }

    DomainReport report(DnsResolver resolver) {
        DomainVerifier.Builder builder =
                DomainVerifier.builder().resolver(resolver).only(MxCheck.KEY);
        required.forEach(builder::require);
        recommended.forEach(builder::recommend);
        return builder.build().verify(DOMAIN);
    }

    MxResult result() {
        return report().get(MxCheck.KEY);
    }

    CheckStatus status() {
        return result().status();
    }

    List<String> codes() {
        return result().findings().stream().map(finding -> finding.code().id()).toList();
    }

    Finding finding(MxFinding code) {
        return result().findings().stream()
                .filter(finding -> finding.code() == code)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code.id() + " among " + codes()));
    }

    MxScenario repaired() {
        List<String> lines = zone.stream().map(DnsRecord::toZoneLine).toList();
        String after = StrictZone.after(lines, report().repairs().toZoneLines());
        return new MxScenario(ZoneResolver.parse(after).records(), required, recommended);
    }
}
