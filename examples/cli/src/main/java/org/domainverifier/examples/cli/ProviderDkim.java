package org.domainverifier.examples.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.domainverifier.dkim.DkimExpectation;

/** What a provider file says of DKIM: selectors with their keys or what they are aliases of. */
final class ProviderDkim {
    /** What is the same for every customer, so that its keys are not read again for each. */
    private final Map<List<String>, DkimExpectation> same = new ConcurrentHashMap<>();

    /** Empty where not even the selectors are known yet; a key that is not ready is said of its selector. */
    Optional<DkimExpectation> read(YamlValue value) {
        Optional<DkimExpectation> all = Optional.empty();
        for (YamlValue each : value.list()) {
            Optional<DkimExpectation> one = selector(each);
            if (one.isEmpty()) {
                return one;
            }
            all = all.map(before -> before.and(one.get())).or(() -> one);
        }
        return all;
    }

    private Optional<DkimExpectation> selector(YamlValue value) {
        Map<String, YamlValue> entries = value.mapping(List.of("selector", "key", "cname"));
        YamlValue selector = ProviderFile.needed(value, entries, "selector");
        YamlValue key = entries.get("key");
        YamlValue alias = entries.get("cname");
        if (key != null && alias != null) {
            throw value.complaint("there should be 'key' or 'cname', not both");
        }
        if (!selector.isReady()) {
            return Optional.empty();
        }
        String name = selector.text();
        DkimExpectation notReady =
                selector.make(() -> DkimExpectation.notReady(name)); // complains of the selector alone
        if (key != null && key.isReady()) {
            return Optional.of(key.make(text -> key(value, name, text)));
        }
        return Optional.of(
                alias != null && alias.isReady() ? alias.make(text -> DkimExpectation.alias(name, text)) : notReady);
    }

    private DkimExpectation key(YamlValue value, String selector, String key) {
        return value.variables().isEmpty()
                ? same.computeIfAbsent(List.of(selector, key), each -> DkimExpectation.key(selector, key))
                : DkimExpectation.key(selector, key);
    }
}
