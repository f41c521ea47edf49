package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.NameProblem;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.text.Messages;
import org.domainverifier.text.TextSource;
import org.junit.jupiter.api.Test;

/** {@code docs/texts.md} says what is so. */
class TextsGuideTest {
    private static final String GUIDE = guide();

    private static String guide() {
        try {
            return Files.readString(Path.of("..", "docs", "texts.md"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static DomainReport report() {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse("customer.example. 300 IN TXT \"v=spf1 +all\""))
                .build()
                .verify("customer.example");
    }

    @Test
    void labelsAndSentencesAreThoseOfTheGuide() {
        Messages messages = Messages.of(Locale.ENGLISH);
        Verdict verdict = Verdict.VERIFIED_WITH_WARNINGS;

        assertThat(GUIDE)
                .contains("messages.label(report.verdict());               // " + messages.label(verdict) + "\n")
                .contains("messages.sentence(report.verdict());            // " + messages.sentence(verdict) + "\n");
    }

    @Test
    void aSentenceOfOnesOwnTakesThePlaceOfTheLibrarys() {
        Finding finding = report().findings().stream()
                .filter(found -> found.code().id().equals("mx.missing"))
                .findFirst()
                .orElseThrow();
        TextSource own = TextSource.of(Locale.ENGLISH, Map.of("mx.missing", "We get no mail for {domain} yet."));

        assertThat(GUIDE).contains("Map.of(\"mx.missing\", \"We get no mail for {domain} yet.\")");
        assertThat(finding.message(Messages.of(Locale.ENGLISH, own)))
                .isEqualTo("We get no mail for customer.example yet.");
    }

    @Test
    void theKeysOfTheTableAreAskedFor() {
        List<String> asked = new ArrayList<>();
        TextSource listening = (key, locale) -> {
            asked.add(key);
            return java.util.Optional.empty();
        };
        Messages messages = Messages.of(Locale.ENGLISH, listening);
        DomainReport report = report();
        for (Finding finding : report.findings()) {
            finding.message(messages);
            finding.meaning(messages);
            finding.advice(messages);
            messages.part(finding.code(), "example", finding.arguments());
        }
        report.repairs().toTable(messages);
        messages.label(org.domainverifier.check.CheckStatus.MISSING);
        messages.sentence(org.domainverifier.check.CheckStatus.MISSING);
        messages.text(NameProblem.SPACE, Map.of("text", "a b"));

        assertThat(asked)
                .contains("mx.missing", "mx.missing.meaning", "mx.missing.example", "mx.missing.repair")
                .contains("label.CheckStatus.MISSING", "sentence.CheckStatus.MISSING", "name.space");
        assertThat(Pattern.compile("`([a-z][A-Za-z.-]+(?:\\[[a-z]+])?)`")
                        .matcher(GUIDE)
                        .results()
                        .map(found -> found.group(1)))
                .contains("mx.missing", "mx.missing.meaning", "spf.missing[alias]", "name.space", "repair.add");
    }
}
