package org.domainverifier.benchmarks.network;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.domainverifier.BulkResult;
import org.domainverifier.BulkVerification;
import org.domainverifier.DomainVerifier;
import org.domainverifier.benchmarks.verification.CustomerWorld;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.DnsJavaResolver;

/**
 * One domain, many domains and single questions over a path of 20 ms, with and without loss. Run it on a machine that does nothing
 * else: {@code java -cp benchmarks.jar org.domainverifier.benchmarks.network.NetworkRun}. With the argument {@code short} each part is a
 * tenth.
 */
public final class NetworkRun {
    private static final Duration DELAY = Duration.ofMillis(20);
    private static final double LOSS = 0.01;
    private static final int IN_FLIGHT = 256;

    private final CustomerWorld world;
    private final DelayedServer server;
    private final PrintStream out;
    private final boolean brief;

    private NetworkRun(CustomerWorld world, DelayedServer server, PrintStream out, boolean brief) {
        this.world = world;
        this.server = server;
        this.out = out;
        this.brief = brief;
    }

    /**
     * Runs all.
     *
     * @param arguments {@code short} for a tenth of it
     * @throws Exception if something breaks
     */
    public static void main(String[] arguments) throws Exception {
        boolean brief = List.of(arguments).contains("short");
        run(System.out, brief, brief ? 100 : 1000);
    }

    static void run(PrintStream out, boolean brief, int customers) throws Exception {
        CustomerWorld world = new CustomerWorld(customers);
        try (DelayedServer server = new DelayedServer(world.zone())) {
            NetworkRun run = new NetworkRun(world, server, out, brief);
            run.oneDomain();
            run.manyDomains();
            run.questions();
        }
    }

    private DnsJavaResolver resolver() {
        return DnsJavaResolver.builder()
                .server(server.address())
                .maxInFlight(IN_FLIGHT)
                .build();
    }

    private void print(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
    }

    /** One after the other, so that nothing but the path makes any of them wait. */
    private void oneDomain() {
        int times = brief ? 100 : 1000;
        try (DnsJavaResolver resolver = resolver()) {
            DomainVerifier verifier = world.verifier(resolver);
            server.path(Duration.ZERO, 0);
            millis(verifier, 3 * times); // warm
            server.path(DELAY, 0);
            double[] without = millis(verifier, times / 2);
            server.path(DELAY, LOSS);
            long before = server.received();
            double[] with = millis(verifier, times);
            double questions = (server.received() - before) / (double) times;
            print("one domain, %d ms, %d times, ms: median, p99, most", DELAY.toMillis(), times);
            print("  no loss        %7.1f %7.1f %7.1f", at(without, 0.5), at(without, 0.99), at(without, 1));
            print("  %.0f %% loss       %7.1f %7.1f %7.1f", 100 * LOSS, at(with, 0.5), at(with, 0.99), at(with, 1));
            print(
                    "  p99 at loss / median without: %.2f; datagrams each %.1f",
                    at(with, 0.99) / at(without, 0.5), questions);
        }
    }

    private double[] millis(DomainVerifier verifier, int times) {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            world.requireRight(verifier.verify(world.domain(i)));
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    private void manyDomains() {
        print("%d domains at %d ms, s; CPU ms each", world.size(), DELAY.toMillis());
        try (DnsJavaResolver resolver = resolver()) {
            server.path(Duration.ZERO, 0);
            verifyAll(resolver);
            server.path(DELAY, 0);
            double without = verifyAll(resolver);
            server.path(DELAY, LOSS);
            double with = verifyAll(resolver);
            print("  at loss / without: %.2f", with / without);
        }
    }

    private double verifyAll(DnsResolver resolver) {
        DomainVerifier verifier = world.verifier(resolver);
        long cpu = clientCpuNanos();
        long start = System.nanoTime();
        int right = 0;
        try (BulkVerification<String> all = verifier.verifyAll(world.domains())) {
            for (BulkResult<String> result : all) {
                if (result instanceof BulkResult.Verified<String> verified) {
                    world.requireRight(verified.report());
                    right++;
                }
            }
        }
        if (right != world.size()) {
            throw new IllegalStateException("only " + right + " were verified");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        print("  %7.2f %7.2f", seconds, (clientCpuNanos() - cpu) / 1e6 / world.size());
        return seconds;
    }

    private void questions() throws IOException, InterruptedException {
        server.path(Duration.ZERO, 0);
        List<String> names = IntStream.range(0, 2000)
                .mapToObj(i -> "n" + i + ".absent.example")
                .toList();
        Duration time = Duration.ofSeconds(brief ? 1 : 6);
        print("questions a second, %d on their way; CPU µs of the client each", IN_FLIGHT);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            long cpu = clientCpuNanos();
            long bare = BareClient.answers(server.address(), names, IN_FLIGHT, time);
            long bareCpu = clientCpuNanos() - cpu;
            cpu = clientCpuNanos();
            long ours = answers(names, time);
            long ourCpu = clientCpuNanos() - cpu;
            print(
                    "  bare %,9.0f (%.1f)  resolver %,9.0f (%.1f)%s",
                    bare / seconds(time),
                    bareCpu / 1e3 / bare,
                    ours / seconds(time),
                    ourCpu / 1e3 / ours,
                    round == 0 ? "  not counted" : "");
            if (round > 0) {
                ratios.add(ours / (double) bare);
            }
        }
        print("  resolver / bare: %.2f", ratios.stream().sorted().toList().get(ratios.size() / 2));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private long answers(List<String> names, Duration time) throws InterruptedException {
        List<DnsQuestion> questions = names.stream()
                .map(name -> new DnsQuestion(DomainName.of(name), RecordType.TXT))
                .toList();
        LongAdder answers = new LongAdder();
        long end = System.nanoTime() + time.toNanos();
        try (DnsJavaResolver resolver = resolver()) {
            Asking asking = new Asking(resolver, questions, answers, end, new CountDownLatch(2 * IN_FLIGHT));
            for (int i = 0; i < 2 * IN_FLIGHT; i++) { // as many again wait in line, so that the places are never empty
                asking.next();
            }
            asking.ended.await();
        }
        return answers.sum();
    }

    /** Whenever an answer comes, the next question. */
    private static final class Asking {
        private final DnsResolver resolver;
        private final List<DnsQuestion> questions;
        private final LongAdder answers;
        private final long end;
        private final CountDownLatch ended;
        private final AtomicInteger next = new AtomicInteger();

        Asking(DnsResolver resolver, List<DnsQuestion> questions, LongAdder answers, long end, CountDownLatch ended) {
            this.resolver = resolver;
            this.questions = questions;
            this.answers = answers;
            this.end = end;
            this.ended = ended;
        }

        void next() {
            DnsQuestion question = questions.get(Math.floorMod(next.getAndIncrement(), questions.size()));
            var unused = resolver.resolve(question).whenComplete((answer, problem) -> {
                if (System.nanoTime() - end >= 0) {
                    ended.countDown();
                    return;
                }
                if (answer != null && !answer.isFailure()) {
                    answers.increment();
                }
                next();
            });
        }
    }

    /** All threads but the server's. */
    private long clientCpuNanos() {
        long all = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        return all - ManagementFactory.getThreadMXBean().getThreadCpuTime(server.threadId());
    }
}
