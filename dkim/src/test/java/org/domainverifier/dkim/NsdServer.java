package org.domainverifier.dkim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.domainverifier.testing.internal.FreePort;

/** NSD of Debian's packages, as a process of this test on loopback. */
final class NsdServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/nsd");

    private final Process process;
    private final InetSocketAddress address;

    private NsdServer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    static NsdServer start(Path directory, Map<String, String> zones) throws IOException {
        InetSocketAddress address = FreePort.onLoopback();
        StringBuilder configuration = new StringBuilder(
                """
                server:
                  ip-address: 127.0.0.1@%d
                  username: ""
                  chroot: ""
                  zonesdir: "%s"
                  pidfile: "%s/nsd.pid"
                  xfrdfile: "%s/xfrd.state"
                  zonelistfile: "%s/zone.list"
                  xfrdir: "%s"
                remote-control:
                  control-enable: no
                """.formatted(address.getPort(), directory, directory, directory, directory, directory));
        for (Map.Entry<String, String> zone : zones.entrySet()) {
            Files.writeString(directory.resolve(zone.getKey() + ".zone"), zone.getValue());
            configuration.append(
                    "zone:\n  name: \"%s\"\n  zonefile: \"%s.zone\"\n".formatted(zone.getKey(), zone.getKey()));
        }
        Path file = Files.writeString(directory.resolve("nsd.conf"), configuration);
        Process process = new ProcessBuilder(PROGRAM.toString(), "-d", "-c", file.toString())
                .redirectErrorStream(true)
                .start();
        NsdServer server = new NsdServer(process, address);
        server.awaitStart();
        return server;
    }

    private void awaitStart() throws IOException {
        StringBuilder output = new StringBuilder();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            output.append(line).append('\n');
            if (line.contains("nsd started")) {
                return;
            }
        }
        throw new IllegalStateException("NSD did not start:\n" + output);
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
