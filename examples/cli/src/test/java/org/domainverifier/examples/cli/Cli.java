package org.domainverifier.examples.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command inside the test: what the shell would see of it. */
record Cli(int code, String out, String err) {
    /** A customer as the provider wants it, and what its records lead to. */
    static final String GOOD = """
            good.example.          300 IN MX    10 mail.trekmail.net.
            good.example.          300 IN TXT   "v=spf1 include:spf.trekmail.net ~all"
            _dmarc.good.example.   300 IN TXT   "v=DMARC1; p=reject"
            mail.trekmail.net.     300 IN A     192.0.2.25
            spf.trekmail.net.      300 IN TXT   "v=spf1 ip4:192.0.2.0/24 -all"
            """;

    /** A customer that forgot an old MX record and misspelt its DMARC record. */
    static final String BAD = """
            bad.example.           300 IN MX    1 mx.old.example.
            bad.example.           300 IN MX    10 mail.trekmail.net.
            bad.example.           300 IN TXT   "v=spf1 include:spf.trekmail.net ~all"
            _dmarc.bad.example.    300 IN TXT   "v=DMARC1; p=rejekt"
            mx.old.example.        300 IN A     198.51.100.25
            """;

    static final String PROVIDER = """
            name: TrekMail
            mx: [{ preference: 10, host: mail.trekmail.net }]
            spf: { include: [spf.trekmail.net] }
            dmarc: { suggest: "v=DMARC1; p=quarantine" }
            """;

    static Cli run(String... arguments) {
        return run("", false, arguments);
    }

    static Cli runWithInput(String input, String... arguments) {
        return run(input, false, arguments);
    }

    static Cli runInColour(String... arguments) {
        return run("", true, arguments);
    }

    private static Cli run(String input, boolean colour, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                colour);
        int code = Main.run(streams, arguments);
        return new Cli(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Over a zone file of this text, and a provider file. */
    static Cli verify(Path folder, String zone, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--zone", write(folder, "test.zone", zone), "--provider", write(folder, "provider.yaml", PROVIDER)));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    static String write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8)
                    .toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
