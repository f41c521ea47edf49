package org.domainverifier.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.check.Expectation;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcPolicy;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxHost;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;

/** Reads a provider file: YAML, see {@code docs/cli.md}. */
final class ProviderFile {
    private static final List<String> CHECKS = List.of("mx", "spf", "dkim", "dmarc", "tls-rpt", "mta-sts");

    private ProviderFile() {}

    static Provider read(String file) {
        return parse(file, InputFile.read(file));
    }

    static Provider parse(String file, String text) {
        YamlValue root = YamlValue.parse(file, text);
        Map<String, YamlValue> entries =
                root.mapping(Stream.concat(Stream.concat(Stream.of("name"), CHECKS.stream()), Stream.of("recommended"))
                        .toList());
        Provider provider = new Provider(
                Optional.ofNullable(entries.get("name")).map(YamlValue::text),
                expectations(entries),
                entries.containsKey("recommended")
                        ? expectations(entries.get("recommended").mapping(CHECKS))
                        : List.of());
        if (provider.expectsNothing()) {
            throw root.complaint("nothing is expected; there should be one of " + String.join(", ", CHECKS));
        }
        return provider;
    }

    private static List<Expectation> expectations(Map<String, YamlValue> entries) {
        List<Expectation> expectations = new ArrayList<>();
        entries.forEach((key, value) -> {
            switch (key) {
                case "mx" -> expectations.add(mx(value));
                case "spf" -> expectations.addAll(spf(value));
                case "dkim" -> expectations.add(dkim(value));
                case "dmarc" -> expectations.add(dmarc(value));
                case "tls-rpt" -> expectations.add(tlsRpt(value));
                case "mta-sts" -> expectations.add(mtaSts(value));
                default -> {
                    // the name, and what is recommended
                }
            }
        });
        return expectations;
    }

    private static Expectation mx(YamlValue value) {
        List<MxHost> hosts = new ArrayList<>();
        for (YamlValue each : value.list()) {
            Map<String, YamlValue> entries = each.mapping(List.of("preference", "host"));
            YamlValue preference = needed(each, entries, "preference");
            int number = preference.number();
            DomainName host = needed(each, entries, "host").make(DomainName::of);
            hosts.add(preference.make(() -> new MxHost(number, host)));
        }
        return value.make(() -> new MxExpectation(hosts));
    }

    private static List<Expectation> spf(YamlValue value) {
        Map<String, YamlValue> entries = value.mapping(List.of("include", "authorizing"));
        List<Expectation> expectations = new ArrayList<>();
        YamlValue include = entries.get("include");
        if (include != null) {
            List<String> domains = include.texts();
            expectations.add(include.make(() -> SpfExpectation.include(
                    domains.get(0), domains.subList(1, domains.size()).toArray(String[]::new))));
        }
        YamlValue authorizing = entries.get("authorizing");
        if (authorizing != null) {
            String[] addresses = authorizing.texts().toArray(String[]::new);
            expectations.add(authorizing.make(() -> SpfExpectation.authorizing(addresses)));
        }
        if (expectations.isEmpty()) {
            throw value.complaint("there should be 'include' or 'authorizing'");
        }
        return expectations;
    }

    private static Expectation dkim(YamlValue value) {
        return value.list().stream()
                .map(ProviderFile::dkimSelector)
                .reduce(DkimExpectation::and)
                .orElseThrow();
    }

    private static DkimExpectation dkimSelector(YamlValue value) {
        Map<String, YamlValue> entries = value.mapping(List.of("selector", "key", "cname"));
        YamlValue selector = needed(value, entries, "selector");
        String name = selector.text();
        selector.make(() -> DkimExpectation.notReady(name)); // complains of the selector alone
        YamlValue key = entries.get("key");
        YamlValue alias = entries.get("cname");
        if (key != null && alias != null) {
            throw value.complaint("there should be 'key' or 'cname', not both");
        }
        if (key != null) {
            return key.make(text -> DkimExpectation.key(name, text));
        }
        return alias != null ? alias.make(text -> DkimExpectation.alias(name, text)) : DkimExpectation.notReady(name);
    }

    private static Expectation dmarc(YamlValue value) {
        Map<String, YamlValue> entries = value.mapping(List.of("suggest", "at-least", "rua"));
        DmarcExpectation expectation = DmarcExpectation.anyValid();
        if (entries.containsKey("at-least")) {
            expectation = expectation.atLeast(policy(entries.get("at-least")));
        }
        if (entries.containsKey("rua")) {
            for (YamlValue address : entries.get("rua").list()) {
                expectation = address.make(expectation::reportingTo);
            }
        }
        return entries.containsKey("suggest") ? entries.get("suggest").make(expectation::suggesting) : expectation;
    }

    private static DmarcPolicy policy(YamlValue value) {
        String text = value.text();
        return Stream.of(DmarcPolicy.values())
                .filter(policy -> policy.value().equals(text))
                .findFirst()
                .orElseThrow(() -> value.complaint("there is no policy '" + text + "'"));
    }

    private static Expectation tlsRpt(YamlValue value) {
        Map<String, YamlValue> entries = value.mapping(List.of("rua"));
        YamlValue addresses = entries.get("rua");
        return addresses == null
                ? TlsRptExpectation.anyValid()
                : addresses.make(
                        () -> TlsRptExpectation.reportTo(addresses.texts().toArray(String[]::new)));
    }

    private static Expectation mtaSts(YamlValue value) {
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

    private static YamlValue needed(YamlValue owner, Map<String, YamlValue> entries, String key) {
        YamlValue value = entries.get(key);
        if (value == null) {
            throw owner.complaint("there should be '" + key + "'");
        }
        return value;
    }
}
