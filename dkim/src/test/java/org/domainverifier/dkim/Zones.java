package org.domainverifier.dkim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.FindingCode;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.testing.internal.StrictZone;

/** Zones of example.com and what the check says of them. */
final class Zones {
    static final String DOMAIN = "example.com";
    static final String NAME = "dkim._domainkey.example.com.";
    static final String KEY = TestKeys.spki(TestKeys.rsa(2048).getPublic());
    static final String RECORD = "v=DKIM1; k=rsa; p=" + KEY;
    static final String OTHER_KEY = TestKeys.spki(TestKeys.rsa(2048, 2).getPublic());

    private Zones() {}

    /** A TXT record cut into strings as a DNS host does it. */
    static String txt(String name, String text) {
        return name + " 300 IN TXT " + RecordData.Txt.of(text).toZoneText();
    }

    static ZoneResolver zone(String... lines) {
        return ZoneResolver.parse(Arrays.stream(lines).collect(Collectors.joining("\n")));
    }

    /** The expected record at the selector "dkim". */
    static DkimExpectation expected() {
        return DkimExpectation.key("dkim", RECORD);
    }

    static DomainReport verify(DnsResolver dns, Expectation... expectations) {
        return verify(dns, new DkimCheck(), expectations);
    }

    static DomainReport verify(DnsResolver dns, DomainCheck<?> check, Expectation... expectations) {
        DomainVerifier.Builder builder =
                DomainVerifier.builder().resolver(dns).check(check).only("dkim");
        Arrays.stream(expectations).forEach(builder::require);
        return builder.build().verify(DOMAIN);
    }

    static DkimResult check(DnsResolver dns, Expectation... expectations) {
        return verify(dns, expectations).get(DkimCheck.KEY);
    }

    static DkimResult check(DnsResolver dns, DkimCheck check, Expectation... expectations) {
        return verify(dns, check, expectations).get(DkimCheck.KEY);
    }

    static CheckStatus status(String text) {
        return check(zone(txt(NAME, text)), expected()).status();
    }

    static List<FindingCode> codes(DkimResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    static RepairPlan plan(DkimResult result) {
        return RepairPlan.of(result.findings().stream()
                .flatMap(finding -> finding.repair().stream())
                .toList());
    }

    /** The zone as it is after the changes; each change must fit what is there. */
    static ZoneResolver apply(ZoneResolver zone, List<RecordChange> changes) {
        List<String> lines = zone.records().stream().map(DnsRecord::toZoneLine).toList();
        return ZoneResolver.parse(StrictZone.after(lines, RepairPlan.of(changes).toZoneLines()));
    }
}
