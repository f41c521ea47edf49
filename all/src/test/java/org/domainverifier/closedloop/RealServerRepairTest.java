package org.domainverifier.closedloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.domainverifier.DomainReport;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.testing.internal.FreePort;
import org.domainverifier.testing.internal.StrictZone;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The zone lines of a plan, loaded into a real name server, give the report that the preview gave. Needs NSD and Knot, so it runs
 * with {@code -Ddomainverifier.servers=true} only; CI does.
 */
class RealServerRepairTest {
    private static final int SCENARIOS = 20;
    private static final String APEX = """
            . 3600 IN SOA ns.invalid. x.invalid. 1 7200 900 1209600 300
            . 3600 IN NS ns.invalid.
            ns.invalid. 3600 IN A 127.0.0.1
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nsd", "knot"})
    void theRepairedZoneOnARealServerGivesThePreviewedReport(String server) throws Exception {
        assumeTrue(
                Boolean.getBoolean("domainverifier.servers"),
                "needs NSD and Knot; CI runs it with -Ddomainverifier.servers=true");
        List<String> keys = Provider.keys(2);
        int differences = 0;
        for (int i = 0; i < SCENARIOS; i++) {
            long seed = 77_000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Provider provider = Provider.random(random, keys);
            CustomerZone zone = new CustomerZone(random, provider);
            for (int n = 0; n < 4; n++) {
                Damage.ALL.get(random.nextInt(Damage.ALL.size())).apply(zone);
            }
            ZoneResolver damaged = zone.dns(zone.records());
            RepairPlan plan = provider.verifier(damaged).verify(zone.domain).repairs();
            List<String> preview = told(provider.verifier(damaged).preview(zone.domain.toString(), plan));
            List<String> before = lines(damaged.records());

            assertThat(overRealServer(server, StrictZone.after(before, plan.toZoneLines()), zone, provider))
                    .as("seed %d, plan %s", seed, plan.steps())
                    .isEqualTo(preview);
            differences += overRealServer(server, String.join("\n", before), zone, provider)
                            .equals(preview)
                    ? 0
                    : 1;
        }
        assertThat(differences).as("the damaged zones give other reports").isGreaterThan(SCENARIOS / 2);
    }

    private List<String> overRealServer(String server, String text, CustomerZone zone, Provider provider)
            throws Exception {
        Path file = folder.resolve("root.zone");
        Files.writeString(file, APEX + text + "\n");
        int port = FreePort.onLoopback().getPort();
        Process process = start(server, port, file);
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .timeout(Duration.ofSeconds(2))
                .build()) {
            waitFor(resolver, process, folder.resolve(server + ".log"));
            return told(provider.verifier(resolver).verify(zone.domain));
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** One zone holds everything, and a zone has one SOA record. */
    private static List<String> lines(List<DnsRecord> records) {
        return records.stream()
                .filter(record -> !record.type().equals(RecordType.SOA))
                .map(DnsRecord::toZoneLine)
                .toList();
    }

    /** Everything that a report tells, but for what it cost. */
    private static List<String> told(DomainReport report) {
        List<String> told = new ArrayList<>(List.of(report.verdict().name()));
        report.entries().forEach(entry -> told.add(entry.key() + " " + entry.status()));
        report.findings().forEach(finding -> told.add(finding.message()));
        return told;
    }

    private static void waitFor(DnsJavaResolver resolver, Process process, Path log) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (resolver.resolve(DomainName.of("ns.invalid"), RecordType.A)
                .toCompletableFuture()
                .join()
                .records()
                .isEmpty()) {
            assertThat(process.isAlive() && System.nanoTime() < deadline)
                    .as("the server answers in time: %s", contentOf(log.toFile()))
                    .isTrue();
        }
    }

    private Process start(String server, int port, Path zone) throws IOException {
        Path configuration = folder.resolve(server + ".conf");
        Files.writeString(configuration, (server.equals("nsd") ? NSD : KNOT).formatted(port, folder, zone));
        List<String> command = server.equals("nsd")
                ? List.of("nsd", "-d", "-c", configuration.toString())
                : List.of("knotd", "-c", configuration.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(server + ".log").toFile());
        builder.environment().merge("PATH", ":/usr/sbin", String::concat);
        return builder.start();
    }

    private static final String NSD = """
            server:
                ip-address: 127.0.0.1@%1$d
                username: ""
                chroot: ""
                zonesdir: "%2$s"
                pidfile: "%2$s/nsd.pid"
                database: ""
                xfrdir: "%2$s"
                xfrdfile: "%2$s/xfrd.state"
                zonelistfile: "%2$s/zone.list"
                server-count: 1
            remote-control:
                control-enable: no
            zone:
                name: "."
                zonefile: "%3$s"
            """;

    private static final String KNOT = """
            server:
                listen: 127.0.0.1@%1$d
                rundir: %2$s
                pidfile: %2$s/knot.pid
                udp-workers: 1
                tcp-workers: 1
                background-workers: 1
            control:
                listen: %2$s/knot.sock
            database:
                storage: %2$s
            log:
              - target: stderr
                any: warning
            zone:
              - domain: "."
                file: "%3$s"
                zonefile-sync: -1
                journal-content: none
            """;
}
