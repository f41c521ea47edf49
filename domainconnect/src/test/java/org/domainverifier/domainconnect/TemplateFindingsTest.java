package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a template, and nothing else. */
class TemplateFindingsTest {
    static Stream<Situation> situations() {
        return Stream.of(FormSituations.all(), LintSituations.all(), MailSituations.all())
                .flatMap(each -> each);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void saysWhatThereIsToSayAndWhere(Situation situation) {
        assertThat(Templates.noticed(situation.json()))
                .extracting(found -> found.code().id().substring("template.".length()) + " " + found.path())
                .containsExactlyInAnyOrderElementsOf(situation.expected());
    }
}
