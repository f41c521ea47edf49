package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A customer to whom a public template was applied is right; one whose records differ from it is not, and the plan puts that right.
 * What is published comes from the JSON by test code alone ({@link RawZone}).
 */
class PublicTemplatesVerifiedTest {
    static List<RawTemplate> templates() throws IOException {
        List<RawTemplate> templates = new ArrayList<>();
        for (Path file : PublicTemplates.files()) {
            RawTemplate template = RawTemplate.read(file);
            if (template.isOfOnePiece()) {
                templates.add(template);
            } else { // groups of which only one is meant to be applied
                template.groups().forEach(group -> templates.add(template.only(group)));
            }
        }
        return templates;
    }

    record Customer(
            RawTemplate template, Map<String, String> values, String host, RawZone zone, ResolvedTemplate asked) {
        static Customer of(RawTemplate template) throws IOException {
            Map<String, String> values = RawValues.of(template);
            String host = template.hostRequired() ? "shop" : "";
            String[] name = template.name().split(" ");
            Path file = PublicTemplates.files().stream()
                    .filter(path -> path.endsWith(name[0]))
                    .findFirst()
                    .orElseThrow();
            ResolvedTemplate asked = DomainConnectTemplate.read(file)
                    .orElseThrow()
                    .resolve(
                            DomainName.of(RawZone.CUSTOMER),
                            host,
                            values,
                            name.length > 1 ? Set.of(name[1]) : Set.of());
            return new Customer(template, values, host, RawZone.of(template, values, host), asked);
        }

        DomainVerifier verifier(List<String> lines) {
            List<String> all = new ArrayList<>(lines);
            all.addAll(zone.world());
            return asked.stateIn(DomainVerifier.builder()
                            .resolver(ZoneResolver.parse(String.join("\n", all)))
                            .check(MtaStsCheck.recordsOnly()))
                    .build();
        }
    }

    static String told(DomainReport report) {
        return report.verdict() + "\n"
                + report.entries().stream()
                        .filter(entry -> entry.requirement() == Requirement.REQUIRED)
                        .map(entry -> entry.name() + " " + entry.key() + " " + entry.status() + " "
                                + entry.findings().stream()
                                        .map(finding -> finding.severity() + " " + finding.message())
                                        .collect(Collectors.joining("; ")))
                        .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void aCustomerWhoPublishedWhatTheTemplateSaysIsVerified(RawTemplate template) throws IOException {
        Customer customer = Customer.of(template);
        assertThat(customer.asked().isComplete())
                .as(customer.asked().diagnostics().toString())
                .isTrue();

        DomainReport report = customer.verifier(customer.zone().lines()).verify(RawZone.CUSTOMER);

        assertThat(report.verdict())
                .as(() ->
                        told(report) + "\n" + String.join("\n", customer.zone().lines()))
                .isIn(Verdict.VERIFIED, Verdict.VERIFIED_WITH_WARNINGS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void eachRecordOfTheTemplateIsAskedForOrListed(RawTemplate template) throws IOException {
        Customer customer = Customer.of(template);

        assertThat(Stream.concat(
                        customer.asked().expectations().stream().flatMap(each -> each.records().stream()),
                        customer.asked().notVerifiable().stream()))
                .containsExactlyInAnyOrderElementsOf(customer.asked().records());
        assertThat(customer.asked().records()).hasSize(template.records().size());
    }
}
