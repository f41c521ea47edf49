package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.domainconnect.json.Json;
import org.domainverifier.domainconnect.json.JsonKind;
import org.domainverifier.record.Severity;
import org.jspecify.annotations.Nullable;

/** The values of one JSON object, whose mistakes are noticed as they are read. */
final class FieldReader {
    private final Map<String, Json> values;
    private final String path;
    private final Noticed noticed;

    FieldReader(Json.Members object, String path, Noticed noticed) {
        this.values = object.values();
        this.path = path;
        this.noticed = noticed;
    }

    String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    void notice(String field, TemplateFinding code, Map<String, ?> arguments) {
        TemplateDiagnostic diagnostic = TemplateDiagnostic.at(path(field), code);
        for (Map.Entry<String, ?> argument : arguments.entrySet()) {
            diagnostic = diagnostic.with(argument.getKey(), argument.getValue());
        }
        noticed.add(diagnostic);
    }

    /** Names that nobody knows, but for those that vendors may give; and those that are known elsewhere. */
    void onlyFields(Set<String> here, Set<String> elsewhere) {
        for (String field : values.keySet()) {
            if (here.contains(field) || field.startsWith("vnd.")) {
                continue;
            }
            if (elsewhere.contains(field)) {
                notice(field, TemplateFinding.IGNORED_FIELD, Map.of("field", field));
            } else {
                Map<String, String> meant = Noticed.meant(field, here)
                        .map(word -> Map.of("field", field, "meant", word))
                        .orElse(Map.of("field", field));
                notice(field, TemplateFinding.UNKNOWN_FIELD, meant);
            }
        }
    }

    /** Fields that have to be understood, and are not. */
    void critical(Set<String> understood) {
        List<String> unknown = new ArrayList<>();
        if (value("crit", JsonKind.ARRAY) instanceof Json.Elements crit) {
            for (Json each : crit.values()) {
                if (each instanceof Json.Text name
                        && values.containsKey(name.value())
                        && !understood.contains(name.value())) {
                    unknown.add(name.value());
                }
            }
        }
        if (!unknown.isEmpty()) {
            notice("crit", TemplateFinding.NOT_UNDERSTOOD, Map.of("fields", unknown));
        }
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    @Nullable
    Json value(String field, JsonKind... kinds) {
        Json value = values.get(field);
        if (value == null || value instanceof Json.Nothing) {
            return null;
        }
        if (!List.of(kinds).contains(value.kind())) {
            notice(field, TemplateFinding.WRONG_TYPE, Map.of("expected", kinds[0], "found", value.kind()));
            return null;
        }
        return value;
    }

    Optional<String> text(String field) {
        return value(field, JsonKind.STRING) instanceof Json.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** A text that has to be there, and may be empty. */
    Optional<String> present(String field) {
        Optional<String> text = text(field);
        if (text.isEmpty() && (!has(field) || values.get(field) instanceof Json.Nothing)) {
            missing(field);
        }
        return text;
    }

    /** A text that has to be there and to say something. */
    Optional<String> required(String field) {
        Optional<String> text = present(field);
        if (text.isPresent() && text.get().isBlank()) {
            missing(field);
            return Optional.empty();
        }
        return text;
    }

    void missing(String field) {
        notice(field, TemplateFinding.MISSING_FIELD, Map.of("field", field));
    }

    /** What a DNS host can do without. */
    void missingAtMostWarning(String field) {
        noticed.add(TemplateDiagnostic.at(path(field), TemplateFinding.MISSING_FIELD)
                .with("field", field)
                .atMost(Severity.WARNING));
    }

    boolean flag(String field) {
        return value(field, JsonKind.BOOLEAN) instanceof Json.Flag flag && flag.value();
    }

    /** A number from 0, as a number, in a string, or as a variable. */
    Optional<TemplateText> number(String field, long most) {
        Json value = value(field, JsonKind.NUMBER, JsonKind.STRING);
        if (value == null) {
            return Optional.empty();
        }
        String text = value instanceof Json.Digits digits ? digits.value() : ((Json.Text) value).value();
        TemplateText number = TemplateText.of(text);
        if (!number.isVariable() && !Numbers.isWithin(text, most)) {
            notice(field, TemplateFinding.BAD_NUMBER, Map.of("value", text, "most", most));
            return Optional.empty();
        }
        return Optional.of(number);
    }

    /** A number that has to be there. */
    Optional<TemplateText> requiredNumber(String field, long most) {
        if (!has(field)) {
            missing(field);
        }
        return number(field, most);
    }

    /** One of several words; the first of them where there is none, or another one. */
    <T> T choice(String field, Map<String, T> possible) {
        T usual = possible.values().iterator().next();
        Optional<String> text = text(field);
        if (text.isEmpty() || text.get().isEmpty()) {
            return usual;
        }
        T found = possible.get(text.get());
        if (found != null) {
            return found;
        }
        notice(
                field,
                TemplateFinding.BAD_CHOICE,
                Map.of("value", text.get(), "possible", List.copyOf(possible.keySet())));
        return possible.entrySet().stream()
                .filter(word -> word.getKey().equalsIgnoreCase(text.get()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
    }
}
