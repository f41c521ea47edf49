package org.domainverifier.domainconnect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.domainverifier.record.Severity;

/**
 * What was made of a text: a template if there is one to be had, and everything that was noticed about its form. What the template
 * says is another matter: {@link DomainConnectTemplate#lint()}.
 *
 * @param template the template; of one with mistakes, what could be read of it; empty if the text is too far from a template
 * @param diagnostics what was noticed, in the order of the text
 */
public record TemplateReading(Optional<DomainConnectTemplate> template, List<TemplateDiagnostic> diagnostics) {
    /** Copies the list. */
    public TemplateReading {
        Objects.requireNonNull(template, "template");
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Whether the whole template could be read: there is one, and no error.
     *
     * @return true if nothing is missing
     */
    public boolean isValid() {
        return template.isPresent() && errors().isEmpty();
    }

    private List<TemplateDiagnostic> errors() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
    }

    /**
     * The template, for a caller who vouches for it.
     *
     * @return the template, all of it
     * @throws IllegalArgumentException if not all of it could be read; the message names each error and its place
     */
    public DomainConnectTemplate orElseThrow() {
        List<TemplateDiagnostic> errors = errors();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("not a template of Domain Connect: "
                    + errors.stream().limit(10).map(TemplateDiagnostic::message).collect(Collectors.joining(" ")));
        }
        return template.orElseThrow(() -> new IllegalArgumentException("not a template of Domain Connect"));
    }
}
