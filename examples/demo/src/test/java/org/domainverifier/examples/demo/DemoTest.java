package org.domainverifier.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.domainverifier.examples.cli.Main;
import org.domainverifier.examples.cli.Streams;
import org.domainverifier.testing.LoopbackDnsServer;
import org.junit.jupiter.api.Test;

class DemoTest {
    private static final Path FOLDER = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Streams streams = new Streams(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            System.err,
            StandardCharsets.UTF_8,
            false);

    @Test
    void theRightOnesAreVerifiedAndTheOthersAreNot() throws IOException {
        Map<Customer, Integer> codes = new Demo(FOLDER, streams).run();

        Set<String> verified = codes.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(entry -> entry.getKey().domain())
                .collect(Collectors.toSet());
        assertThat(verified)
                .containsExactlyInAnyOrder(
                        "all-right.example", "split-dkim.example", "only-required.example", "newsletter-right.example");
        assertThat(codes.values()).allMatch(code -> code <= 1);
    }

    @Test
    void eachCustomerShowsWhatItIsThereFor() throws IOException {
        new Demo(FOLDER, streams).run();

        assertThat(report("only-required.example")).contains("tls-rpt.missing", "mta-sts.missing");
        assertThat(report("google-first.example")).contains("mx.foreign-takes-all");
        assertThat(report("google-beside.example")).contains("mx.foreign-shares");
        assertThat(report("google-behind.example")).contains("mx.foreign-backup");
        assertThat(report("two-spf.example")).contains("spf.multiple-records");
        assertThat(report("quoted-spf.example")).contains("spf.pasting-mistake");
        assertThat(report("wrong-dkim.example")).contains("dkim.wrong-key");
        assertThat(report("new-customer.example")).contains("dkim.pending");
        assertThat(report("no-dmarc.example")).contains("dmarc.missing");
        assertThat(report("bad-dmarc.example")).contains("dmarc.invalid-policy");
        assertThat(report("doubled-name.example")).contains("dmarc.misplaced");
        assertThat(report("nothing.example"))
                .contains("mx.expected-missing", "spf.missing", "dkim.missing", "dmarc.missing");
        assertThat(report("newsletter-spf.example")).contains("spf.include-missing", "send.newsletter-spf.example");
        assertThat(report("newsletter-key.example")).contains("dkim.misplaced");
        assertThat(report("newsletter-link.example")).contains("records.alias-wrong");
    }

    @Test
    void theServerAndTheZoneFilesGiveTheSameReports() throws IOException {
        DemoZones zones = new DemoZones(FOLDER.resolve("src/main/zones"));
        List<String> fromFiles = new ArrayList<>();
        for (Path file : zones.files()) {
            fromFiles.addAll(List.of("--zone", file.toString()));
        }
        try (LoopbackDnsServer server = zones.serve()) {
            assertThat(reports(List.of("--server", server.hostAndPort()))).isEqualTo(reports(fromFiles));
        }
    }

    /** The JSON reports on all customers, without what they cost. */
    private List<String> reports(List<String> source) {
        out.reset();
        List<String> arguments = new ArrayList<>(source);
        arguments.addAll(List.of("--provider", FOLDER.resolve("trekmail.yaml").toString(), "--json"));
        Customer.ALL.forEach(customer -> arguments.add(customer.domain()));
        Main.run(streams, arguments.toArray(String[]::new));
        List<String> reports = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(0, line.lastIndexOf(",\"dns\":")))
                .toList();
        assertThat(reports).hasSameSizeAs(Customer.ALL);
        return reports;
    }

    private String report(String domain) {
        String all = out.toString(StandardCharsets.UTF_8);
        int start = all.indexOf("\n" + domain + "  ");
        return all.substring(start, all.indexOf("\n\n", start));
    }
}
