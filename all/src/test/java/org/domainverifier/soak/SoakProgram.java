package org.domainverifier.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.authority.AuthoritativeResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.mtasts.HttpsPolicyFetcher;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfExpectation;

/**
 * Verifies the domains of {@link SoakTest}'s servers, two hundred at a time, for as long as it is told, with a small heap. From time to
 * time it lets all verifications end and looks at what is left: heap, threads, descriptors. Its last line says {@code SOAK OK}, or it ends
 * with an error.
 */
final class SoakProgram {
    private static final int IN_WORK = 200;
    private static final int SAMPLES = 12;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration GRACE = Duration.ofMillis(Long.getLong("domainverifier.soak.grace", 250));
    private static final PrintStream OUT = System.out;

    private final Random random = new Random(20251124);
    private final Semaphore places = new Semaphore(IN_WORK);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger verified = new AtomicInteger();
    private final AtomicInteger inconclusive = new AtomicInteger();
    /** Those that begin together with two hundred others, after a pause: their deadlines are at the same moment too. */
    private final Lateness atOnce = new Lateness(DEADLINE, GRACE);

    private final Lateness inTurn = new Lateness(DEADLINE, GRACE);
    private final AtomicReference<String> falseFact = new AtomicReference<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<DomainVerifier> verifiers;
    private final int innocent;
    private final List<String> hostile;

    /** What is left when nothing is in work. */
    private record Sample(long heapKb, int threads, int descriptors) {
        static Sample now() throws IOException {
            System.gc();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            try (var open = Files.list(Path.of("/proc/self/fd"))) {
                return new Sample(
                        (runtime.totalMemory() - runtime.freeMemory()) / 1024,
                        Thread.getAllStackTraces().size(),
                        (int) open.count());
            }
        }
    }

    private SoakProgram(List<DomainVerifier> verifiers, int innocent, List<String> hostile) {
        this.verifiers = verifiers;
        this.innocent = innocent;
        this.hostile = hostile;
    }

    /** Arguments: minutes, port of the DNS server, port of the policy host, its key store, how many innocent domains, hostile domains. */
    public static void main(String[] arguments) throws Exception {
        Duration duration = Duration.ofSeconds((long) (60 * Double.parseDouble(arguments[0])));
        InetSocketAddress dns = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
        HttpsPolicyFetcher fetcher = HttpsPolicyFetcher.builder()
                .trusting(keyStore(Path.of(arguments[3])))
                .port(Integer.parseInt(arguments[2]))
                .allowSpecialAddresses()
                .build();
        try (DnsJavaResolver recursive = DnsJavaResolver.of(dns);
                AuthoritativeResolver authoritative = AuthoritativeResolver.builder()
                        .roots(List.of(dns.getAddress()))
                        .port(dns.getPort())
                        .allowSpecialAddresses(SpecialRange.LOOPBACK)
                        .recursive(recursive)
                        .build()) {
            DomainVerifier.Builder builder = DomainVerifier.builder()
                    .check(MtaStsCheck.fetching(fetcher))
                    .require(MxExpectation.only(10, "mail.trekmail.net"))
                    .require(SpfExpectation.include("spf.trekmail.net"))
                    .timeout(DEADLINE);
            List<DomainVerifier> verifiers = List.of(
                    builder.resolver(recursive).build(),
                    builder.resolver(authoritative).build());
            new SoakProgram(verifiers, Integer.parseInt(arguments[4]), List.of(arguments[5].split(","))).run(duration);
        }
    }

    private static KeyStore keyStore(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "soak".toCharArray());
        }
        return store;
    }

    private void run(Duration duration) throws Exception {
        warmUp();
        long start = System.nanoTime();
        for (int i = 1; i <= SAMPLES; i++) {
            verifyUntil(System.nanoTime() + duration.toNanos() / SAMPLES, atOnce, inTurn);
            drain();
            Sample sample = Sample.now();
            samples.add(sample);
            OUT.printf(
                    "%4d s: %d verifications, heap %d KB, %d threads, %d descriptors%n",
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
                    ended.get(),
                    sample.heapKb(),
                    sample.threads(),
                    sample.descriptors());
        }
        judge();
    }

    /** In a new JVM nothing is compiled yet: how late that gets is told, and does not count. */
    private void warmUp() throws InterruptedException {
        Lateness cold = new Lateness(DEADLINE, GRACE);
        verifyUntil(System.nanoTime() + WARM_UP.toNanos(), cold, cold);
        drain();
        OUT.println("warm-up: " + cold);
    }

    private void verifyUntil(long endNanos, Lateness burst, Lateness then) throws InterruptedException {
        long resumed = System.nanoTime();
        while (System.nanoTime() - endNanos < 0) {
            if (places.tryAcquire(50, TimeUnit.MILLISECONDS)) {
                begin(System.nanoTime() - resumed < DEADLINE.toNanos() ? burst : then);
            }
        }
    }

    private void begin(Lateness lateness) {
        int number = begun.getAndIncrement();
        boolean good = random.nextInt(4) > 0;
        String domain =
                good ? "good" + random.nextInt(innocent) + ".example" : hostile.get(random.nextInt(hostile.size()));
        DomainVerifier verifier = verifiers.get(number % verifiers.size());
        long from = System.nanoTime();
        var unused = verifier.verifyAsync(domain).whenComplete((report, problem) -> {
            lateness.add(System.nanoTime() - from);
            note(domain, good, report, problem);
            ended.incrementAndGet();
            places.release();
        });
    }

    private void note(String domain, boolean good, DomainReport report, Throwable problem) {
        if (problem != null) {
            falseFact.compareAndSet(null, domain + " ended with " + problem);
        } else if (good && report.verdict() == Verdict.NOT_VERIFIED) {
            falseFact.compareAndSet(null, domain + " is right, and the report says " + report);
        } else if (good) {
            (report.verdict() == Verdict.INCONCLUSIVE ? inconclusive : verified).incrementAndGet();
        }
    }

    /** All that is in work ends, and what is kept for a while goes: idle threads end after two seconds. */
    private void drain() throws InterruptedException {
        if (!places.tryAcquire(IN_WORK, 10 * DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(begun.get() - ended.get() + " verifications did not end");
        }
        TimeUnit.SECONDS.sleep(4);
        places.release(IN_WORK);
    }

    private void judge() {
        OUT.printf(
                "%d verifications; of the right domains %d verified, %d inconclusive%n",
                ended.get(), verified.get(), inconclusive.get());
        OUT.println("begun in turn: " + inTurn);
        OUT.println("begun two hundred at once, " + SAMPLES + " times: " + atOnce);
        if (falseFact.get() != null) {
            throw new IllegalStateException(falseFact.get());
        }
        require("heap (KB)", 4096, samples.stream().mapToLong(Sample::heapKb).toArray());
        require("threads", 4, samples.stream().mapToLong(Sample::threads).toArray());
        require(
                "descriptors",
                4,
                samples.stream().mapToLong(Sample::descriptors).toArray());
        if (inTurn.late() + atOnce.late() > 0) {
            throw new IllegalStateException("verifications ended too late");
        }
        OUT.println("SOAK OK");
    }

    /** The last third is not above the second; the first is for what is only made once. */
    private static void require(String what, long allowed, long[] values) {
        int third = values.length / 3;
        long before = median(values, third, 2 * third);
        long after = median(values, 2 * third, values.length);
        OUT.printf("%s: %d, then %d%n", what, before, after);
        if (after - before > allowed) {
            throw new IllegalStateException(what + " grew from " + before + " to " + after);
        }
    }

    private static long median(long[] values, int from, int to) {
        return Arrays.stream(values, from, to)
                .sorted()
                .skip((to - from) / 2)
                .findFirst()
                .orElseThrow();
    }
}
