package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.testing.Fault;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ResolverConfig;

/** How a resolver is made, what becomes of continuations, and what after its end. */
class DnsJavaResolverUseWireTest extends ResolvedOnLoopback {
    @Test
    void theSystemsServersAreAskedByDefault() {
        try (DnsJavaResolver system = DnsJavaResolver.system()) {
            assertThat(system.servers())
                    .isNotEmpty()
                    .isEqualTo(ResolverConfig.getCurrentConfig().servers());
        }
    }

    @Test
    void withoutServersEveryQuestionFails() {
        try (DnsJavaResolver lonely = DnsJavaResolver.of()) {
            assertFailure(ask(lonely, "example.com", RecordType.MX), FailureCause.UNREACHABLE, "no DNS server");
        }
    }

    @Test
    void anUnresolvedServerIsRefused() {
        InetSocketAddress unresolved = InetSocketAddress.createUnresolved("ns.example.com", 53);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsJavaResolver.of(unresolved))
                .withMessageContaining("ns.example.com");
    }

    @Test
    void nonsensicalLimitsAreRefused() {
        DnsJavaResolver.Builder builder = DnsJavaResolver.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.timeoutPerTry(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxInFlight(0));
    }

    @Test
    void anEndlessLimitIsALongOne() {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        try (DnsJavaResolver patient = DnsJavaResolver.builder()
                .server(server.address())
                .timeout(endless)
                .timeoutPerTry(endless)
                .build()) {
            assertThat(ask(patient, "example.com", RecordType.MX).records()).hasSize(1);
        }
    }

    @Test
    void aContinuationThatThrowsOrInterruptsHarmsNoOtherQuestion() {
        CompletableFuture<Void> rude = resolver.resolve(question("example.com", RecordType.MX))
                .thenAccept(answer -> {
                    Thread.currentThread().interrupt();
                    throw new StackOverflowError("in a test");
                });

        assertThat(rude).failsWithin(Duration.ofSeconds(20));
        assertThat(ask("example.com", RecordType.TXT).records()).hasSize(2);
    }

    @Test
    void anExecutorMakesContinuationsFreeToBlock() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (DnsJavaResolver free = DnsJavaResolver.builder()
                .server(server.address())
                .executor(executor)
                .maxInFlight(1)
                .build()) {
            CompletableFuture<DnsAnswer> second = new CompletableFuture<>();
            DnsAnswer first = free.resolve(question("example.com", RecordType.MX))
                    .thenApply(answer -> {
                        free.resolve(question("example.com", RecordType.TXT)).thenAccept(second::complete);
                        server.fault("example.com", Fault.SERVFAIL); // something that takes the thread's time
                        return answer;
                    })
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            assertThat(first.records()).hasSize(1);
            assertThat(second).succeedsWithin(Duration.ofSeconds(20));
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void anExecutorThatIsGoneLosesNoAnswer() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        executor.shutdownNow();
        try (DnsJavaResolver resolving = DnsJavaResolver.builder()
                .server(server.address())
                .executor(executor)
                .build()) {
            assertThat(ask(resolving, "example.com", RecordType.MX).records()).hasSize(1);
        }
    }

    @Test
    void afterCloseNothingHangs() throws Exception {
        server.fault("example.com", "TXT", Fault.SILENT);
        DnsJavaResolver narrow = DnsJavaResolver.builder()
                .server(server.address())
                .timeout(Duration.ofHours(1))
                .timeoutPerTry(Duration.ofHours(1))
                .maxInFlight(1)
                .build();
        CompletableFuture<DnsAnswer> waitingForItsAnswer = narrow.resolve(question("example.com", RecordType.TXT));
        List<CompletableFuture<DnsAnswer>> waitingInLine = IntStream.range(0, 20_000)
                .mapToObj(i -> narrow.resolve(question("example.com", RecordType.MX)))
                .toList();
        server.awaitQuestions(1, Duration.ofSeconds(20));
        narrow.close();

        assertFailure(waitingForItsAnswer.get(20, TimeUnit.SECONDS), FailureCause.UNREACHABLE, "closed");
        for (CompletableFuture<DnsAnswer> each : waitingInLine) {
            assertFailure(each.get(20, TimeUnit.SECONDS), FailureCause.UNREACHABLE, "closed");
        }
        assertFailure(ask(narrow, "example.com", RecordType.MX), FailureCause.UNREACHABLE, "closed");
    }
}
