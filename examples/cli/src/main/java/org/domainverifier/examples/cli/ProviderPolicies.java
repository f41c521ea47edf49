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
    private static final String CNAME = "cname";
    private static final String UNCHECKED = "unchecked";

    private ProviderPolicies() {}

    static Expectation dmarc(YamlValue value) {
        Map<String, YamlValue> entries =
                value.mapping(List.of("suggest", "at-least", "rua", "inherited", CNAME, UNCHECKED));
        YamlValue alias = entries.get(CNAME);
        if (alias != null && entries.containsKey("suggest")) {
            throw value.complaint("there should be 'suggest' or 'cname', not both");
        }
        DmarcExpectation expectation =
                alias == null ? DmarcExpectation.anyValid() : alias.make(target -> DmarcExpectation.hostedAt(target));
        expectation = isUnchecked(entries) ? expectation.unchecked() : expectation;
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
        Map<String, YamlValue> entries = value.mapping(List.of("rua", CNAME, UNCHECKED));
        YamlValue addresses = entries.get("rua");
        YamlValue alias = entries.get(CNAME);
        boolean unchecked = isUnchecked(entries);
        if (alias != null && addresses != null) {
            throw value.complaint("there should be 'rua' or 'cname', not both");
        }
        if (alias != null) {
            TlsRptExpectation hosted = alias.make(target -> TlsRptExpectation.hostedAt(target));
            return unchecked ? hosted.unchecked() : hosted;
        }
        return addresses == null
                ? TlsRptExpectation.anyValid()
                : addresses.make(
                        () -> TlsRptExpectation.reportTo(addresses.texts().toArray(String[]::new)));
    }

    static Expectation mtaSts(YamlValue value) {
        Map<String, YamlValue> entries = value.mapping(List.of("host", "id", CNAME, UNCHECKED));
        YamlValue alias = entries.get(CNAME);
        boolean unchecked = isUnchecked(entries);
        MtaStsExpectation policy = policy(entries);
        if (alias == null) {
            return policy;
        }
        MtaStsExpectation hosted = alias.make(target -> policy.recordHostedAt(target));
        return unchecked ? hosted.recordUnchecked() : hosted;
    }

    private static MtaStsExpectation policy(Map<String, YamlValue> entries) {
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

    /** Whether the alias alone is asked for, whatever is behind it. */
    private static boolean isUnchecked(Map<String, YamlValue> entries) {
        YamlValue unchecked = entries.get(UNCHECKED);
        if (unchecked != null && !entries.containsKey(CNAME)) {
            throw unchecked.complaint("that is for records that are kept at a service; there should be a 'cname' too");
        }
        return unchecked != null && unchecked.isTrue();
    }
}
