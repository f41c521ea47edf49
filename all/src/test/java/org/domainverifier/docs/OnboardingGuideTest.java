package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.DomainVerifier;
import org.domainverifier.RecordInstruction;
import org.domainverifier.check.Finding;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.InvalidDomainNameException;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.json.ReportJson;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.DnsHost;
import org.domainverifier.repair.DnsHosts;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.TypedChange;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;

/** What {@code docs/onboarding.md} shows, compiled and run. */
class OnboardingGuideTest {
    private static final String ZONE = """
            customer.example.       300 IN NS    ns51.domaincontrol.com.
            customer.example.       300 IN NS    ns52.domaincontrol.com.
            customer.example.       300 IN MX    1 aspmx.l.google.com.
            customer.example.       300 IN TXT   "v=spf1 include:_spf.shop.example -all"
            mail.trekmail.net.      300 IN A     192.0.2.25
            spf.trekmail.net.       300 IN TXT   "v=spf1 ip4:192.0.2.0/24 -all"
            _spf.shop.example.      300 IN TXT   "v=spf1 ip4:198.51.100.0/24 -all"
            """;

    private final DnsResolver dns = ZoneResolver.parse(ZONE);
    private final Keys keys = new Keys();
    private final Page page = new Page();
    private final Locale language = Locale.ENGLISH;
    private final Messages messages = Messages.of(language);
    private final ReportJson json = ReportJson.standard();
    private final Map<DomainName, List<String>> rows = new HashMap<>();

    /** Of the provider. */
    private static final class Keys {
        Optional<String> publishedFor(DomainName domain) {
            return Optional.empty();
        }
    }

    /** Of a web application. */
    private static final class Page {
        private final List<String> shown = new ArrayList<>();

        String refuse(String why, Optional<DomainName> suggestion) {
            return why + suggestion.map(name -> " [" + name + "]").orElse("");
        }

        void row(Object... cells) {
            shown.add("row " + List.of(cells));
        }

        void find(DnsHost host, Object... fields) {
            shown.add("find at " + host.name() + " " + List.of(fields));
        }

        void type(DnsHost host, Object... fields) {
            shown.add("type at " + host.name() + " " + List.of(fields));
        }

        void toDo(String step) {
            shown.add("to do: " + step);
        }

        void verdict(String label, String sentence) {
            shown.add(label + ": " + sentence);
        }

        void check(String id, String status, String requirement) {
            shown.add(id + " " + status + " " + requirement);
        }

        void finding(Severity severity, String message, String code) {
            shown.add(severity + " " + message + " [" + code + "]");
        }

        void everybodySeesItBy(Instant time) {
            shown.add("by " + time);
        }

        void wouldBe(String verdict) {
            shown.add("would be " + verdict);
        }
    }

    private DomainVerifier onboarding() {
        DomainVerifier onboarding = DomainVerifier.builder()
                .resolver(dns)
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DkimExpectation.key("dkim", keys::publishedFor))
                .require(
                        DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"))
                .build();
        return onboarding;
    }

    private String read(String typed) {
        DomainName domain;
        try {
            domain = DomainName.of(typed);
        } catch (InvalidDomainNameException nonsense) {
            return page.refuse(nonsense.message(language), nonsense.suggestion());
        }
        return domain.toString();
    }

    private DomainReport publish(DomainName domain, DomainVerifier onboarding) {
        DomainReport report = onboarding.verify(domain);
        for (RecordInstruction row : report.recordsToPublish()) {
            page.row(row.check().id(), row.action(), row.name(), row.type(), row.data(), row.present());
        }
        return report;
    }

    private void type(DomainName domain, DomainReport report) {
        List<DomainName> nameServers =
                dns.resolve(domain, RecordType.NS).toCompletableFuture().join().data(RecordData.Ns.class).stream()
                        .map(RecordData.Ns::server)
                        .toList();
        DnsHost host = DnsHosts.wellKnown().recognize(nameServers);
        for (TypedChange change : report.repairs().typedFor(domain, host)) {
            change.before()
                    .ifPresent(record -> page.find(host, record.nameField(), record.type(), record.valueField()));
            change.after().ifPresent(record -> page.type(host, record.nameField(), record.type(), record.valueField()));
        }
        for (ManualStep step : report.repairs().manualSteps()) {
            page.toDo(step.message(language));
        }
    }

    private void show(DomainReport report) {
        page.verdict(messages.label(report.verdict()), messages.sentence(report.verdict()));
        for (CheckEntry entry : report.entries()) {
            page.check(entry.key().id(), messages.label(entry.status()), messages.label(entry.requirement()));
            for (Finding finding : entry.findings()) {
                page.finding(
                        finding.severity(),
                        finding.message(messages),
                        finding.code().id());
            }
        }
        report.visibleBy().ifPresent(page::everybodySeesItBy);
    }

    private void keep(DomainName domain, DomainState state, DomainReport report) {
        DomainState next = state.after(report);
        store(domain, json.write(next), json.write(report));
    }

    private void store(DomainName domain, String state, String report) {
        rows.put(domain, List.of(state, report));
    }

    private void tryOut(DomainName domain, DomainVerifier onboarding, DomainReport report) {
        DomainReport then = onboarding.preview(domain, report.repairs());
        page.wouldBe(messages.label(then.verdict()));
    }

    @Test
    void whatIsTypedIsADomainOrASentence() {
        assertThat(read("Customer.Example")).isEqualTo("customer.example");
        assertThat(read("user@customer.example")).endsWith("[customer.example]");
        assertThat(read("???")).isNotEmpty();
    }

    @Test
    void thePageShowsWhatToPublishInTheFormOfTheDnsHost() {
        DomainName domain = DomainName.of("customer.example");
        type(domain, publish(domain, onboarding()));

        assertThat(page.shown)
                .anyMatch(line -> line.startsWith("row [mx, PUBLISH, customer.example, MX"))
                .anyMatch(line -> line.startsWith("row [spf, MERGE, "))
                .anyMatch(line -> line.startsWith("find at GoDaddy [@, MX, "))
                .contains("type at GoDaddy [_dmarc, TXT, v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net]");
    }

    @Test
    void itSaysWhatIsRightAndWhatIsNot() {
        DomainName domain = DomainName.of("customer.example");
        DomainVerifier onboarding = onboarding();
        DomainReport report = onboarding.verify(domain);
        show(report);
        tryOut(domain, onboarding, report);

        assertThat(page.shown)
                .contains("dkim Pending Required", "mx Conflict Required")
                .anyMatch(line -> line.startsWith("Not verified: "))
                .contains("would be Not verified"); // the key is not there yet
    }

    @Test
    void theStateAndTheReportAreKept() {
        DomainName domain = DomainName.of("customer.example");
        DomainReport report = onboarding().verify(domain);
        keep(domain, DomainState.pending(Instant.EPOCH), report);

        assertThat(json.readState(rows.get(domain).get(0)).status().name()).isEqualTo("PENDING");
        assertThat(json.readReport(rows.get(domain).get(1)).repairs()).isEqualTo(report.repairs());
    }

    @Test
    void everyBlockOfTheGuideIsHere() throws IOException {
        GuidePage.of("onboarding.md").isCompiledIn(7, GuidePage.sourceOf(OnboardingGuideTest.class));
    }
}
