package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A resolver over whatever somebody carries messages with. */
@Timeout(60)
class MessageResolverTest {
    private static final DomainName NAME = DomainName.of("example.com");

    /** Says of every name that it has one address, or that it is an alias of a name elsewhere that has. */
    private static byte[] answer(byte[] query) throws IOException {
        Message answer = new Message(query).clone();
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        Name name = answer.getQuestion().getName();
        String text = name.toString().startsWith("alias") ? "CNAME target.elsewhere.test." : "A 192.0.2.1";
        int type = org.xbill.DNS.Type.value(text.split(" ", 2)[0]);
        answer.addRecord(Record.fromString(name, type, 1, 300, text.split(" ", 2)[1], Name.root), Section.ANSWER);
        return answer.toWire();
    }

    private static DnsAnswer join(CompletableFuture<DnsAnswer> answer) {
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static DnsAnswer ask(MessageExchange exchange) {
        try (MessageResolver resolver =
                MessageResolver.builder(exchange).timeout(Duration.ofSeconds(1)).build()) {
            return join(resolver.resolve(NAME, RecordType.A));
        }
    }

    @Test
    void anyWayForMessagesWillDo() {
        DnsAnswer answer = ask(query -> CompletableFuture.completedFuture(answer(query)));

        assertThat(answer.records()).hasSize(1);
        assertThat(answer.origin().server()).contains("resolver");
    }

    @Test
    void anAliasIsFollowedByAskingForItsTarget() {
        try (MessageResolver resolver =
                MessageResolver.over(query -> CompletableFuture.completedFuture(answer(query)))) {
            DnsAnswer answer = join(resolver.resolve(DomainName.of("alias.example.com"), RecordType.A));

            assertThat(answer.records()).hasSize(1);
            assertThat(answer.canonicalName()).isEqualTo(DomainName.of("target.elsewhere.test"));
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(new TimeoutException("late"), FailureCause.TIMEOUT),
                Arguments.of(new SocketTimeoutException("late"), FailureCause.TIMEOUT),
                Arguments.of(new ProtocolException("garbage"), FailureCause.MALFORMED),
                Arguments.of(new org.xbill.DNS.WireParseException("garbage"), FailureCause.MALFORMED),
                Arguments.of(new IOException("no route"), FailureCause.UNREACHABLE),
                Arguments.of(new CompletionException(new IOException("no route")), FailureCause.UNREACHABLE),
                Arguments.of(new javax.net.ssl.SSLHandshakeException("unknown"), FailureCause.UNREACHABLE),
                Arguments.of(new IllegalStateException("a bug"), FailureCause.RESOLVER_ERROR),
                Arguments.of(new StackOverflowError("a bug"), FailureCause.RESOLVER_ERROR));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whateverAnExchangeEndsWithIsAFailure(Throwable problem, FailureCause cause) {
        String message = String.valueOf(problem.getMessage()).replaceFirst(".*: ", "");

        ResolvedOnLoopback.assertFailure(ask(query -> CompletableFuture.failedFuture(problem)), cause, message);
    }

    @Test
    void whateverAnExchangeThrowsIsAFailure() {
        ResolvedOnLoopback.assertFailure(
                ask(query -> {
                    throw new IOException("no\nroute");
                }),
                FailureCause.UNREACHABLE,
                "no\\u{000A}route");
        ResolvedOnLoopback.assertFailure(
                ask(query -> {
                    throw new AssertionError("a bug");
                }),
                FailureCause.RESOLVER_ERROR,
                "a bug");
        ResolvedOnLoopback.assertFailure(ask(query -> null), FailureCause.RESOLVER_ERROR, "it gave null");
        ResolvedOnLoopback.assertFailure(
                ask(query -> CompletableFuture.completedFuture(null)), FailureCause.RESOLVER_ERROR, "it gave null");
    }

    @Test
    void aMessageThatIsTooLongIsNone() {
        ResolvedOnLoopback.assertFailure(
                ask(query -> CompletableFuture.completedFuture(new byte[70_000])),
                FailureCause.MALFORMED,
                "70000 octets");
    }

    @Test
    void anExchangeThatBlocksHoldsUpNoOther() {
        CountDownLatch never = new CountDownLatch(1);
        try (MessageResolver resolver = MessageResolver.builder(query -> {
                    if (new Message(query).getQuestion().getName().toString().startsWith("slow")) {
                        awaitUnchecked(never);
                    }
                    return CompletableFuture.completedFuture(answer(query));
                })
                .timeout(Duration.ofSeconds(2))
                .build()) {
            List<CompletableFuture<DnsAnswer>> slow = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                slow.add(resolver.resolve(DomainName.of("slow" + i + ".example.com"), RecordType.A));
            }

            assertThat(join(resolver.resolve(NAME, RecordType.A)).records()).hasSize(1);
            slow.forEach(answer -> ResolvedOnLoopback.assertFailure(join(answer), FailureCause.TIMEOUT, ""));
        } finally {
            never.countDown();
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void idsAreRandomUnlessTheyAreToBeZero() {
        List<Integer> ids = new ArrayList<>();
        MessageExchange noting = query -> {
            ids.add(new Message(query).getHeader().getID());
            return CompletableFuture.completedFuture(answer(query));
        };
        for (int i = 0; i < 5; i++) {
            ask(noting);
        }
        assertThat(ids).doesNotHaveDuplicates();

        ids.clear();
        try (MessageResolver resolver =
                MessageResolver.builder(noting).idZero(true).build()) {
            join(resolver.resolve(NAME, RecordType.A));
        }
        assertThat(ids).containsExactly(0);
    }

    @Test
    void whatNobodyWaitsForIsCancelledAndNeverSent() throws Exception {
        LinkedBlockingQueue<CompletableFuture<byte[]>> sent = new LinkedBlockingQueue<>();
        try (MessageResolver resolver = MessageResolver.builder(query -> {
                    CompletableFuture<byte[]> never = new CompletableFuture<>();
                    sent.add(never);
                    return never;
                })
                .maxInFlight(1)
                .build()) {
            DnsResolver view = resolver.forVerification();
            CompletableFuture<DnsAnswer> first = view.resolve(NAME, RecordType.A);
            CompletableFuture<DnsAnswer> waiting = view.resolve(NAME, RecordType.MX);
            CompletableFuture<byte[]> onItsWay = sent.poll(20, TimeUnit.SECONDS);
            view.giveUp();

            assertThat(join(first).isFailure()).isTrue();
            assertThat(join(waiting).isFailure()).isTrue();
            assertThat(onItsWay).isNotNull();
            assertThat(onItsWay.handle((octets, problem) -> true).get(20, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(onItsWay).isCancelled();
            assertThat(sent).isEmpty();
        }
    }

    @Test
    void aQuestionThatIsCancelledGivesItsPlaceToTheNext() throws Exception {
        AtomicInteger count = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        try (MessageResolver resolver = MessageResolver.builder(query -> {
                    int number = count.incrementAndGet(); // before the other one can begin
                    begun.countDown();
                    return number == 1 ? new CompletableFuture<>() : CompletableFuture.completedFuture(answer(query));
                })
                .maxInFlight(1)
                .build()) {
            CompletableFuture<DnsAnswer> first = resolver.resolve(NAME, RecordType.A);
            CompletableFuture<DnsAnswer> second = resolver.resolve(NAME, RecordType.A);
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(second).isNotDone();
            first.cancel(true);

            assertThat(join(second).records()).hasSize(1);
        }
    }

    @Test
    void withoutValidationTheCheckingIsDisabled() {
        List<Boolean> disabled = new ArrayList<>();
        try (MessageResolver resolver = MessageResolver.over(query -> {
            disabled.add(new Message(query).getHeader().getFlag(Flags.CD));
            return CompletableFuture.completedFuture(answer(query));
        })) {
            join(resolver.resolve(NAME, RecordType.A));
            join(resolver.withoutValidation().orElseThrow().resolve(NAME, RecordType.A));
            join(resolver.forVerification().withoutValidation().orElseThrow().resolve(NAME, RecordType.A));
        }
        assertThat(disabled).containsExactly(false, true, true);
    }

    @Test
    void limitsThatAreNoneAreRefused() {
        MessageResolver.Builder builder = MessageResolver.builder(query -> new CompletableFuture<>());

        assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxInFlight(0));
    }
}
