package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar as the shell sees it. Runs when the jar is there, after the other tests: see the pom. */
class PackagedJarCheck {
    private static final Path JAR = Path.of("target/domain-verifier.jar");

    @TempDir
    Path folder;

    @Test
    void knowsAllChecksAndPrintsReports() throws Exception {
        Run run = run("--zone", Cli.write(folder, "good.zone", Cli.GOOD), "--json", "good.example");

        assertThat(run.err).isEmpty();
        assertThat(run.out).contains("\"mx\"", "\"spf\"", "\"dkim\"", "\"dmarc\"", "\"tls-rpt\"", "\"mta-sts\"");
        assertThat(run.code).isZero();
    }

    @Test
    void asksServers() throws Exception {
        try (LoopbackDnsServer server = LoopbackDnsServer.start(ZoneText.of("good.example")
                .records("@ IN MX 10 mail\nmail IN A 192.0.2.25")
                .toString())) {
            Run run = run("--server", server.hostAndPort(), "--check", "mx", "good.example");

            assertThat(run.out).contains("VERIFIED").doesNotContain("\u001b");
            assertThat(run.code).isZero();
        }
    }

    @Test
    void badInputIsOneLineAndCodeTwo() throws Exception {
        Run run = run("https://good.example/");

        assertThat(run.err.strip().lines()).hasSize(1);
        assertThat(run.out).isEmpty();
        assertThat(run.code).isEqualTo(2);
    }

    @Test
    void isAMultiReleaseJar() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release"))
                    .isEqualTo("true");
        }
    }

    private record Run(int code, String out, String err) {}

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
