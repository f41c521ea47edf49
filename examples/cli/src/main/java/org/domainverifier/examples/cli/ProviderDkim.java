package org.domainverifier.examples.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dkim.DkimRotation;

/** What a provider file says of DKIM: selectors with their keys or what they are aliases of. */
final class ProviderDkim {
    private static final String ROTATION = "rotation";
    private static final String FROM = "from";
    private static final String UNTIL = "until";

    /** What is the same for every customer, so that its keys are not read again for each. */
    private final Map<List<String>, DkimExpectation> same = new ConcurrentHashMap<>();

    /** Empty where not even the selectors are known yet; a key that is not ready is said of its selector. */
    Optional<DkimExpectation> read(YamlValue value) {
        Optional<DkimExpectation> all = Optional.empty();
        for (YamlValue each : value.list()) {
            Optional<DkimExpectation> one = each.has(ROTATION) ? rotation(each) : selector(each.orElse(ROTATION));
            if (one.isEmpty()) {
                return one;
            }
            all = all.map(before -> before.and(one.get())).or(() -> one);
        }
        return all;
    }

    /** From one key to the next, by dates if there are any. */
    private Optional<DkimExpectation> rotation(YamlValue value) {
        YamlValue rotation = value.mapping(List.of(ROTATION)).get(ROTATION);
        Map<String, YamlValue> entries = rotation.mapping(List.of("old", "next", FROM, UNTIL));
        Optional<DkimExpectation> old = selector(ProviderFile.needed(rotation, entries, "old"));
        Optional<DkimExpectation> next = selector(ProviderFile.needed(rotation, entries, "next"));
        Optional<DkimRotation> when = dates(rotation, entries);
        return old.flatMap(former -> next.map(latter -> rotation.make(() -> when.isPresent()
                ? DkimExpectation.rotation(former, latter, when.get())
                : DkimExpectation.rotation(former, latter))));
    }

    private static Optional<DkimRotation> dates(YamlValue rotation, Map<String, YamlValue> entries) {
        YamlValue from = entries.get(FROM);
        YamlValue until = entries.get(UNTIL);
        if (from == null) {
            if (until != null) {
                throw rotation.complaint("there should be 'from' too, where there is 'until'");
            }
            return Optional.empty();
        }
        DkimRotation begun = DkimRotation.from(day(from));
        return Optional.of(until == null ? begun : until.make(() -> begun.until(day(until))));
    }

    private static LocalDate day(YamlValue value) {
        String text = value.text();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw value.refusal("there should be a day, such as 2027-01-31, not '" + text + "'");
        }
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
