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
        database.store(customer.id(), json.write(after), json.write(report));
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
    void everyBlockOfTheGuideIsHere() throws IOException {
        GuidePage.of("many-domains.md").isCompiledIn(3, GuidePage.sourceOf(ManyDomainsGuideTest.class));
    }
}
