package org.domainverifier.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.cost.Neighbourhood.longText;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.domainverifier.cost.Neighbourhood;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.domainverifier.testing.https.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process with 64 MB verifies innocent and hostile domains for minutes, over a network that loses one datagram in a hundred; heap,
 * threads and descriptors stay what they are, and every verification ends in time. The servers are here, the verifier is
 * {@link SoakProgram} in a process of its own. Runs with {@code -Ddomainverifier.soak=MINUTES}; {@code .ci/soak 30} does it. A machine that is
 * busy with something else has no processor time for deadlines: {@code -Ddomainverifier.soak.grace=MILLISECONDS} allows more than 250.
 */
@EnabledIfSystemProperty(named = "domainverifier.soak", matches = "[0-9.]+")
class SoakTest {
    private static final int INNOCENT = 50;
    private static final String MINUTES = System.getProperty("domainverifier.soak");
    private static final Duration OFTEN = Duration.ofNanos(100_000);

    @TempDir
    private Path folder;

    /** What the hostile zones do, by the first label of their names. */
    private static Map<String, BiConsumer<ZoneText, LoopbackDnsServer>> attacks() {
        Map<String, BiConsumer<ZoneText, LoopbackDnsServer>> attacks = new LinkedHashMap<>();
        attacks.put("spf", (zone, server) -> zone.records("@ IN TXT " + longText("v=spf1 a:b", ",", "x -all")));
        attacks.put(
                "semicolons",
                (zone, server) -> zone.records("_smtp._tls IN TXT " + longText("v=TLSRPTv1;", ";", "")
                        + "\n_dmarc IN TXT " + longText("v=DMARC1;", "a;", "")));
        attacks.put("exchangers", (zone, server) -> Neighbourhood.exchangers(zone, 2000));
        attacks.put("mute", (zone, server) -> Neighbourhood.silentExchangers(zone, server, "mute.example", 9));
        attacks.put(
                "policy", (zone, server) -> zone.records("_mta-sts IN TXT \"v=STSv1; id=1\"\nmta-sts IN A 127.0.0.1"));
        whole("silent", Fault.SILENT, attacks);
        whole("servfail", Fault.SERVFAIL, attacks);
        whole("strays", Fault.strays(OFTEN), attacks);
        whole("guesses", Fault.guesses(OFTEN), attacks);
        whole("empty-datagrams", Fault.emptyDatagrams(OFTEN), attacks);
        whole("drip", Fault.tcpDrip(Duration.ofMillis(20)), attacks);
        whole("tcp-silent", Fault.TCP_SILENT, attacks);
        whole("aliases", Fault.ALIASES_WITHOUT_END, attacks);
        whole("loop", Fault.COMPRESSION_LOOP, attacks);
        whole("counts", Fault.FALSE_COUNTS, attacks);
        whole("huge", Fault.HUGE, attacks);
        whole("forged", Fault.LOWER_CASE_FIRST, attacks);
        return attacks;
    }

    /** A zone whose every name that is asked for has the fault. */
    private static void whole(String label, Fault fault, Map<String, BiConsumer<ZoneText, LoopbackDnsServer>> attacks) {
        attacks.put(label, (zone, server) -> {
            for (String name : List.of("", "_dmarc.", "_smtp._tls.", "_mta-sts.", "mta-sts.")) {
                server.fault(name + label + ".example", fault);
            }
        });
    }

    private static LoopbackDnsServer server() {
        LoopbackDnsServer server = LoopbackDnsServer.start(Neighbourhood.innocent(INNOCENT));
        server.faultForAll(Fault.SILENT.oneIn(100));
        attacks().forEach((label, attack) -> {
            ZoneText zone = ZoneText.of(label + ".example");
            attack.accept(zone, server);
            server.replaceZone(zone.toString());
        });
        return server;
    }

    @Test
    void nothingGrowsAndEveryVerificationEndsInTime() throws Exception {
        TestAuthority authority = TestAuthority.create("Soak Authority");
        try (LoopbackDnsServer dns = server();
                LoopbackPolicyServer policy = LoopbackPolicyServer.start(
                        authority.identity("mta-sts.policy.example"), HttpBehaviour.slowBody(Duration.ofMillis(500)))) {
            Process program = new ProcessBuilder(command(dns, policy, keyStore(authority)))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out").toFile())
                    .start();
            try {
                while (!program.waitFor(1, TimeUnit.SECONDS)) {
                    dns.clearQuestions(); // the server's own memory
                }
            } finally {
                program.destroyForcibly();
            }
            String said = Files.readString(folder.resolve("out"));
            System.out.println(said);
            assertThat(said).contains("SOAK OK");
            assertThat(program.exitValue()).isZero();
        }
    }

    private List<String> command(LoopbackDnsServer dns, LoopbackPolicyServer policy, Path keyStore) {
        String hostile =
                attacks().keySet().stream().map(label -> label + ".example").collect(Collectors.joining(","));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+ExitOnOutOfMemoryError"));
        String grace = System.getProperty("domainverifier.soak.grace");
        if (grace != null) {
            command.add("-Ddomainverifier.soak.grace=" + grace);
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SoakProgram.class.getName(),
                MINUTES,
                String.valueOf(dns.address().getPort()),
                String.valueOf(policy.port()),
                keyStore.toString(),
                String.valueOf(INNOCENT),
                hostile));
        return command;
    }

    private Path keyStore(TestAuthority authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        KeyStore trusted = authority.trustStore();
        for (String alias : Collections.list(trusted.aliases())) {
            store.setCertificateEntry(alias, trusted.getCertificate(alias));
        }
        Path file = folder.resolve("authorities.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "soak".toCharArray());
        }
        return file;
    }
}
