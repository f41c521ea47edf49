package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.domainverifier.BulkOptions;
import org.domainverifier.BulkResult;
import org.domainverifier.BulkVerification;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.DomainStatus;
import org.domainverifier.DomainVerifier;
import org.domainverifier.ReportDiff;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.CachingResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.json.ReportJson;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code docs/many-domains.md} shows, compiled and run: each block of code there stands here too. */
@Timeout(60)
class ManyDomainsGuideTest {
    private static final String PROVIDER = """
            mail.trekmail.net. 300 IN A 192.0.2.25
            spf.trekmail.net. 300 IN TXT "v=spf1 ip4:192.0.2.0/24 -all"
            """;

    private record Customer(int id, String domain, Instant since) {}

    /** Of a provider. */
    private static final class Database {
        private final Map<Integer, String> states = new HashMap<>();
        private final Map<Integer, String> reports = new HashMap<>();

        Optional<String> state(int customer) {
            return Optional.ofNullable(states.get(customer));
        }

        Optional<String> report(int customer) {
            return Optional.ofNullable(reports.get(customer));
        }

        void store(int customer, String state, String report) {
            states.put(customer, state);
            reports.put(customer, report);
        }
    }

    private final ReportJson json = ReportJson.standard();
    private final Database database = new Database();
    private final List<String> told = new ArrayList<>();

    private void notify(Customer customer, DomainStatus status, List<String> reasons) {
        told.add(customer.domain() + " " + status);
        assertThat(reasons).doesNotContain("");
    }

    private void history(Customer customer, ReportDiff diff) {
        told.add(customer.domain() + " " + diff.before() + " " + diff.after());
    }

    private void log(Customer customer, String message) {
        told.add(customer.domain() + ": " + message);
    }

    void keep(Customer customer, DomainReport report) {
        DomainState before = database.state(customer.id())
                .map(json::readState) // ReportJson.standard()
                .orElse(DomainState.pending(customer.since()));
        DomainState after = before.after(report);
        if (after.status() != before.status()) {
            notify(customer, after.status(), after.reasons());
        }
        Optional<DomainReport> known = database.report(customer.id()).map(json::readReport);
        DomainReport now = known.map(report::orLastKnown).orElse(report);
        known.map(earlier -> ReportDiff.between(earlier, now))
                .filter(diff -> !diff.isEmpty())
                .ifPresent(diff -> history(customer, diff));
        database.store(customer.id(), json.write(after), json.write(now));
    }

    @Test
    void manyCustomersAreWatched() {
        StringBuilder zone = new StringBuilder(PROVIDER);
        for (int i = 0; i < 20; i++) {
            zone.append("c%d.example. 300 IN MX 10 mail.trekmail.net.%n".formatted(i));
            if (i % 2 == 0) {
                zone.append("c%d.example. 300 IN TXT \"v=spf1 include:spf.trekmail.net -all\"%n".formatted(i));
            }
        }
        DnsResolver network = ZoneResolver.parse(zone.toString());
        CachingResolver cache = CachingResolver.over(network);
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(cache) // what customers have in common is asked once
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .build();
        List<Customer> customers = new ArrayList<>(IntStream.range(0, 20)
                .mapToObj(i -> new Customer(i, "c" + i + ".example", Instant.EPOCH))
                .toList());
        customers.add(new Customer(20, "c20@example", Instant.EPOCH));

        try (BulkVerification<Customer> all = verifier.verifyAll(customers, Customer::domain, BulkOptions.usual())) {
            for (BulkResult<Customer> result : all) {
                if (result instanceof BulkResult.Verified<Customer> verified) {
                    keep(result.input(), verified.report());
                } else if (result instanceof BulkResult.NotADomain<Customer> nonsense) {
                    log(result.input(), nonsense.problem().getMessage());
                }
            }
        }

        assertThat(told).hasSize(11).anyMatch(line -> line.startsWith("c20@example: "));
        assertThat(told).filteredOn(line -> line.contains("ACTIVE")).hasSize(10);
        assertThat(database.reports).hasSize(20);
        assertThat(Set.copyOf(database.states.values())).hasSizeGreaterThan(1);
    }

    @Test
    void aChangeAcrossATimeOutIsInTheHistory() {
        Customer customer = new Customer(1, "c1.example", Instant.EPOCH);
        ZoneResolver right = ZoneResolver.parse(PROVIDER + "c1.example. 300 IN MX 10 mail.trekmail.net.");
        ZoneResolver silent =
                ZoneResolver.builder().zone(PROVIDER).timeout("c1.example").build();
        ZoneResolver gone = ZoneResolver.parse(PROVIDER + "c1.example. 300 IN TXT \"x\"");
        for (ZoneResolver resolver : List.of(right, silent, gone)) {
            keep(
                    customer,
                    DomainVerifier.builder()
                            .resolver(resolver)
                            .require(MxExpectation.only(10, "mail.trekmail.net"))
                            .build()
                            .verify(customer.domain()));
        }

        assertThat(told).anyMatch(line -> line.matches("c1.example VERIFIED.* NOT_VERIFIED"));
    }

    @Test
    void everyBlockOfTheGuideIsHere() throws IOException {
        GuidePage.of("many-domains.md").isCompiledIn(3, GuidePage.sourceOf(ManyDomainsGuideTest.class));
    }
}
