package org.domainverifier.internet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.founding.FoundingExample;

/**
 * A root, two top-level domains, a provider and its customers on NSD, Knot and BIND, with Unbound as the validating cache. The
 * addresses are those that {@code .ci/mini-internet} gives to the namespace.
 */
final class MiniInternet implements AutoCloseable {
    static final String ROOT = "45.0.0.1";
    static final String CACHE = "45.0.3.1";
    private static final String TLD = "45.0.1.1";
    private static final String FIRST = "45.0.2.1"; // NSD
    private static final String SECOND = "45.0.2.2"; // Knot
    private static final String THIRD = "45.0.2.3"; // BIND
    private static final String KEYS = "45.0.2.4"; // Knot
    private static final String PROVIDER = "45.0.2.5"; // BIND
    private static final String SILENT = "45.0.2.8";
    private static final String HIDDEN = "45.0.2.9";
    private static final String PRIVATE = "10.9.9.9";

    private static final String SERVERS = """
            customer.example. 60 IN NS ns1.customer.example.
            customer.example. 60 IN NS ns2.customer.example.
            customer.example. 60 IN NS ns3.customer.example.
            ns1.customer.example. 60 IN A 45.0.2.1
            ns2.customer.example. 60 IN A 45.0.2.2
            ns3.customer.example. 60 IN A 45.0.2.3
            """;

    private final Path folder;
    private final Map<String, NameServerProcess> processes = new LinkedHashMap<>();
    final MuteServer silent = new MuteServer(SILENT);
    final MuteServer hidden = new MuteServer(HIDDEN);
    final MuteServer inside = new MuteServer(PRIVATE);

    MiniInternet(Path folder) {
        this.folder = folder;
        writeZones();
        startServers();
    }

    /** The customer's zone: everything that was asked for but DMARC, and what is given. NS and glue for its own servers. */
    static String customer(int serial, String more) {
        String records = FoundingExample.CUSTOMER
                .lines()
                .filter(line -> !line.matches("customer.example. .* (SOA|NS) .*|ns\\.customer.*|dkim\\..*|_dmarc\\..*"))
                .collect(Collectors.joining("\n"))
                .replace("customer.example. 300 IN MX ", "customer.example. 9 IN MX "); // soon out of the cache
        return """
                customer.example. 60 IN SOA hidden.customer.example. x.customer.example. %d 3600 600 86400 8
                %s
                hidden.customer.example. 60 IN A 45.0.2.9
                _domainkey.customer.example. 60 IN NS keys.customer.example.
                keys.customer.example. 60 IN A 45.0.2.4
                %s
                %s
                """.formatted(serial, SERVERS, records, more);
    }

    private void writeZones() {
        write("signed.example", apex("signed.example", "ns1.customer.example.", 1) + """
                signed.example. 60 IN MX 10 mail.trekmail.net.
                """);
        write("broken.example", apex("broken.example", "ns1.customer.example.", 1) + """
                broken.example. 60 IN MX 10 mail.trekmail.net.
                """);
        sign("signed.example");
        sign("broken.example");
        // somebody edits the signed file by hand: the signature is not that of the record any more
        write("broken.example.signed", read("broken.example.signed").replaceAll("MX\\s+10 ", "MX 20 "));

        write("example", """
                example. 60 IN SOA a.nic.example. x.nic.example. 1 3600 600 86400 5
                example. 60 IN NS a.nic.example.
                a.nic.example. 60 IN A 45.0.1.1
                silent.customer.example. 60 IN A 45.0.2.8
                private.customer.example. 60 IN A 10.9.9.9
                behind.example. 60 IN NS ns1.customer.example.
                behind.example. 60 IN NS ns2.customer.example.
                troubled.example. 60 IN NS ns1.customer.example.
                troubled.example. 60 IN NS ns3.customer.example.
                troubled.example. 60 IN NS silent.customer.example.
                troubled.example. 60 IN NS private.customer.example.
                signed.example. 60 IN NS ns1.customer.example.
                broken.example. 60 IN NS ns1.customer.example.
                """ + SERVERS + dsOf("signed.example") + dsOf("broken.example"));
        sign("example");
        write("net", """
                net. 60 IN SOA a.nic.example. x.nic.example. 1 3600 600 86400 5
                net. 60 IN NS a.nic.example.
                trekmail.net. 60 IN NS ns.trekmail.net.
                ns.trekmail.net. 60 IN A 45.0.2.5
                """);
        write("root", """
                . 60 IN SOA a.root. x.root. 1 3600 600 86400 5
                . 60 IN NS a.root.
                a.root. 60 IN A 45.0.0.1
                example. 60 IN NS a.nic.example.
                net. 60 IN NS a.nic.example.
                a.nic.example. 60 IN A 45.0.1.1
                """ + dsOf("example"));
        sign("root");

        for (String server : List.of("ns1", "ns2", "ns3")) {
            publishAt(server, customer(1, ""));
        }
        write(
                "keys",
                apex("_domainkey.customer.example", "keys.customer.example.", 1)
                        + "dkim._domainkey.customer.example. 300 IN TXT \"" + FoundingExample.KEY + "\"\n");
        write("trekmail.net", FoundingExample.PROVIDER.replace("127.0.0.1", PROVIDER));
        write("behind.new", behind(2, "v=DMARC1; p=reject"));
        write("behind.old", behind(1, "v=DMARC1; p=none"));
        write("troubled.example", apex("troubled.example", "ns1.customer.example.", 1) + """
                troubled.example. 60 IN NS ns3.customer.example.
                troubled.example. 60 IN NS silent.customer.example.
                troubled.example. 60 IN NS private.customer.example.
                troubled.example. 60 IN MX 10 mail.trekmail.net.
                """);
    }

    private static String behind(int serial, String dmarc) {
        return apex("behind.example", "ns1.customer.example.", serial) + """
                behind.example. 60 IN NS ns2.customer.example.
                _dmarc.behind.example. 60 IN TXT "%s"
                """.formatted(dmarc);
    }

    private static String apex(String zone, String server, int serial) {
        return """
                %1$s. 60 IN SOA hidden.customer.example. x.customer.example. %3$d 3600 600 86400 5
                %1$s. 60 IN NS %2$s
                """.formatted(zone, server, serial);
    }

    private void startServers() {
        nsd("nsd-root", ROOT, Map.of(".", "root.signed"));
        bind("bind-tld", List.of(TLD), Map.of("example", "example.signed", "net", "net"));
        Map<String, String> first = new LinkedHashMap<>();
        first.put("customer.example", "ns1");
        first.put("behind.example", "behind.new");
        first.put("troubled.example", "troubled.example");
        first.put("signed.example", "signed.example.signed");
        first.put("broken.example", "broken.example.signed");
        nsd("ns1", FIRST, first);
        knot("ns2", SECOND, Map.of("customer.example", "ns2", "behind.example", "behind.old"));
        bind("ns3", List.of(THIRD, PROVIDER), Map.of("customer.example", "ns3", "trekmail.net", "trekmail.net"));
        knot("keys", KEYS, Map.of("_domainkey.customer.example", "keys"));
        unbound();
    }

    /** Changes the customer's zone at one of its servers: {@code ns1} (NSD), {@code ns2} (Knot) or {@code ns3} (BIND). */
    void publish(String server, String zone) {
        publishAt(server, zone);
        processes.get(server).reload();
    }

    private void publishAt(String server, String zone) {
        write(server, zone);
    }

    String logs() {
        return processes.values().stream().map(NameServerProcess::log).collect(Collectors.joining("\n"));
    }

    private void nsd(String name, String address, Map<String, String> zones) {
        start(
                name,
                """
                server:
                    ip-address: %1$s
                    username: ""
                    chroot: ""
                    zonesdir: "%2$s"
                    pidfile: "%2$s/%3$s.pid"
                    database: ""
                    xfrdir: "%2$s"
                    xfrdfile: "%2$s/%3$s.xfrd"
                    zonelistfile: "%2$s/%3$s.list"
                    server-count: 1
                remote-control:
                    control-enable: no
                """.formatted(address, folder, name) + each(zones, "zone:\n    name: \"%s\"\n    zonefile: \"%s\"\n"),
                "nsd",
                "-d",
                "-c",
                name + ".conf");
    }

    private void knot(String name, String address, Map<String, String> zones) {
        start(
                name,
                """
                server:
                    listen: %1$s@53
                    rundir: %2$s
                    pidfile: %2$s/%3$s.pid
                    udp-workers: 1
                    tcp-workers: 1
                    background-workers: 1
                control:
                    listen: %2$s/%3$s.sock
                database:
                    storage: %2$s/%3$s.db
                log:
                  - target: stderr
                    any: info
                zone:
                """.formatted(address, folder, name)
                        + each(
                                zones,
                                "  - domain: \"%s\"\n    file: \"" + folder + "/%s\"\n    zonefile-sync: -1\n"
                                        + "    journal-content: none\n"),
                "knotd",
                "-c",
                name + ".conf");
    }

    private void bind(String name, List<String> addresses, Map<String, String> zones) {
        start(
                name,
                """
                options {
                    directory "%1$s";
                    listen-on { %2$s; };
                    listen-on-v6 { none; };
                    pid-file "%1$s/%3$s.pid";
                    session-keyfile "%1$s/%3$s.session";
                    recursion no;
                    dnssec-validation no;
                    notify no;
                };
                controls { };
                """.formatted(folder, String.join("; ", addresses), name)
                        + each(zones, "zone \"%s\" { type primary; file \"%s\"; };\n"),
                "named",
                "-g",
                "-c",
                folder.resolve(name + ".conf").toString());
    }

    private void unbound() {
        write("hints", ". 60 IN NS a.root.\na.root. 60 IN A " + ROOT + "\n");
        String anchor = keysOf("root").collect(Collectors.joining("\n"));
        write("anchor", anchor + "\n");
        start("unbound", """
                server:
                    interface: %1$s
                    access-control: 0.0.0.0/0 allow
                    do-ip6: no
                    username: ""
                    chroot: ""
                    directory: "%2$s"
                    pidfile: "%2$s/unbound.pid"
                    use-syslog: no
                    logfile: ""
                    num-threads: 1
                    root-hints: "%2$s/hints"
                    trust-anchor-file: "%2$s/anchor"
                    ede: yes
                remote-control:
                    control-enable: no
                """.formatted(CACHE, folder), "unbound", "-d", "-c", "unbound.conf");
    }

    private void start(String name, String configuration, String... command) {
        try {
            Files.createDirectories(folder.resolve(name + ".db"));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        processes.put(name, NameServerProcess.start(folder, name, configuration, command));
    }

    private static String each(Map<String, String> zones, String form) {
        return zones.entrySet().stream()
                .map(zone -> form.formatted(zone.getKey(), zone.getValue()))
                .collect(Collectors.joining());
    }

    /** Signs a zone with a key of its own; the result is beside it. */
    private void sign(String zone) {
        String origin = zone.equals("root") ? "." : zone;
        run("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", "-f", "KSK", "-n", "ZONE", origin);
        String keys = keysOf(zone).collect(Collectors.joining("\n"));
        write(zone, read(zone) + keys + "\n");
        run("dnssec-signzone", "-q", "-z", "-o", origin, "-f", zone + ".signed", zone);
    }

    private Stream<String> keysOf(String zone) {
        String prefix = "K" + (zone.equals("root") ? "" : zone) + ".+";
        return list().stream()
                .filter(file -> file.startsWith(prefix) && file.endsWith(".key"))
                .map(this::read)
                .map(text -> text.lines().filter(line -> !line.startsWith(";")).collect(Collectors.joining("\n")));
    }

    private String dsOf(String zone) {
        return read("dsset-" + zone + ".");
    }

    private void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
        } catch (IOException cannotRun) {
            throw new UncheckedIOException(cannotRun);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private List<String> list() {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        processes.values().forEach(NameServerProcess::close);
        Stream.of(silent, hidden, inside).forEach(MuteServer::close);
    }
}
