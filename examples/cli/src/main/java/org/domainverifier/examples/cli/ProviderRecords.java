package org.domainverifier.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.records.RecordExpectation;

/** What a provider file says of other records: each with its name, type and value, as forms of DNS hosts have them. */
final class ProviderRecords {
    private static final List<String> KEYS = List.of("name", "type", "value", "alone", "replacing", "wildcard");
    private static final String[] TYPES = {"A", "AAAA", "CNAME", "TXT", "SRV", "CAA", "NS"};

    private final YamlValue whole;
    private final Map<String, YamlValue> entries;
    private final String name;
    private final String type;
    private final YamlValue value;

    private ProviderRecords(YamlValue whole) {
        this.whole = whole;
        this.entries = whole.mapping(KEYS);
        this.type = ProviderFile.needed(whole, entries, "type").oneOf(TYPES);
        this.value = ProviderFile.needed(whole, entries, "value");
        YamlValue owner = entries.get("name");
        this.name = owner == null ? "@" : owner.text();
        if (owner != null) {
            owner.make(() -> RecordExpectation.txt(name, "x")); // complains of the name alone
        }
    }

    static RecordExpectation read(YamlValue value) {
        return new ProviderRecords(value).expectation();
    }

    private RecordExpectation expectation() {
        onlyFor("TXT", "alone");
        onlyFor("TXT", "replacing");
        onlyFor("CAA", "wildcard");
        return switch (type) {
            case "A" -> several(addresses -> RecordExpectation.a(name, addresses));
            case "AAAA" -> several(addresses -> RecordExpectation.aaaa(name, addresses));
            case "NS" -> several(hosts -> RecordExpectation.ns(name, hosts));
            case "CNAME" -> value.make(target -> RecordExpectation.cname(name, target));
            case "TXT" -> txt();
            case "SRV" -> srv();
            default ->
                value.make(issuer -> isSaid("wildcard")
                        ? RecordExpectation.caaWildcard(name, issuer)
                        : RecordExpectation.caa(name, issuer));
        };
    }

    private void onlyFor(String only, String key) {
        YamlValue entry = entries.get(key);
        if (entry != null && !type.equals(only)) {
            throw entry.complaint("that is for " + only + " records, and this is one of type " + type);
        }
    }

    private boolean isSaid(String key) {
        YamlValue entry = entries.get(key);
        return entry != null && entry.isTrue();
    }

    private interface OfTexts {
        RecordExpectation of(String... texts);
    }

    private RecordExpectation several(OfTexts maker) {
        String[] texts = value.oneOrMore().stream().map(YamlValue::text).toArray(String[]::new);
        return value.make(() -> maker.of(texts));
    }

    private RecordExpectation txt() {
        boolean alone = isSaid("alone");
        Optional<YamlValue> replacing = Optional.ofNullable(entries.get("replacing"));
        if (alone && replacing.isPresent()) {
            throw whole.complaint("there should be 'alone' or 'replacing', not both");
        }
        RecordExpectation text =
                value.make(each -> alone ? RecordExpectation.txtAlone(name, each) : RecordExpectation.txt(name, each));
        return replacing.map(kind -> kind.make(text::replacing)).orElse(text);
    }

    /** A host of a service, written as in a zone file. */
    private record Service(int priority, int weight, int port, String target) {
        static Service of(YamlValue value) {
            List<String> parts = new ArrayList<>(List.of(value.text().split(" ", -1)));
            parts.removeIf(String::isBlank);
            try {
                if (parts.size() == 4) {
                    return new Service(
                            Integer.parseInt(parts.get(0)),
                            Integer.parseInt(parts.get(1)),
                            Integer.parseInt(parts.get(2)),
                            parts.get(3));
                }
            } catch (NumberFormatException notANumber) {
                throw wrong(value);
            }
            throw wrong(value);
        }

        private static UsageException wrong(YamlValue value) {
            return value.refusal(
                    "there should be priority, weight, port and target, such as '0 1 993 imap.example.net', not '"
                            + value.text() + "'");
        }
    }

    private RecordExpectation srv() {
        Optional<RecordExpectation> all = Optional.empty();
        for (YamlValue each : value.oneOrMore()) {
            Service host = Service.of(each);
            Optional<RecordExpectation> before = all;
            all = Optional.of(each.make(() -> before.isEmpty()
                    ? RecordExpectation.srv(name, host.priority, host.weight, host.port, host.target)
                    : before.get().and(host.priority, host.weight, host.port, host.target)));
        }
        return all.orElseThrow();
    }
}
