package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.RepairStep;

/** The zone of a customer whose policy the provider is to host, and what the check says of it. */
final class HostedZones {
    static final DomainName DOMAIN = DomainName.of("customer.example");
    static final String PROVIDER = "mta-sts.trekmail.net. 300 A 8.8.4.4\n";
    static final String TXT = "_mta-sts.customer.example. 300 TXT \"v=STSv1; id=20251124\"\n";
    static final String ALIAS = "mta-sts.customer.example. 300 CNAME mta-sts.trekmail.net.\n";
    static final MtaStsExpectation HOSTED = MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124");

    private HostedZones() {}

    static DomainReport report(DnsResolver dns, MtaStsExpectation... expectations) {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(dns).only(MtaStsCheck.KEY);
        for (MtaStsExpectation expectation : expectations) {
            builder.require(expectation);
        }
        return builder.build().verify(DOMAIN);
    }

    static MtaStsResult verify(DnsResolver dns, MtaStsExpectation... expectations) {
        return report(dns, expectations).get(MtaStsCheck.KEY);
    }

    static MtaStsResult verify(String zone, MtaStsExpectation... expectations) {
        return verify(ZoneResolver.parse(zone), expectations);
    }

    /** The zone is as it was asked for after the repair, and then there is nothing more to repair. */
    static Set<RepairStep> repaired(String zoneText, MtaStsExpectation... expectations) {
        ZoneResolver zone = ZoneResolver.parse(zoneText);
        Set<RepairStep> steps = Verifying.repairs(verify(zone, expectations));
        MtaStsResult after = verify(Verifying.apply(zone, DOMAIN, steps), expectations);
        assertThat(after.status()).as("%s", after).isEqualTo(CheckStatus.CORRECT);
        assertThat(Verifying.repairs(after)).isEmpty();
        return steps;
    }
}
