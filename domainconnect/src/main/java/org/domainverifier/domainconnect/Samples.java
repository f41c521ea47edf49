package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.domainverifier.record.Span;

/**
 * A text of a template with something plausible in place of each variable, by which the rest of it can be judged.
 *
 * @param text the text
 * @param made the places where something was put in
 */
record Samples(String text, List<Span> made) {
    /** What may be in place of a variable, going by what is before and behind it. */
    interface Guess {
        String of(String before, String behind);
    }

    /** A name, each variable of which is one label. */
    static String name(TemplateText name) {
        StringBuilder sample = new StringBuilder();
        name.parts().forEach(part -> sample.append(part.variable() ? "x" : part.text()));
        return sample.toString();
    }

    static Samples of(TemplateText text, Guess guess) {
        StringBuilder sample = new StringBuilder();
        List<Span> made = new ArrayList<>();
        List<TemplateText.Part> parts = text.parts();
        for (int i = 0; i < parts.size(); i++) {
            TemplateText.Part part = parts.get(i);
            if (!part.variable()) {
                sample.append(part.text());
                continue;
            }
            int start = sample.length();
            boolean more =
                    i > 0 && parts.get(i - 1).variable(); // a variable right behind another one is more of the same
            String before = i == 0 ? "" : parts.get(i - 1).text();
            String behind = i + 1 == parts.size() ? "" : parts.get(i + 1).source();
            if (!more) {
                sample.append(part.isBuiltIn() ? "example.com" : guess.of(before.toLowerCase(Locale.ROOT), behind));
            }
            made.add(new Span(start, sample.length()));
        }
        return new Samples(sample.toString(), made);
    }

    /** Whether a place has to do with what was put in. */
    boolean touches(Span place) {
        return made.stream().anyMatch(span -> span.start() <= place.end() && place.start() <= span.end());
    }

    /** A value of a record of tags. */
    static String tag(String before, String behind) {
        if (before.endsWith("mailto:")) {
            return behind.startsWith("@") ? "dmarc" : "dmarc@example.com";
        }
        if (before.endsWith("@")) {
            return "example.com";
        }
        String tag = before.substring(lastOf(before, ";, ") + 1).strip();
        return switch (tag) {
            case "p=", "sp=", "np=" -> "none";
            case "pct=" -> "100";
            case "adkim=", "aspf=" -> "r";
            case "k=" -> "rsa";
            case "h=" -> "sha256";
            case "ri=" -> "86400";
            case "" -> "p=none";
            default -> "1";
        };
    }

    /** A value of a term of SPF. */
    static String term(String before, String behind) {
        String term = before.substring(lastOf(before, " ") + 1);
        if (term.endsWith("ip4:")) {
            return "192.0.2.1";
        }
        if (term.endsWith("ip6:")) {
            return "2001:db8::1";
        }
        if (term.isEmpty() && (behind.isEmpty() || behind.startsWith(" "))) {
            return "include:example.com";
        }
        return behind.startsWith(".") || behind.startsWith("-") ? "x" : "example.com";
    }

    private static int lastOf(String text, String characters) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
