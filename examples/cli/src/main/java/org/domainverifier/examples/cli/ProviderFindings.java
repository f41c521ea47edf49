package org.domainverifier.examples.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Severity;

/**
 * What a provider file says of findings.
 *
 * @param severities how much some matter, by their ids
 * @param suppressed the ids of those that are not to be told
 */
record ProviderFindings(Map<String, Severity> severities, Set<String> suppressed) {
    static final String SEVERITY = "severity";
    static final String SUPPRESS = "suppress";
    static final ProviderFindings NONE = new ProviderFindings(Map.of(), Set.of());

    ProviderFindings {
        severities = Map.copyOf(severities);
        suppressed = Set.copyOf(suppressed);
    }

    static ProviderFindings read(Map<String, YamlValue> entries) {
        Map<String, Severity> severities = new LinkedHashMap<>();
        if (entries.containsKey(SEVERITY)) {
            for (YamlValue.Entry entry : entries.get(SEVERITY).entries()) {
                String id = entry.key().raw();
                Severity severity = Severity.valueOf(
                        entry.value().oneOf("error", "warning", "notice").toUpperCase(Locale.ROOT));
                refuseUnknown(entry.key(), builder -> builder.severity(id, severity));
                severities.put(id, severity);
            }
        }
        Set<String> suppressed = new LinkedHashSet<>();
        if (entries.containsKey(SUPPRESS)) {
            for (YamlValue each : entries.get(SUPPRESS).oneOrMore()) {
                String id = each.raw();
                refuseUnknown(each, builder -> builder.suppress(id));
                suppressed.add(id);
            }
        }
        return new ProviderFindings(severities, suppressed);
    }

    /** Which findings there are, the library knows: a verifier that asks nobody is made with this one. */
    private static void refuseUnknown(YamlValue value, Consumer<DomainVerifier.Builder> policy) {
        value.make(() -> {
            DomainVerifier.Builder builder = DomainVerifier.builder().resolver(ZoneResolver.parse(""));
            policy.accept(builder);
            try {
                return builder.build();
            } catch (IllegalStateException unknown) {
                throw new IllegalArgumentException(unknown.getMessage(), unknown);
            }
        });
    }

    void state(DomainVerifier.Builder builder) {
        severities.forEach(builder::severity);
        suppressed.forEach(builder::suppress);
    }
}
