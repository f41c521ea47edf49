package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the log says of a verification, by which somebody finds out why it was slow. */
@Timeout(60)
class VerificationLogTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final String ZONE = """
            customer.example. 300 IN MX 10 mail.customer.example.
            mail.customer.example. 300 IN A 192.0.2.1
            """;

    /** Keeps what is logged, with the MDC of the thread that logs it. */
    private static final class Kept extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }

        List<String> lines(String logger) {
            return events.stream()
                    .filter(event -> event.getLoggerName().equals("org.domainverifier.log." + logger))
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        }
    }

    private final Logger library = (Logger) LoggerFactory.getLogger("org.domainverifier");
    private final Kept kept = new Kept();

    @BeforeEach
    void keep() {
        kept.setContext(library.getLoggerContext());
        kept.start();
        library.addAppender(kept);
        library.setLevel(Level.DEBUG);
    }

    @AfterEach
    void forget() {
        library.detachAppender(kept);
        library.setLevel(null);
        MDC.clear();
    }

    private static DomainVerifier.Builder verifier(DnsResolver resolver, StubCheck... own) {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(resolver);
        for (StubCheck check : own) {
            builder.check(check);
        }
        return builder;
    }

    private static StubCheck asking(String id) {
        return new StubCheck(
                id,
                context ->
                        context.ask(DOMAIN, RecordType.MX).thenApply(mx -> StubCheck.Result.of(CheckStatus.CORRECT)));
    }

    private static DnsResolver delayedZone() {
        return ZoneResolver.builder().zone(ZONE).delayAll(Duration.ofMillis(50)).build();
    }

    @Test
    void everyQuestionHasALine() {
        verifier(delayedZone(), asking("one"), asking("two"))
                .only("one", "two")
                .build()
                .verify(DOMAIN);

        assertThat(kept.lines("question")).hasSize(2);
        assertThat(kept.lines("question").stream().sorted().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("domain=customer\\.example check=one name=customer\\.example type=MX"
                                        + " outcome=records:1 server=- ms=[0-9]+ from=resolver"),
                        line -> assertThat(line).contains("check=two", "outcome=records:1", "from=memory"));
    }

    @Test
    void itSaysWhoAnsweredAndWhatFailed() {
        verifier(
                        question -> CompletableFuture.completedFuture(new DnsAnswer.Failure(
                                question,
                                FailureCause.SERVFAIL,
                                "no answer",
                                AnswerOrigin.of("192.0.2.53:53", false, false))),
                        asking("one"))
                .only("one")
                .build()
                .verify(DOMAIN);

        assertThat(kept.lines("question"))
                .singleElement()
                .asString()
                .contains("outcome=SERVFAIL detail=\"no answer\" server=192.0.2.53:53");
    }

    @Test
    void everyCheckHasALineWithWhatItTook() {
        verifier(delayedZone()).only(MxCheck.KEY).build().verify(DOMAIN);

        assertThat(kept.lines("check"))
                .singleElement()
                .asString()
                .matches("domain=customer\\.example check=mx name=customer\\.example status=CORRECT"
                        + " ms=[0-9]+ questions=[0-9]+ memory=[0-9]+ failed=0 rounds=[2-9]");
    }

    @Test
    void aCheckThatIsCutOffHasOneToo() {
        StubCheck stuck = new StubCheck("stuck", context -> new CompletableFuture<>());

        verifier(delayedZone(), stuck)
                .only("stuck")
                .timeout(Duration.ofMillis(200))
                .build()
                .verify(DOMAIN);

        assertThat(kept.lines("check"))
                .singleElement()
                .asString()
                .contains("check=stuck", "status=UNKNOWN", "questions=0");
    }

    @Test
    void aProvidersFunctionHasOneThatDoesNotSayWhatItGave() {
        CustomerValue<String> secret = CustomerValue.of(customer -> Optional.of("secret"));
        StubCheck check = new StubCheck(
                "own", context -> context.value(secret).thenApply(said -> StubCheck.Result.of(CheckStatus.CORRECT)));

        verifier(delayedZone(), check).only("own").build().verify(DOMAIN);

        assertThat(kept.lines("value"))
                .singleElement()
                .asString()
                .matches("domain=customer\\.example outcome=ready ms=[0-9]+");
        assertThat(kept.events).noneMatch(event -> event.getFormattedMessage().contains("secret"));
    }

    @Test
    void whatAStrangerWroteStaysWithinItsValueAndOnItsLine() {
        verifier(
                        question -> CompletableFuture.completedFuture(new DnsAnswer.Failure(
                                question,
                                FailureCause.SERVFAIL,
                                "x\" from=memory\r\nDEBUG forged\u001b[2J\u202e " + "y".repeat(5000),
                                AnswerOrigin.of("ns\u2028 server=forged", false, false))),
                        asking("one"))
                .only("one")
                .build()
                .verify(DOMAIN);

        assertThat(kept.lines("question")).singleElement().asString().satisfies(line -> {
            assertThat(line.chars().filter(Character::isISOControl).count()).isZero();
            assertThat(line).doesNotContain("\u2028", "\u202e").hasSizeLessThan(1000);
            assertThat(line).contains("detail=\"x\\\" from=memory\\\\u{000D}\\\\u{000A}DEBUG forged\\\\u{001B}[2J");
            assertThat(line).contains("server=\"ns\\\\u{2028} server=forged\"").endsWith("from=resolver");
        });
    }

    @Test
    void aListenerThatAlwaysFailsIsToldOfOnce() {
        CountDownLatch last = new CountDownLatch(1);
        verifier(delayedZone())
                .only(MxCheck.KEY)
                .listener(new VerificationListener() {
                    @Override
                    public void started(VerificationRun run) {
                        throw new IllegalStateException("of a listener");
                    }

                    @Override
                    public void asked(VerificationRun run, DnsQuestion question) {
                        throw new IllegalStateException("of a listener");
                    }

                    @Override
                    public void reported(VerificationRun run, DomainReport report) {
                        last.countDown();
                    }
                })
                .build()
                .verify(DOMAIN);

        assertThat(awaited(last)).isTrue();
        assertThat(kept.events)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains("listener"));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void nothingIsSaidAboveDebugWhereAllGoesWell() {
        verifier(delayedZone()).build().verify(DOMAIN);

        assertThat(kept.events).isNotEmpty().allMatch(event -> event.getLevel() == Level.DEBUG);
    }

    @Test
    void nothingIsSaidIfNobodyListens() {
        library.setLevel(Level.INFO);

        verifier(delayedZone()).build().verify(DOMAIN);

        assertThat(kept.events).isEmpty();
    }

    @Test
    void theLinesHaveTheMdcOfWhoeverVerifies() {
        MDC.put("request", "4711");

        verifier(delayedZone()).only(MxCheck.KEY).build().verify(DOMAIN);

        assertThat(kept.events)
                .hasSizeGreaterThan(1)
                .allSatisfy(event -> assertThat(event.getMDCPropertyMap()).containsEntry("request", "4711"));
        assertThat(kept.events).extracting(ILoggingEvent::getThreadName).contains("domain-verifier-worker");
    }

    @Test
    void aWorkerForgetsIt() {
        MDC.put("request", "4711");
        verifier(delayedZone()).only(MxCheck.KEY).build().verify(DOMAIN);
        MDC.clear();
        kept.events.clear();

        verifier(delayedZone()).only(MxCheck.KEY).build().verify(DOMAIN);

        assertThat(kept.events)
                .hasSizeGreaterThan(1)
                .allSatisfy(event -> assertThat(event.getMDCPropertyMap()).isEmpty());
    }
}
