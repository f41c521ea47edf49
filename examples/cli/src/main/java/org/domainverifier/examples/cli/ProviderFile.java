package org.domainverifier.examples.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Expectation;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dmarc.DmarcCheck;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.records.RecordsCheck;
import org.domainverifier.tlsrpt.TlsRptCheck;

/** Reads a provider file: YAML, see {@code docs/cli.md}. */
final class ProviderFile {
    private static final List<String> CHECKS = List.of("mx", "spf", "dkim", "dmarc", "tls-rpt", "mta-sts", "records");
    private static final String NAME = "name";
    private static final String RECOMMENDED = "recommended";
    private static final String AT = "at";
    private static final String FOR = "for";

    private final Optional<Customers> customers;

    private ProviderFile(Optional<Customers> customers) {
        this.customers = customers;
    }

    static Provider read(String file, Optional<Customers> customers) {
        return parse(file, InputFile.read(file), customers);
    }

    static Provider parse(String file, String text, Optional<Customers> customers) {
        YamlValue root = YamlValue.parse(file, text);
        return new ProviderFile(customers).provider(root);
    }

    private Provider provider(YamlValue root) {
        Map<String, YamlValue> entries =
                root.mapping(keys(NAME, RECOMMENDED, AT, FOR, ProviderFindings.SEVERITY, ProviderFindings.SUPPRESS));
        return expecting(root, entries);
    }

    private static List<String> keys(String first, String... last) {
        return Stream.of(Stream.of(first), CHECKS.stream(), Stream.of(last))
                .flatMap(each -> each)
                .toList();
    }

    private Map<String, Provider> below(YamlValue names) {
        Map<String, Provider> below = new LinkedHashMap<>();
        for (YamlValue.Entry entry : names.entries()) {
            String name = entry.key().raw();
            entry.key().make(() -> DomainVerifier.builder().at(name, nothing -> {}));
            Map<String, YamlValue> entries = entry.value()
                    .mapping(Stream.concat(CHECKS.stream(), Stream.of(RECOMMENDED))
                            .toList());
            below.put(name, expecting(entry.value(), entries));
        }
        return below;
    }

    /** What is asked of some customers: which they are is said by their values. */
    private List<Provider.ForSome> some(YamlValue list) {
        List<Provider.ForSome> some = new ArrayList<>();
        for (YamlValue each : list.list()) {
            Map<String, YamlValue> entries = each.mapping(keys(SomeCustomers.KEY, RECOMMENDED, AT));
            some.add(new Provider.ForSome(
                    SomeCustomers.read(needed(each, entries, SomeCustomers.KEY), customers), expecting(each, entries)));
        }
        return some;
    }

    private Provider expecting(YamlValue whole, Map<String, YamlValue> entries) {
        Provider provider = new Provider(
                Optional.ofNullable(entries.get(NAME)).map(YamlValue::raw),
                expectations(entries),
                entries.containsKey(RECOMMENDED)
                        ? expectations(entries.get(RECOMMENDED).mapping(CHECKS))
                        : List.of(),
                entries.containsKey(AT) ? below(entries.get(AT)) : Map.of(),
                ProviderFindings.read(entries),
                entries.containsKey(FOR) ? some(entries.get(FOR)) : List.of());
        if (provider.expectsNothing()) {
            throw whole.complaint("nothing is expected; there should be one of " + String.join(", ", CHECKS));
        }
        return provider;
    }

    private List<Expectation> expectations(Map<String, YamlValue> entries) {
        List<Expectation> expectations = new ArrayList<>();
        entries.forEach((key, value) -> expectations.addAll(
                switch (key) {
                    case "mx" -> one(ProviderEntry.of(MxCheck.KEY, ProviderMx::read), value);
                    case "spf" -> ProviderSpf.read(value, customers);
                    case "dkim" -> one(new ProviderEntry(DkimCheck.KEY, new ProviderDkim()::read), value);
                    case "dmarc" -> one(ProviderEntry.of(DmarcCheck.KEY, ProviderPolicies::dmarc), value);
                    case "tls-rpt" -> one(ProviderEntry.of(TlsRptCheck.KEY, ProviderPolicies::tlsRpt), value);
                    case "mta-sts" -> one(ProviderEntry.of(MtaStsCheck.KEY, ProviderPolicies::mtaSts), value);
                    case "records" -> records(value);
                    default -> List.of(); // what is no check's
                }));
        return expectations;
    }

    private List<Expectation> one(ProviderEntry entry, YamlValue value) {
        return List.of(entry.read(value, customers));
    }

    private List<Expectation> records(YamlValue value) {
        ProviderEntry entry = ProviderEntry.of(RecordsCheck.KEY, ProviderRecords::read);
        return value.list().stream().map(each -> entry.read(each, customers)).toList();
    }

    static YamlValue needed(YamlValue owner, Map<String, YamlValue> entries, String key) {
        YamlValue value = entries.get(key);
        if (value == null) {
            throw owner.complaint("there should be '" + key + "'");
        }
        return value;
    }
}
