package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.domainverifier.dns.DomainName;
import org.jspecify.annotations.Nullable;

/** The values of variables, by names whose case does not matter. */
final class TemplateValues {
    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> exact;
    private final Noticed noticed;

    TemplateValues(Map<String, String> given, DomainName domain, String host, Noticed noticed) {
        this.exact = Map.copyOf(given);
        this.noticed = noticed;
        values.putAll(exact);
        values.put(TemplateText.DOMAIN, domain.toString());
        values.put(TemplateText.HOST, host);
        values.put(TemplateText.FQDN, host.isEmpty() ? domain.toString() : host + "." + domain);
    }

    private @Nullable String value(TemplateText.Part part) {
        String own = part.isBuiltIn() ? null : exact.get(part.text());
        return own != null ? own : values.get(part.text());
    }

    /** The text with values in place of its variables; what comes out of a value is not looked at again. */
    Optional<String> fill(String path, TemplateText text) {
        StringBuilder filled = new StringBuilder();
        boolean complete = true;
        for (TemplateText.Part part : text.parts()) {
            String value = part.variable() ? value(part) : part.text();
            if (value == null) {
                complete = false;
                missing(path, part.text());
            } else {
                filled.append(value);
            }
        }
        return complete ? Optional.of(filled.toString()) : Optional.empty();
    }

    private void missing(String path, String variable) {
        TemplateDiagnostic diagnostic =
                TemplateDiagnostic.at(path, TemplateFinding.MISSING_VALUE).with("variable", variable);
        noticed.add(Noticed.meant(plain(variable), plainNames().keySet())
                .map(name -> diagnostic.with("meant", plainNames().getOrDefault(name, name)))
                .orElse(diagnostic));
    }

    /** Hyphens and underscores are what people forget. */
    private Map<String, String> plainNames() {
        Map<String, String> names = new TreeMap<>();
        exact.keySet().forEach(name -> names.put(plain(name), name));
        return names;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Values that no record uses. */
    void unused(Set<String> variables) {
        Set<String> known = new LinkedHashSet<>();
        variables.forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
        List<String> unused = new ArrayList<>(exact.keySet());
        unused.removeIf(name -> known.contains(name.toLowerCase(Locale.ROOT)));
        unused.sort(null);
        unused.forEach(name -> noticed.add(
                TemplateDiagnostic.at("", TemplateFinding.UNUSED_VALUE).with("variable", name)));
    }
}
