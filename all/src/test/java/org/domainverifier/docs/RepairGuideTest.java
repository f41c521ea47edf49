package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.DomainStatus;
import org.domainverifier.DomainVerifier;
import org.domainverifier.ReportDiff;
import org.domainverifier.Verdict;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.repair.DnsHost;
import org.domainverifier.repair.DnsHosts;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.repair.TypedChange;
import org.domainverifier.spf.SpfExpectation;
import org.junit.jupiter.api.Test;

/** What {@code docs/repair.md} shows, run: each block of code and of output there stands here too. */
class RepairGuideTest {
    private static final String ZONE = """
            customer.example.   300 IN MX  1 aspmx.l.google.com.
            customer.example.   300 IN MX  10 mail.trekmail.net.
            customer.example.   300 IN TXT "v=spf1 include:_spf.shop.example ~all"
            mail.trekmail.net.  300 IN A   192.0.2.25
            aspmx.l.google.com. 300 IN A   192.0.2.26
            spf.trekmail.net.   300 IN TXT "v=spf1 ip4:192.0.2.0/28 -all"
            _spf.shop.example.  300 IN TXT "v=spf1 ip4:198.51.100.0/28 -all"
            """;

    @Test
    void everythingInTheGuideIsTrue() throws IOException {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(ZONE))
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .build();

        DomainReport report = verifier.verify("customer.example");
        RepairPlan plan = report.repairs();
        String english = plan.toTable(Locale.ENGLISH);
        String german = plan.toTable(Locale.GERMAN);
        Verdict afterwards = verifier.preview("customer.example", plan).verdict();
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(afterwards).isEqualTo(Verdict.VERIFIED);

        DomainName zone = DomainName.of("customer.example");
        DnsHost host = DnsHosts.wellKnown()
                .recognize(List.of(DomainName.of("ns51.domaincontrol.com"), DomainName.of("ns52.domaincontrol.com")));
        List<TypedChange> typed = plan.typedFor(zone, host);
        assertThat(host.name()).isEqualTo("GoDaddy");
        assertThat(typed.get(0).before().orElseThrow().nameField()).isEqualTo("@");

        RepairPlan back = plan.inverse();
        assertThat(back.changes()).hasSameSizeAs(plan.changes());

        DomainState state = DomainState.pending(Instant.now());
        state = state.after(report);
        assertThat(state.status()).isEqualTo(DomainStatus.PENDING);

        ReportDiff diff = ReportDiff.between(report, verifier.preview("customer.example", plan));
        assertThat(diff.better()).hasSize(2);

        String guide = Files.readString(Path.of("..", "docs", "repair.md"));
        assertThat(guide).contains(english, german, String.join("\n", plan.toZoneLines()));
        for (String line : SHOWN.lines().toList()) {
            assertThat(guide).contains(line.strip());
        }
    }

    private static final String SHOWN = """
            RepairPlan plan = report.repairs();
            plan.toTable(Locale.ENGLISH);
            Verdict afterwards = verifier.preview("customer.example", plan).verdict();
            List<TypedChange> typed = plan.typedFor(zone, host);
            RepairPlan back = plan.inverse();
            state = state.after(report);
            """;
}
