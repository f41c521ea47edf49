package org.domainverifier.exports;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.domainverifier.testing.internal.FreePort;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.ZoneTransferException;
import org.xbill.DNS.ZoneTransferIn;

/** BIND or Knot with one zone, on loopback, that takes updates signed with a key and gives the zone to everybody. */
public final class UpdatableServer implements AutoCloseable {
    /** The key, as both tools take it. */
    private static final String SECRET = "cHVibGlzaGluZyBpcyBkb25lIHdpdGggYSBrZXkhISE=";

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
            key:
              - id: test.
                algorithm: hmac-sha256
                secret: %4$s
            acl:
              - id: update
                key: test.
                action: update
              - id: transfer
                address: 127.0.0.1
                action: transfer
            zone:
              - domain: "%3$s"
                file: "%2$s/zone"
                zonefile-sync: -1
                acl: [update, transfer]
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
            key "test." { algorithm hmac-sha256; secret "%4$s"; };
            zone "%3$s" {
                type primary;
                file "%2$s/zone";
                allow-transfer { any; };
                allow-update { key "test."; };
            };
            """;

    private final InetSocketAddress address;
    private final Process process;
    private final String apex;
    private final Path folder;

    private UpdatableServer(InetSocketAddress address, Process process, String apex, Path folder) {
        this.address = address;
        this.process = process;
        this.apex = apex;
        this.folder = folder;
    }

    /** Starts {@code knot} or {@code bind} in a folder of its own, and waits until it has the zone. */
    public static UpdatableServer start(String program, Path folder, String apex, List<String> lines) throws Exception {
        InetSocketAddress address = FreePort.onLoopback();
        List<String> zone = new ArrayList<>(lines);
        zone.add(apex + " 300 IN NS ns.invalid.");
        Files.write(folder.resolve("zone"), zone);
        Path file = folder.resolve("conf");
        String configuration = program.equals("knot") ? KNOT : BIND;
        Files.writeString(file, configuration.formatted(address.getPort(), folder, apex, SECRET));
        List<String> command = program.equals("knot")
                ? List.of("knotd", "-c", file.toString())
                : List.of("named", "-g", "-c", file.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().merge("PATH", ":/usr/sbin", String::concat);
        UpdatableServer server = new UpdatableServer(address, builder.start(), apex, folder);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!server.hasZone()) {
            if (!server.process.isAlive() || System.nanoTime() > deadline) {
                server.close();
                throw new IllegalStateException(server.log());
            }
            Thread.sleep(20);
        }
        return server;
    }

    private boolean hasZone() {
        try {
            return !transferred().isEmpty();
        } catch (IOException | ZoneTransferException notYet) {
            return false;
        }
    }

    private List<Record> transferred() throws IOException, ZoneTransferException {
        List<Record> records = new ArrayList<>();
        ZoneTransferIn transfer = ZoneTransferIn.newAXFR(Name.fromString(apex), address, null);
        transfer.run(new ZoneTransferIn.ZoneTransferHandler() {
            @Override
            public void startAXFR() {}

            @Override
            public void startIXFR() {}

            @Override
            public void startIXFRDeletes(Record soa) {}

            @Override
            public void startIXFRAdds(Record soa) {}

            @Override
            public void handleRecord(Record record) {
                records.add(record);
            }
        });
        return records;
    }

    /** The zone, but for what every zone has at its apex. */
    public List<Rr> zone() throws Exception {
        return transferred().stream()
                .filter(record -> record.getType() != Type.SOA
                        && !(record.getType() == Type.NS && record.getName().equals(Name.fromConstantString(apex))))
                .map(Rr::of)
                .toList();
    }

    /** Runs {@code nsupdate} or {@code knsupdate} with a script; what it says, if it did not work. */
    public String update(String tool, String script) throws Exception {
        Path input = folder.resolve("script");
        Files.writeString(input, "server 127.0.0.1 " + address.getPort() + "\n" + script);
        Path output = folder.resolve("output");
        Process update = new ProcessBuilder(tool, "-y", "hmac-sha256:test.:" + SECRET)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!update.waitFor(30, TimeUnit.SECONDS)) {
            update.destroyForcibly();
            return "no end";
        }
        String said = Files.readString(output);
        return update.exitValue() == 0 ? "" : "exit " + update.exitValue() + ": " + said;
    }

    /** What the server said of itself. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
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
