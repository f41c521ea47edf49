package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.StubbedPolicies.ZONE;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of the policy host: the part of a verification that no line of a question tells. */
class PolicyLogTest {
    private final Logger policies = (Logger) LoggerFactory.getLogger("org.domainverifier.log.policy");
    private final ListAppender<ILoggingEvent> kept = new ListAppender<>();

    @BeforeEach
    void keep() {
        kept.start();
        policies.addAppender(kept);
        policies.setLevel(Level.DEBUG);
        policies.setAdditive(false);
    }

    @AfterEach
    void forget() {
        policies.detachAppender(kept);
        policies.setLevel(null);
        policies.setAdditive(true);
    }

    private List<String> lines() {
        return kept.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void aPolicyThatIsFetchedHasALineWithItsAddressAndWhatItTook() {
        StubbedPolicies.verify(
                ZONE, StubbedPolicies.fetched(StubbedPolicies.policy("enforce", "mail.customer.example")));

        assertThat(lines())
                .singleElement()
                .asString()
                .matches("domain=customer\\.example outcome=fetched address=127\\.0\\.0\\.1 ms=[0-9]+");
    }

    @Test
    void whatBecameOfAnotherIsWithinItsValue() {
        StubbedPolicies.verify(ZONE, new PolicyFetch.Redirected(301, Optional.of("http://x/\" ms=0\r\nDEBUG forged")));

        assertThat(lines()).singleElement().asString().satisfies(line -> {
            assertThat(line.chars().filter(Character::isISOControl).count()).isZero();
            assertThat(line)
                    .startsWith("domain=customer.example outcome=\"Redirected[status=301, ")
                    .contains("http://x/\\\" ms=0\\\\u{000D}\\\\u{000A}DEBUG forged")
                    .contains("\" address=- ms=");
        });
    }

    @Test
    void wherePolicyHostsAreNotConnectedToThereIsNoLine() {
        StubbedPolicies.verify(MtaStsCheck.recordsOnly(), ZoneResolver.parse(ZONE));

        assertThat(lines()).isEmpty();
    }
}
