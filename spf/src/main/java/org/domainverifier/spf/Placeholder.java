package org.domainverifier.spf;

import java.util.List;
import java.util.Locale;

/** Recognizes the variables of templates that nobody filled in: {@code {{host}}}, {@code <your-ip>}, {@code $DOMAIN}, {@code x.x.x.x}. */
final class Placeholder {
    private static final List<String> SIGNS =
            List.of("{{", "${", "$", "[", "<", "x.x.x.x", "yourdomain", "your-domain", "your_domain");

    private Placeholder() {}

    /** Whether a term has one. Costs time linear in the text. */
    static boolean isIn(String term) {
        String lower = term.toLowerCase(Locale.ROOT);
        return SIGNS.stream().anyMatch(lower::contains) || isBetweenPercents(lower);
    }

    // "%DOMAIN%", but not "%{d}"
    private static boolean isBetweenPercents(String text) {
        int start = text.indexOf('%');
        int end = start < 0 ? -1 : text.indexOf('%', start + 1);
        return end > start + 2
                && text.substring(start + 1, end).chars().allMatch(c -> Character.isLetter(c) || c == '_');
    }
}
