package org.domainverifier.laws.reading;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Report addresses in a text, however they are written. */
final class Mail {
    private static final Pattern ADDRESS =
            Pattern.compile("([a-z0-9.!#$%&'*+?^_{|}~-]+)@([\\p{L}\\p{N}\\p{M}_-]+(?:\\.[\\p{L}\\p{N}\\p{M}_-]+)+)");
    private static final Pattern WEB = Pattern.compile("https://[^\\s,;\"<>)\\]]+");

    private Mail() {}

    /**
     * The addresses in a tidied text in small letters; names in A-labels. An address whose name only looks like one is left out.
     */
    static Set<String> addresses(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = ADDRESS.matcher(text);
        while (matcher.find()) {
            String domain = Tidy.name(matcher.group(2));
            if (!domain.isEmpty()) {
                found.add("mailto:" + matcher.group(1) + "@" + domain);
            }
        }
        Matcher web = WEB.matcher(text);
        while (web.find()) {
            found.add(web.group());
        }
        return found;
    }
}
