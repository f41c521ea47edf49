package org.domainverifier.examples.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.domainverifier.examples.cli.Main;
import org.domainverifier.examples.cli.Streams;
import org.domainverifier.testing.LoopbackDnsServer;

/**
 * Starts a DNS server on loopback with the zones of a mail provider, of a sender of newsletters and of their customers, and has the command line verify each
 * customer over real packets.
 */
public final class Demo {
    private final Path folder;
    private final Streams streams;

    Demo(Path folder, Streams streams) {
        this.folder = folder;
        this.streams = streams;
    }

    /**
     * Gives the tour.
     *
     * @param arguments the folder of the provider files, {@code examples/demo} if not said
     * @throws IOException if the zone files cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "examples/demo");
        boolean conclusive =
                new Demo(folder, Streams.ofSystem()).run().values().stream().allMatch(code -> code <= 1);
        System.exit(conclusive ? 0 : 1);
    }

    /** Verifies each customer; answers the exit codes of the command. */
    Map<Customer, Integer> run() throws IOException {
        Map<Customer, Integer> codes = new LinkedHashMap<>();
        DemoZones zones = new DemoZones(folder.resolve("src/main/zones"));
        PrintStream out = streams.out();
        try (LoopbackDnsServer server = zones.serve()) {
            out.println("A DNS server at " + server.hostAndPort() + " serves "
                    + zones.files().size() + " zones; TrekMail's customers are verified against "
                    + folder.resolve(Customer.USUAL) + ", those of a sender of newsletters against "
                    + folder.resolve(Customer.SENDER) + ".");
            out.println();
            for (Customer customer : Customer.ALL) {
                out.println("# " + zones.about(customer.domain()));
                String provider = folder.resolve(customer.providerFile()).toString();
                out.println("$ domain-verifier --provider " + provider + " --server " + server.hostAndPort() + " "
                        + customer.domain());
                codes.put(
                        customer,
                        Main.run(streams, "--provider", provider, "--server", server.hostAndPort(), customer.domain()));
            }
            summary(codes);
        }
        return codes;
    }

    private void summary(Map<Customer, Integer> codes) {
        streams.out().println("Exit codes:");
        codes.forEach((customer, code) -> streams.out().printf("  %d  %s%n", code, customer.domain()));
    }
}
