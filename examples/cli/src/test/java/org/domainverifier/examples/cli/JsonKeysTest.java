package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Scripts rely on the keys of the JSON report: each that there has been is still there, with values of the same type. The list of them only
 * grows: {@code -Ddomainverifier.writeKeys=true} adds what is new.
 */
class JsonKeysTest {
    private static final Path LIST =
            Path.of("src", "test", "resources", "org", "domainverifier", "examples", "cli", "json-keys.txt");

    /** Objects whose keys are no fixed ones: what a record says, and the arguments of each code. */
    private static final Set<String> MAPS =
            Set.of("arguments", "extensions", "invalidPolicies", "mailDomains", "otherTags");

    @Test
    void everyKeyThatHasBeenThereIsStillThereWithValuesOfItsType() throws IOException {
        SortedSet<String> printed = new TreeSet<>();
        JsonSituations.reports().forEach(report -> collect("", JsonSituations.printed(report), printed));
        if (Boolean.getBoolean("domainverifier.writeKeys")) {
            SortedSet<String> all = new TreeSet<>(printed);
            all.addAll(Files.readAllLines(LIST));
            Files.write(LIST, all);
        }

        assertThat(printed)
                .as("new ones are added with -Ddomainverifier.writeKeys=true")
                .containsExactlyElementsOf(Files.readAllLines(LIST));
    }

    private static void collect(String path, JsonNode node, Set<String> keys) {
        if (node.isObject()) {
            boolean map = MAPS.contains(path.substring(path.lastIndexOf('.') + 1));
            node.properties()
                    .forEach(member -> collect(below(path, map ? "*" : member.getKey()), member.getValue(), keys));
        } else if (node.isArray()) {
            node.forEach(each -> collect(path + "[]", each, keys));
        }
        if (node.isEmpty()) { // a value, or nothing in it
            keys.add(path + " " + node.getNodeType());
        }
    }

    /** SPF's look-up tree is as deep as its includes: what is below is of the same kind as what is above. */
    private static String below(String path, String key) {
        return key.equals("below")
                ? path.substring(0, path.lastIndexOf(".branches[]"))
                : path.isEmpty() ? key : path + "." + key;
    }
}
