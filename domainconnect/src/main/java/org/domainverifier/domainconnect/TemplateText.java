package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A value of a template, in which variables may be: {@code feedback-smtp.%region%.amazonses.com}. A percent sign that begins no
 * {@code %name%} is a character like any other, as in a macro of SPF ({@code exists:%{i}._spf.example.net}).
 *
 * <p>Immutable. Two are equal if they are written alike.
 */
public final class TemplateText {
    /** The domain to which a template is applied. */
    public static final String DOMAIN = "domain";

    /** The host below the domain, if the template is applied to one. */
    public static final String HOST = "host";

    /** The host and the domain. */
    public static final String FQDN = "fqdn";

    private static final Set<String> BUILT_IN = Set.of(DOMAIN, HOST, FQDN);

    /**
     * A part of the text.
     *
     * @param text a variable's name, or characters that stay as they are
     * @param variable whether it is a variable
     */
    record Part(String text, boolean variable) {
        String source() {
            return variable ? "%" + text + "%" : text;
        }

        boolean isBuiltIn() {
            return variable && BUILT_IN.contains(text.toLowerCase(Locale.ROOT));
        }
    }

    private final String text;
    private final List<Part> parts;

    private TemplateText(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads any text.
     *
     * @param text as the template has it
     * @return the text and its variables
     */
    public static TemplateText of(String text) {
        List<Part> parts = new ArrayList<>();
        int literal = 0; // where what is not yet a part begins
        int percent = text.indexOf('%');
        while (percent >= 0) {
            int end = percent + 1;
            while (end < text.length() && isNameCharacter(text.charAt(end))) {
                end++;
            }
            if (end > percent + 1 && end < text.length() && text.charAt(end) == '%') {
                if (percent > literal) {
                    parts.add(new Part(text.substring(literal, percent), false));
                }
                parts.add(new Part(text.substring(percent + 1, end), true));
                literal = end + 1;
                percent = text.indexOf('%', literal);
            } else {
                percent = text.indexOf('%', end);
            }
        }
        if (literal < text.length()) {
            parts.add(new Part(text.substring(literal), false));
        }
        return new TemplateText(text, parts);
    }

    // a dot is in no name of the draft, and yet in names of templates
    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    List<Part> parts() {
        return parts;
    }

    /**
     * The variables in it, {@code domain}, {@code host} and {@code fqdn} among them.
     *
     * @return the names without percent signs, in the order of the text
     */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part.variable()) {
                names.add(part.text());
            }
        }
        return names;
    }

    /**
     * The variables for which somebody has to give a value.
     *
     * @return the names without percent signs, in the order of the text
     */
    public Set<String> ownVariables() {
        Set<String> names = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part.variable() && !part.isBuiltIn()) {
                names.add(part.text());
            }
        }
        return names;
    }

    /**
     * Whether it is the same wherever the template is applied.
     *
     * @return true if there is no variable in it
     */
    public boolean isLiteral() {
        return parts.stream().noneMatch(Part::variable);
    }

    /**
     * The text, if there is no variable in it.
     *
     * @return the text as it is
     */
    public Optional<String> literal() {
        return isLiteral() ? Optional.of(text) : Optional.empty();
    }

    /** Whether it is one variable and nothing else. */
    boolean isVariable() {
        return parts.size() == 1 && parts.get(0).variable();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** The text before the first variable. */
    String start() {
        return parts.isEmpty() || parts.get(0).variable() ? "" : parts.get(0).text();
    }

    /** The text as the template has it. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TemplateText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }
}
