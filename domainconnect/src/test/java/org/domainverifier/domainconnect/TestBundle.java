package org.domainverifier.domainconnect;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sentences of this module, as their files have them. */
final class TestBundle {
    /** What is said of a code. */
    static final List<String> PARTS = List.of("", ".meaning", ".example", ".repair");

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]++)}");

    private TestBundle() {}

    /** A file such as {@code template_de}. */
    static Properties named(String name) throws IOException {
        try (InputStream stream = TemplateFinding.class.getResourceAsStream(
                "/META-INF/domainverifier/findings/" + name + ".properties")) {
            Properties bundle = new Properties();
            bundle.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return bundle;
        }
    }

    static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
