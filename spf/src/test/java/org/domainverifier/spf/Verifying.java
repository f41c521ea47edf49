package org.domainverifier.spf;

import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.FindingCode;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.testing.internal.StrictZone;

/** Verifies the SPF of {@code customer.example}, and applies repairs. */
final class Verifying {
    static final String DOMAIN = "customer.example";

    /** The provider's own record, and one of another sender. */
    static final String PROVIDER = """
            spf.trekmail.net.   IN TXT "v=spf1 ip4:198.51.100.0/24 ~all"
            spf.sender.example. IN TXT "v=spf1 ip4:203.0.113.0/24 -all"
            """;

    private Verifying() {}

    static DomainReport report(DnsResolver resolver, SpfExpectation... expectations) {
        DomainVerifier.Builder builder =
                DomainVerifier.builder().resolver(resolver).only("spf");
        for (SpfExpectation expectation : expectations) {
            builder.require(expectation);
        }
        return builder.build().verify(DOMAIN);
    }

    static SpfResult verify(DnsResolver resolver, SpfExpectation... expectations) {
        return report(resolver, expectations).get(SpfCheck.KEY);
    }

    static SpfResult verify(String zone, SpfExpectation... expectations) {
        return verify(ZoneResolver.parse(zone + "\n" + PROVIDER), expectations);
    }

    /** The zone line of the customer's record. */
    static String txt(String... strings) {
        return DOMAIN + ". 300 IN TXT \"" + String.join("\" \"", strings) + "\"\n";
    }

    static List<FindingCode> codes(SpfResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    static Finding finding(SpfResult result, SpfFinding code) {
        return result.findings().stream()
                .filter(each -> each.code() == code)
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among " + codes(result)));
    }

    /** The zone after changes, each of which has to fit it. */
    static ZoneResolver apply(ZoneResolver zone, List<RecordChange> changes) {
        List<String> lines = zone.records().stream().map(DnsRecord::toZoneLine).toList();
        return ZoneResolver.parse(StrictZone.after(lines, RepairPlan.of(changes).toZoneLines()));
    }
}
