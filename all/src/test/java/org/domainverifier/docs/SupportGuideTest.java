package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;

/** {@code docs/support.md} has a row for every word that a report may begin with, in the library's words. */
class SupportGuideTest {
    private final GuidePage guide = guide();

    private static GuidePage guide() {
        try {
            return GuidePage.of("support.md");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void everyVerdictAndEveryStatusHasARow() {
        Messages messages = Messages.of(Locale.ENGLISH);
        assertThat(Stream.of(Verdict.values(), CheckStatus.values()).flatMap(Stream::of))
                .allSatisfy(word -> assertThat(guide.text()).contains("\n| " + messages.label(word) + " | "));
    }

    @Test
    void theFindingsThatItNamesExist() {
        assertThat(Stream.of(DnsFinding.SERVERS_DISAGREE, DnsFinding.DNSSEC_BOGUS))
                .allSatisfy(finding -> assertThat(guide.text()).contains("`" + finding.id() + "`"));
    }
}
