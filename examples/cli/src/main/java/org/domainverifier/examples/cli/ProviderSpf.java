package org.domainverifier.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.Expectation;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.spf.SpfQualifier;

/** What a provider file says of SPF: terms that the record has, and addresses whose mail has to pass. */
final class ProviderSpf {
    private static final String ALL = "all";
    private static final String AUTHORIZING = "authorizing";
    private static final List<String> KEYS = List.of("include", "terms", "redirect", ALL, AUTHORIZING);
    private static final ProviderEntry ENTRY = ProviderEntry.of(SpfCheck.KEY, ProviderSpf::one);

    private ProviderSpf() {}

    /** The terms and the addresses are two expectations, of which one can be met without the other. */
    static List<Expectation> read(YamlValue value, Optional<Customers> customers) {
        if (value.has(ProviderEntry.ANY_OF)) {
            return List.of(ENTRY.read(value, customers));
        }
        Map<String, YamlValue> entries = value.orElse(ProviderEntry.ANY_OF).mapping(KEYS);
        List<Expectation> expectations = new ArrayList<>();
        if (entries.keySet().stream().anyMatch(key -> !key.equals(AUTHORIZING))) {
            expectations.add(ENTRY.read(value.without(AUTHORIZING), customers));
        }
        YamlValue authorizing = entries.get(AUTHORIZING);
        if (authorizing != null) {
            expectations.add(
                    ProviderEntry.of(SpfCheck.KEY, ProviderSpf::authorizing).read(authorizing, customers));
        }
        if (expectations.isEmpty()) {
            throw nothing(value);
        }
        return expectations;
    }

    private static UsageException nothing(YamlValue value) {
        return value.complaint("there should be 'include' or 'authorizing', 'terms' or 'redirect'");
    }

    private static SpfExpectation one(YamlValue value) {
        Map<String, YamlValue> entries = value.mapping(KEYS);
        YamlValue authorizing = entries.get(AUTHORIZING);
        if (authorizing == null) {
            return terms(value, entries);
        }
        if (entries.size() > 1) {
            throw value.complaint("one of several has terms or 'authorizing', not both");
        }
        return authorizing(authorizing);
    }

    private static SpfExpectation terms(YamlValue value, Map<String, YamlValue> entries) {
        List<SpfExpectation.Terms> parts = new ArrayList<>();
        entries.forEach((key, part) -> {
            if (!key.equals(ALL)) {
                parts.add(terms(key, part));
            }
        });
        SpfExpectation.Terms together = parts.stream()
                .reduce((one, other) -> (SpfExpectation.Terms) value.make(() -> one.together(other)
                        .orElseThrow(() -> new IllegalArgumentException("a record has one redirect at most"))))
                .orElseThrow(() -> nothing(value));
        YamlValue all = entries.get(ALL);
        return all == null ? together : together.endingIn(end(all));
    }

    private static SpfQualifier end(YamlValue all) {
        return all.oneOf("-all", "~all").equals("-all") ? SpfQualifier.FAIL : SpfQualifier.SOFTFAIL;
    }

    private static SpfExpectation.Terms terms(String key, YamlValue part) {
        return switch (key) {
            case "include" -> {
                List<String> domains = part.texts();
                yield part.make(() -> SpfExpectation.include(domains.get(0), rest(domains)));
            }
            case "terms" -> {
                List<String> terms = part.texts();
                yield part.make(() -> SpfExpectation.terms(terms.get(0), rest(terms)));
            }
            default -> part.make(SpfExpectation::redirect);
        };
    }

    private static String[] rest(List<String> texts) {
        return texts.subList(1, texts.size()).toArray(String[]::new);
    }

    private static SpfExpectation authorizing(YamlValue value) {
        String[] addresses = value.texts().toArray(String[]::new);
        return value.make(() -> SpfExpectation.authorizing(addresses));
    }
}
