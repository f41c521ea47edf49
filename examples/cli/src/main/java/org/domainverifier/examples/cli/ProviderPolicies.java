package org.domainverifier.examples.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.check.Expectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcPolicy;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;

/** What a provider file says of the policies and reports of a domain: DMARC, TLS-RPT and MTA-STS. */
final class ProviderPolicies {
    private ProviderPolicies() {}

    static Expectation dmarc(YamlValue value) {
        Map<String, YamlValue> entries = value.mapping(List.of("suggest", "at-least", "rua", "inherited", "cname"));
        YamlValue alias = entries.get("cname");
        if (alias != null && entries.containsKey("suggest")) {
            throw value.complaint("there should be 'suggest' or 'cname', not both");
        }
        DmarcExpectation expectation =
                alias == null ? DmarcExpectation.anyValid() : alias.make(target -> DmarcExpectation.hostedAt(target));
        if (entries.containsKey("at-least")) {
            expectation = expectation.atLeast(policy(entries.get("at-least")));
        }
        if (entries.containsKey("rua")) {
            for (YamlValue address : entries.get("rua").list()) {
                expectation = address.make(expectation::reportingTo);
            }
        }
        if (entries.containsKey("inherited")) {
            entries.get("inherited").oneOf("allowed");
            expectation = expectation.orInherited();
        }
        return entries.containsKey("suggest") ? entries.get("suggest").make(expectation::suggesting) : expectation;
    }

    private static DmarcPolicy policy(YamlValue value) {
        String text = value.text();
        return Stream.of(DmarcPolicy.values())
                .filter(policy -> policy.value().equals(text))
                .findFirst()
                .orElseThrow(() -> value.refusal("there is no policy '" + text + "'; there are "
                        + Stream.of(DmarcPolicy.values())
                                .map(DmarcPolicy::value)
                                .collect(Collectors.joining(", "))));
    }

    static Expectation tlsRpt(YamlValue value) {
        Map<String, YamlValue> entries = value.mapping(List.of("rua", "cname"));
        YamlValue addresses = entries.get("rua");
        YamlValue alias = entries.get("cname");
        if (alias != null && addresses != null) {
            throw value.complaint("there should be 'rua' or 'cname', not both");
        }
        if (alias != null) {
            return alias.make(target -> TlsRptExpectation.hostedAt(target));
        }
        return addresses == null
                ? TlsRptExpectation.anyValid()
                : addresses.make(
                        () -> TlsRptExpectation.reportTo(addresses.texts().toArray(String[]::new)));
    }

    static Expectation mtaSts(YamlValue value) {
        Map<String, YamlValue> entries = value.mapping(List.of("host", "id"));
        YamlValue host = entries.get("host");
        YamlValue id = entries.get("id");
        if (host == null) {
            if (id != null) {
                throw id.complaint("an id alone says nothing; there should be a 'host' too");
            }
            return MtaStsExpectation.anyValid();
        }
        String name = host.text();
        MtaStsExpectation hosted = host.make(() -> MtaStsExpectation.hostedAt(name));
        return id == null ? hosted : id.make(text -> MtaStsExpectation.hostedAt(name, text));
    }
}
