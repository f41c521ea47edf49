package org.domainverifier.domainconnect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.domainverifier.dns.DomainName;
import org.domainverifier.domainconnect.json.Json;
import org.domainverifier.domainconnect.json.JsonDocument;
import org.domainverifier.domainconnect.json.JsonKind;

/** Makes a template of JSON (Domain Connect §6.1). */
final class TemplateReader {
    private static final Set<String> FIELDS = Set.of(
            "providerId",
            "providerName",
            "serviceId",
            "serviceName",
            "version",
            "templateSpecVersion",
            "logoUrl",
            "description",
            "variableDescription",
            "syncBlock",
            "shared",
            "sharedProviderName",
            "sharedServiceName",
            "syncPubKeyDomain",
            "syncRedirectDomain",
            "multiInstance",
            "warnPhishing",
            "hostRequired",
            "crit",
            "records",
            "$schema");
    private static final int LONGEST_ID = 63;

    private final FieldReader fields;
    private final Noticed noticed;

    private TemplateReader(FieldReader fields, Noticed noticed) {
        this.fields = fields;
        this.noticed = noticed;
    }

    static TemplateReading read(byte[] octets) {
        return octets.length > DomainConnectTemplate.MOST_OCTETS
                ? tooLarge()
                : readText(new String(octets, StandardCharsets.UTF_8));
    }

    static TemplateReading read(String json) {
        boolean large = json.length() > DomainConnectTemplate.MOST_OCTETS
                || json.getBytes(StandardCharsets.UTF_8).length > DomainConnectTemplate.MOST_OCTETS;
        return large ? tooLarge() : readText(json);
    }

    private static TemplateReading tooLarge() {
        return nothing(
                TemplateDiagnostic.at("", TemplateFinding.TOO_LARGE).with("limit", DomainConnectTemplate.MOST_OCTETS));
    }

    private static TemplateReading nothing(TemplateDiagnostic why) {
        return new TemplateReading(Optional.empty(), List.of(why));
    }

    private static TemplateReading readText(String json) {
        JsonDocument document = JsonDocument.read(json.startsWith("\ufeff") ? json.substring(1) : json);
        if (document.failure().isPresent()) {
            JsonDocument.Failure failure = document.failure().get();
            TemplateFinding code = failure.limit() ? TemplateFinding.TOO_DEEP : TemplateFinding.NOT_JSON;
            return nothing(
                    TemplateDiagnostic.at("", code).with("line", failure.line()).with("column", failure.column()));
        }
        Noticed noticed = new Noticed();
        document.duplicates()
                .forEach(path -> noticed.add(TemplateDiagnostic.at(path, TemplateFinding.DUPLICATE_KEY)
                        .with("field", path.substring(path.lastIndexOf('.') + 1))));
        Json value = document.value().orElseThrow();
        if (!(value instanceof Json.Members members)) {
            return nothing(TemplateDiagnostic.at("$", TemplateFinding.WRONG_TYPE)
                    .with("expected", JsonKind.OBJECT)
                    .with("found", value.kind()));
        }
        DomainConnectTemplate template = new TemplateReader(new FieldReader(members, "", noticed), noticed).template();
        return new TemplateReading(Optional.of(template), noticed.all());
    }

    private DomainConnectTemplate template() {
        fields.onlyFields(FIELDS, Set.of());
        fields.critical(FIELDS);
        TemplateBuilder template = DomainConnectTemplate.builder(id("providerId"), id("serviceId"));
        fields.required("providerName").ifPresent(template::providerName);
        fields.required("serviceName").ifPresent(template::serviceName);
        number("version").ifPresent(template::version);
        fields.text("logoUrl").filter(this::isLogo).ifPresent(template::logoUrl);
        fields.text("description").ifPresent(template::description);
        fields.text("variableDescription").ifPresent(template::variableDescription);
        template.syncBlock(fields.flag("syncBlock"))
                .sharedProviderName(fields.flag("sharedProviderName") || fields.flag("shared"))
                .sharedServiceName(fields.flag("sharedServiceName"))
                .multiInstance(fields.flag("multiInstance"))
                .warnPhishing(fields.flag("warnPhishing"))
                .hostRequired(fields.flag("hostRequired"));
        domains("syncPubKeyDomain").stream().findFirst().ifPresent(template::syncPubKeyDomain);
        template.syncRedirectDomains(domains("syncRedirectDomain").toArray(String[]::new));
        old();
        specification();
        records(template);
        return template.build();
    }

    private void old() {
        if (fields.has("shared") && !fields.has("sharedProviderName")) {
            fields.notice("shared", TemplateFinding.DEPRECATED_FIELD, Map.of("field", "shared"));
        }
        if (fields.flag("warnPhishing")) {
            fields.notice("warnPhishing", TemplateFinding.DEPRECATED_FIELD, Map.of("field", "warnPhishing"));
        }
    }

    private void specification() {
        Optional<Integer> version = number("templateSpecVersion");
        if (version.isPresent() && version.get() != 1) {
            fields.notice(
                    "templateSpecVersion",
                    TemplateFinding.NOT_UNDERSTOOD,
                    Map.of("fields", List.of("templateSpecVersion=" + version.get())));
        }
    }

    private String id(String field) {
        Optional<String> id = fields.required(field);
        if (id.isPresent() && !isId(id.get())) {
            fields.notice(field, TemplateFinding.BAD_ID, Map.of("value", id.get()));
        }
        return id.orElse("");
    }

    /** Letters, digits, hyphens, underscores and dots (Domain Connect §3, {@code dc-id}). */
    static boolean isId(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_ID
                && text.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || c == '-'
                                || c == '_'
                                || c == '.');
    }

    private Optional<Integer> number(String field) {
        Optional<TemplateText> number = fields.number(field, Integer.MAX_VALUE);
        return number.flatMap(TemplateText::literal).map(Integer::parseInt);
    }

    private boolean isLogo(String address) {
        if (!address.isEmpty() && !address.regionMatches(true, 0, "https://", 0, 8)) {
            fields.notice("logoUrl", TemplateFinding.BAD_LOGO, Map.of("value", address));
        }
        return !address.isEmpty();
    }

    /** A list of domains with commas between them; what is none is noticed and left out. */
    private List<String> domains(String field) {
        List<String> domains = new ArrayList<>();
        StringJoiner wrong = new StringJoiner(", ");
        for (String each : fields.text(field).orElse("").split(",", -1)) {
            String domain = each.strip();
            if (DomainName.tryParseExact(domain).isPresent()) {
                domains.add(domain);
            } else if (!domain.isEmpty()) {
                wrong.add(domain);
            }
        }
        if (wrong.length() > 0) {
            fields.notice(field, TemplateFinding.BAD_DOMAIN, Map.of("value", wrong.toString()));
        }
        return domains;
    }

    private void records(TemplateBuilder template) {
        if (!(fields.value("records", JsonKind.ARRAY) instanceof Json.Elements elements)) {
            if (!fields.has("records")) {
                fields.missing("records");
            }
            return;
        }
        int count = elements.values().size();
        if (count > DomainConnectTemplate.MOST_RECORDS) {
            fields.notice(
                    "records",
                    TemplateFinding.TOO_MANY_RECORDS,
                    Map.of("count", count, "limit", DomainConnectTemplate.MOST_RECORDS));
        } else if (count == 0) {
            fields.notice("records", TemplateFinding.NO_RECORDS, Map.of());
        }
        for (int i = 0; i < Math.min(count, DomainConnectTemplate.MOST_RECORDS); i++) {
            String path = "records[" + i + "]";
            Json each = elements.values().get(i);
            if (each instanceof Json.Members members) {
                new RecordReader(new FieldReader(members, path, noticed))
                        .read()
                        .ifPresent(record -> template.record(record, path));
            } else {
                noticed.add(TemplateDiagnostic.at(path, TemplateFinding.WRONG_TYPE)
                        .with("expected", JsonKind.OBJECT)
                        .with("found", each.kind()));
            }
        }
    }
}
