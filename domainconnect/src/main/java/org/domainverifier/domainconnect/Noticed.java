package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.spelling.EditDistance;

/** What is noticed along the way, no more than somebody reads. */
final class Noticed {
    private static final int MOST = 500;

    private final List<TemplateDiagnostic> diagnostics = new ArrayList<>();

    void add(TemplateDiagnostic diagnostic) {
        if (diagnostics.size() < MOST) {
            diagnostics.add(diagnostic);
        }
    }

    void add(String path, TemplateFinding code) {
        add(TemplateDiagnostic.at(path, code));
    }

    List<TemplateDiagnostic> all() {
        return List.copyOf(diagnostics);
    }

    /** The word that is meant by one that is almost it. */
    static Optional<String> meant(String word, Collection<String> possible) {
        if (word.length() > 100) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        for (int most = 0; most <= Math.min(2, word.length() / 3); most++) {
            for (String each : possible) {
                if (EditDistance.isAtMost(most, lower, each.toLowerCase(Locale.ROOT))) {
                    return Optional.of(each);
                }
            }
        }
        return Optional.empty();
    }
}
