package org.domainverifier.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.domainverifier.dns.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameEndingsTest {
    private static final NameEndings<String> ENDINGS = endings(Map.of(
            "google.com", "short",
            "l.google.com", "long",
            "ns-*.awsdns-*.com", "stars",
            "ns-1.awsdns-1.com", "no star",
            "*.mail.example", "any label",
            "in.*.example.net", "inner star"));

    private static NameEndings<String> endings(Map<String, String> values) {
        NameEndings.Builder<String> builder = NameEndings.builder(value -> value);
        values.forEach(builder::add);
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource({
        "google.com, short",
        "smtp.google.com, short",
        "aspmx.l.google.com, long",
        "ns-1536.awsdns-00.com, stars",
        "a.ns-.awsdns-.com, stars",
        "ns-1.awsdns-1.com, no star",
        "x.mail.example, any label",
        "in.eu.example.net, inner star",
        "a.in.eu.example.net, inner star",
    })
    void theEndWithTheMostLabelsCounts(String name, String value) {
        assertThat(ENDINGS.find(DomainName.tryParseOctets(name).orElseThrow())).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notgoogle.com",
                "google.com.example",
                "com",
                "ns-1.awsdns-1.net",
                "xns-1.awsdns-1.com",
                "awsdns-1.com",
                "mail.example",
                "in.a.b.example.net",
                "in.example.net"
            })
    void wholeLabelsAreCompared(String name) {
        assertThat(ENDINGS.find(DomainName.of(name))).isEmpty();
    }

    @Test
    void theRootHasNoEnding() {
        assertThat(ENDINGS.find(DomainName.ROOT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"com", "example.*", "a.b*", "*a*.example", "Example.com", "example.com.", "a..b", "", "a b.c"})
    void whatIsNoEndingIsRefused(String ending) {
        assertThatThrownBy(() -> endings(Map.of(ending, "x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEndingBelongsToOneOnly() {
        NameEndings.Builder<String> builder = NameEndings.builder(value -> value);
        builder.add("mx.example", "one");

        assertThatThrownBy(() -> builder.add("mx.example", "two")).hasMessage("mx.example is of one and of two too");
    }

    /** Against the obvious way: try every ending as a regular expression. */
    @Test
    void agreesWithTryingThemAll() {
        long seed = Long.getLong("domainverifier.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Map<String, String> endings = new LinkedHashMap<>();
            for (int i = 0; i < 6; i++) {
                String ending = name(random, "*", 2 + random.nextInt(3));
                endings.put(ending, ending);
            }
            NameEndings<String> index = endings(endings);
            for (int i = 0; i < 30; i++) {
                String name = name(random, "", 1 + random.nextInt(5));
                List<String> fitting = endings.keySet().stream()
                        .filter(ending -> regex(ending).matcher(name).matches())
                        .toList();
                Optional<String> found = index.find(DomainName.of(name));

                assertThat(found.isPresent())
                        .as("seed %d: %s in %s", seed, name, endings.keySet())
                        .isEqualTo(!fitting.isEmpty());
                found.ifPresent(ending -> {
                    assertThat(fitting).as("seed %d: %s", seed, name).contains(ending);
                    assertThat(fitting).as("seed %d: %s", seed, name).noneMatch(other -> better(other, ending));
                });
            }
        }
    }

    private static boolean better(String one, String other) {
        int difference = one.split("\\.").length - other.split("\\.").length;
        return difference > 0 || difference == 0 && one.indexOf('*') < 0 && other.indexOf('*') >= 0;
    }

    private static String name(Random random, String star, int count) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            List<String> choice = star.isEmpty() || last ? List.of("a", "b", "ab") : List.of("a", "b", "a*", "*b", "*");
            labels.add(choice.get(random.nextInt(choice.size())));
        }
        return String.join(".", labels);
    }

    private static Pattern regex(String ending) {
        return Pattern.compile("(.+\\.)?" + ending.replace(".", "\\.").replace("*", "[^.]*"));
    }
}
