package org.domainverifier.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.domainverifier.testing.https.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever has used the library and drops it with its class loader is rid of it: no thread, timer or cache holds it. */
@Timeout(120)
class UnloadingTest {
    /** How long the library's threads live without work, and a collector may take its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aClassLoaderThatVerifiedCanBeCollected() throws Exception {
        TestAuthority authority = TestAuthority.create("Test Authority");
        try (LoopbackPolicyServer policies = LoopbackPolicyServer.start(
                        authority.identity("mta-sts.customer.example"), HttpBehaviour.slowBody(Duration.ofMillis(20)));
                LoopbackDnsServer server = LoopbackDnsServer.start(
                        ZoneText.of("customer.example").records("""
                                @ IN MX 10 mail
                                mail IN A 192.0.2.25
                                @ IN TXT "v=spf1 mx -all"
                                _mta-sts IN TXT "v=STSv1; id=1"
                                mta-sts IN A 127.0.0.1
                                """).toString())) {
            server.fault("silent.customer.example", Fault.SILENT);
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                // on a thread of its own, that nothing of it is left on this one
                FutureTask<WeakReference<ClassLoader>> use =
                        new FutureTask<>(() -> useAndDrop(server.address(), policies.port()));
                Thread user = new Thread(use, "user");
                user.start();
                loaders.add(use.get());
                user.join();
            }
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (loaders.stream().anyMatch(loader -> loader.get() != null) && System.nanoTime() - end < 0) {
                System.gc();
                Thread.sleep(100);
            }
            assertThat(loaders).allSatisfy(loader -> assertThat(loader.get()).isNull());
        }
    }

    private static WeakReference<ClassLoader> useAndDrop(InetSocketAddress dns, int policyPort) throws Exception {
        List<URL> path = new ArrayList<>();
        for (String property : List.of("java.class.path", "jdk.module.path")) {
            for (String entry : System.getProperty(property, "").split(File.pathSeparator)) {
                if (!entry.isEmpty()) {
                    path.add(Path.of(entry).toUri().toURL());
                }
            }
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> user = loader.loadClass(User.class.getName());
            Method call = user.getDeclaredMethod("use", InetSocketAddress.class, int.class);
            call.setAccessible(true);
            assertThat(call.invoke(null, dns, policyPort)).isEqualTo("used");
            assertThat(user).isNotSameAs(User.class);
            return new WeakReference<>(loader);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** What an application does that brings the library. Loaded by a loader of its own. */
    static final class User {
        private User() {}

        static String use(InetSocketAddress dns, int policyPort) throws Exception {
            try (org.domainverifier.dns.resolver.DnsJavaResolver resolver =
                    org.domainverifier.dns.resolver.DnsJavaResolver.of(dns)) {
                org.domainverifier.DomainVerifier verifier = org.domainverifier.DomainVerifier.builder()
                        .resolver(resolver)
                        .check(org.domainverifier.mtasts.MtaStsCheck.fetching(
                                org.domainverifier.mtasts.HttpsPolicyFetcher.builder()
                                        .allowSpecialAddresses()
                                        .port(policyPort)
                                        .build()))
                        .timeout(Duration.ofMillis(500))
                        .build();
                verifier.verify("customer.example").toString();
                verifier.verify("silent.customer.example").toString(); // ends at its deadline
                Callable<String> later = () -> verifier.verifyAsync("customer.example")
                        .thenApply(report -> verifier.verify("customer.example").toString())
                        .get();
                later.call();
                org.domainverifier.DomainVerifier.builder()
                        .resolver(org.domainverifier.dns.resolver.ZoneResolver.builder()
                                .zone("customer.example. IN MX 0 .")
                                .delayAll(Duration.ofMillis(2))
                                .build())
                        .build()
                        .verify("customer.example");
                return "used";
            }
        }
    }
}
