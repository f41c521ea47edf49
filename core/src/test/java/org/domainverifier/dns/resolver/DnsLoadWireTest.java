package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ReceivedQuestion;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Many questions at once: few threads, few sockets, no failures; and nothing left behind. */
class DnsLoadWireTest {
    private static final int QUESTIONS = 3000;
    private static final String THREAD = "domain-verifier-dns";
    private static final Duration LONG = Duration.ofSeconds(120);

    private final LoopbackDnsServer server = LoopbackDnsServer.start(
            ZoneText.of("example.com").records("* IN TXT \"v=spf1 -all\"").toString());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thousandsOfQuestionsAtOnceAreAllAnsweredByAFewThreads() {
        long before = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
        try (DnsJavaResolver resolver =
                DnsJavaResolver.builder().server(server.address()).timeout(LONG).build()) {
            List<CompletableFuture<DnsAnswer>> answers = askAll(resolver);

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(join(answer).records()).hasSize(1));
        }
        long started = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - before;
        assertThat(started)
                .as("threads started, those of the test's own machinery included")
                .isLessThan(50);
    }

    @Test
    void noMoreQuestionsThanAllowedAreOnTheirWay() throws Exception {
        server.faultForAll(Fault.SILENT);
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(server.address())
                .timeoutPerTry(Duration.ofHours(1))
                .timeout(Duration.ofHours(1))
                .maxInFlight(50)
                .build()) {
            long sockets = sockets();
            List<CompletableFuture<DnsAnswer>> answers = askAll(resolver);
            server.awaitQuestions(50, LONG);

            assertThat(sockets() - sockets).isBetween(50L, 60L);
            assertThat(resolver.resolve(question(0))).isNotDone();
            assertThat(server.questions()).hasSize(50);
            assertThat(answers).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void questionsWaitInLineAndWaitingMakesNoneFail() {
        server.faultForAll(Fault.delayed(Duration.ofMillis(50)));
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(server.address())
                .timeout(Duration.ofSeconds(20))
                .timeoutPerTry(Duration.ofSeconds(20))
                .maxInFlight(1)
                .build()) {
            List<CompletableFuture<DnsAnswer>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> resolver.resolve(question(i)))
                    .toList();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(join(answer).records()).hasSize(1));
            assertThat(server.questions())
                    .extracting(ReceivedQuestion::name)
                    .containsExactlyElementsOf(IntStream.range(0, 20)
                            .mapToObj(i -> "n" + i + ".example.com")
                            .toList());
        }
    }

    @Test
    void noThreadIsLeftWhenThereIsNothingToDo() throws Exception {
        DnsJavaResolver resolver = DnsJavaResolver.of(server.address());
        assertThat(threads()).isEmpty();
        assertThat(join(resolver.resolve(question(1))).records()).hasSize(1);
        for (Thread thread : threads().toList()) {
            assertThat(thread.isDaemon()).isTrue();
            thread.join(LONG.toMillis());
        }
        assertThat(threads()).isEmpty();
        assertThat(join(resolver.resolve(question(2))).records()).hasSize(1);
        resolver.close();
        assertThat(threads()).isEmpty();
    }

    @Test
    void noSocketIsLeftWhateverHappened() throws Exception {
        Stream<Fault> faults = Stream.of(
                Fault.SILENT, Fault.TCP_SILENT, Fault.TCP_CLOSED, Fault.TCP_HALF_SILENT, Fault.GARBAGE, Fault.SERVFAIL);
        long before = sockets();
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(server.address())
                .timeout(Duration.ofMillis(100))
                .build()) {
            for (Fault fault : faults.toList()) {
                server.faultForAll(fault);
                askAll(resolver).subList(0, 300).forEach(DnsLoadWireTest::join);
            }
        }
        // the server closes its ends of TCP connections when it sees that ours are closed
        long deadline = System.nanoTime() + LONG.toNanos();
        while (sockets() > before && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(sockets()).isLessThanOrEqualTo(before);
    }

    @Test
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "the limit is set by the shell's ulimit")
    void thousandsOfQuestionsAreAnsweredWithFewerDescriptorsThanAllowedInFlight() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        File output = File.createTempFile("descriptors", ".txt");
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n 120; exec \"$0\" -cp \"$1\" \"$2\" \"$3\"",
                        java,
                        System.getProperty("java.class.path"),
                        DescriptorLimitProgram.class.getName(),
                        server.hostAndPort())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        String printed = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        assertThat(printed).endsWith(QUESTIONS + " of " + QUESTIONS + " answered\n");
        assertThat(output.delete()).isTrue();
    }

    private static List<CompletableFuture<DnsAnswer>> askAll(DnsJavaResolver resolver) {
        return IntStream.range(0, QUESTIONS)
                .mapToObj(i -> resolver.resolve(question(i)))
                .toList();
    }

    private static DnsQuestion question(int i) {
        return new DnsQuestion(DomainName.of("n" + i + ".example.com"), RecordType.TXT);
    }

    private static DnsAnswer join(CompletableFuture<DnsAnswer> answer) {
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static Stream<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(THREAD));
    }

    private static long sockets() {
        File[] descriptors = new File("/proc/self/fd").listFiles();
        if (descriptors == null) {
            return 0; // not Linux: then only the answers are checked
        }
        return Stream.of(descriptors).filter(DnsLoadWireTest::isSocket).count();
    }

    private static boolean isSocket(File descriptor) {
        try {
            return Files.readSymbolicLink(descriptor.toPath()).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
