package org.domainverifier.laws.loop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.testing.internal.FreePort;

/** A name server of Debian's packages that has some zones, on loopback. */
final class RealServer implements AutoCloseable {
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
                verbosity: 1
            remote-control:
                control-enable: no
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
            """;
    private static final String BIND = """
            options {
                directory "%2$s";
                listen-on port %1$d { 127.0.0.1; };
                listen-on-v6 { none; };
                pid-file "%2$s/named.pid";
                session-keyfile "%2$s/session.key";
                recursion no;
                empty-zones-enable no;
                dnssec-validation no;
                notify no;
                check-names primary ignore;
                check-mx ignore;
                check-mx-cname ignore;
                check-integrity no;
                check-wildcard no;
                check-sibling no;
            };
            controls { };
            """;

    private final InetSocketAddress address;
    private final Process process;
    private final Path log;

    private RealServer(InetSocketAddress address, Process process, Path log) {
        this.address = address;
        this.process = process;
        this.log = log;
    }

    /** Starts {@code nsd}, {@code knot} or {@code bind} in a folder of its own, with the zones by their apexes. */
    static RealServer start(String program, Path folder, Map<String, List<Rr>> zones) throws IOException {
        InetSocketAddress address = FreePort.onLoopback();
        StringBuilder configuration = new StringBuilder(options(program).formatted(address.getPort(), folder));
        int number = 0;
        for (Map.Entry<String, List<Rr>> zone : zones.entrySet()) {
            Path file = folder.resolve("zone" + number++);
            Files.write(file, zone.getValue().stream().map(Rr::line).toList());
            configuration.append(entry(program).formatted(zone.getKey(), file));
        }
        Path file = folder.resolve(program + ".conf");
        Files.writeString(file, configuration);
        List<String> command = switch (program) {
            case "nsd" -> List.of("nsd", "-d", "-c", file.toString());
            case "knot" -> List.of("knotd", "-c", file.toString());
            default -> List.of("named", "-g", "-c", file.toString());
        };
        Path log = folder.resolve(program + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().merge("PATH", ":/usr/sbin", String::concat);
        return new RealServer(address, builder.start(), log);
    }

    private static String options(String program) {
        return switch (program) {
            case "nsd" -> NSD;
            case "knot" -> KNOT;
            default -> BIND;
        };
    }

    private static String entry(String program) {
        return switch (program) {
            case "nsd" -> "zone:\n    name: \"%s.\"\n    zonefile: \"%s\"\n";
            case "knot" -> "  - domain: \"%s.\"\n    file: \"%s\"\n    zonefile-sync: -1\n    journal-content: none\n";
            default -> "zone \"%s.\" { type primary; file \"%s\"; };\n";
        };
    }

    InetSocketAddress address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
