package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.domainverifier.dns.DomainName;
import org.junit.jupiter.api.Test;

class PatternIndexTest {
    private static final List<MxPattern> PATTERNS = Stream.of(
                    "*.a.example", "mail.a.example", "mail.b.example", "*.b.example", "*.example", "mail.b.example")
            .map(text -> MxPattern.parse(text).orElseThrow())
            .toList();
    private static final List<String> HOSTS = List.of(
            "mail.a.example",
            "mx.a.example",
            "mail.b.example",
            "x.mail.b.example",
            "a.example",
            "example",
            "other.test",
            "_x.a.example");

    /** The index is nothing but a quicker way to ask each pattern. */
    @Test
    void theFirstPatternThatMatchesAllowsAHost() {
        PatternIndex index = new PatternIndex(PATTERNS);
        for (String text : HOSTS) {
            DomainName host = DomainName.of(text);
            assertThat(index.first(host))
                    .as(text)
                    .isEqualTo(PATTERNS.stream()
                            .filter(pattern -> pattern.matches(host))
                            .findFirst());
            assertThat(index.allowing(host))
                    .as(text)
                    .containsExactlyInAnyOrderElementsOf(PATTERNS.stream()
                            .filter(pattern -> pattern.matches(host))
                            .distinct()
                            .toList());
        }
    }
}
