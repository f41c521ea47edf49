package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The variables of a template. */
final class VariableLint {
    /** What parameters of the protocol are called (Domain Connect §3, {@code dc-predefined-param}). */
    private static final Set<String> RESERVED = Set.of(
            "providerid",
            "serviceid",
            "redirect_uri",
            "state",
            "providername",
            "servicename",
            "groupid",
            "sig",
            "key",
            "crit",
            "client_id",
            "response_type",
            "scope");

    private VariableLint() {}

    static void check(DomainConnectTemplate template, List<LintRecord> records, Noticed noticed) {
        Map<String, String> places = new LinkedHashMap<>();
        for (LintRecord each : records) {
            RecordTexts.of(each.record())
                    .forEach((field, text) ->
                            text.ownVariables().forEach(name -> places.putIfAbsent(name, each.path(field))));
            unrestricted(each);
        }
        places.forEach((name, path) -> {
            if (RESERVED.contains(name.toLowerCase(Locale.ROOT)) || name.indexOf('.') >= 0) {
                noticed.add(TemplateDiagnostic.at(path, TemplateFinding.BAD_VARIABLE)
                        .with("variable", name));
            }
        });
        described(template, places.keySet(), noticed);
        if (!places.isEmpty()
                && !template.syncBlock()
                && template.syncPubKeyDomain().isEmpty()) {
            noticed.add(TemplateDiagnostic.at("syncPubKeyDomain", TemplateFinding.NOT_SIGNED));
        }
    }

    private static void unrestricted(LintRecord each) {
        if (each.record().common().host().isVariable() && each.main().isVariable()) {
            each.notice(TemplateDiagnostic.at(each.path(), TemplateFinding.UNRESTRICTED_RECORD)
                    .with("host", each.host())
                    .with("value", each.main().toString()));
        }
    }

    // where the description names no variable, its words may be about all of them
    private static void described(DomainConnectTemplate template, Set<String> names, Noticed noticed) {
        String description = template.variableDescription().orElse("");
        Set<String> named = TemplateText.of(description).ownVariables();
        boolean byName = description.isBlank() || named.stream().anyMatch(names::contains);
        String words = word(description);
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (byName && !words.contains(stem(name))) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            noticed.add(TemplateDiagnostic.at("variableDescription", TemplateFinding.UNDESCRIBED_VARIABLE)
                    .with("variables", missing));
        }
        Set<String> used = new LinkedHashSet<>();
        names.forEach(name -> used.add(name.toLowerCase(Locale.ROOT)));
        for (String name : named) {
            boolean isName = Character.isLetter(name.charAt(0)) && name.indexOf('.') < 0;
            if (isName && !used.contains(name.toLowerCase(Locale.ROOT))) {
                noticed.add(TemplateDiagnostic.at("variableDescription", TemplateFinding.UNUSED_VARIABLE)
                        .with("variable", name));
            }
        }
    }

    /** Numbered variables are often described as one: {@code dkim1-3}. */
    private static String stem(String name) {
        String word = word(name);
        int end = word.length();
        while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
            end--;
        }
        return end < 2 ? word : word.substring(0, end);
    }

    /** Letters and digits alone, in lower case. */
    private static String word(String text) {
        StringBuilder word = new StringBuilder();
        text.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(word::appendCodePoint);
        return word.toString();
    }
}
