package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A list of domains with a hostile one in it: of each of the others comes what would come without it. */
@Timeout(60)
class HostileBatchTest {
    private static final int OCTETS = 64_000; // about what one answer of the DNS can carry
    private static final int STRING = 250;
    private static final int LARGEST = 4_000_000; // as docs/limits.md says

    @TempDir
    Path folder;

    /** A record of each kind that goes on with one part, in strings as the DNS has them. */
    private static String evil(String part) {
        String rest = part.repeat(OCTETS / part.length());
        return record("evil.example.", "v=spf1 " + rest)
                + record("default._domainkey.evil.example.", "v=DKIM1; p=AAAA;" + rest)
                + record("_dmarc.evil.example.", "v=DMARC1; p=none;" + rest)
                + record("_smtp._tls.evil.example.", "v=TLSRPTv1;" + rest)
                + record("_mta-sts.evil.example.", "v=STSv1;" + rest);
    }

    private static String record(String name, String text) {
        StringBuilder line = new StringBuilder(name).append(" 300 IN TXT");
        for (int start = 0; start < text.length(); start += STRING) {
            String string = text.substring(start, Math.min(text.length(), start + STRING));
            line.append(" \"").append(string.replace("\u0001", "\\001")).append('"');
        }
        return line.append('\n').toString();
    }

    private Cli batch(String zone, List<String> domains, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--from", Cli.write(folder, "domains.txt", String.join("\n", domains) + "\n")));
        arguments.addAll(List.of(more));
        return Cli.verify(folder, zone, arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "x=\u0001;", "h=a;", "moo ", "rua=mailto:a@b.example,", "include:i.example "})
    void theOthersComeOutAsJson(String part) {
        String zone = Cli.GOOD + Cli.BAD + evil(part);

        Cli quiet = batch(Cli.GOOD + Cli.BAD, List.of("good.example", "bad.example"), "--json");
        Cli all = batch(zone, List.of("good.example", "evil.example", "bad.example"), "--json");

        assertThat(all.err()).isEmpty();
        assertThat(all.code()).isEqualTo(quiet.code()).isNotEqualTo(ExitCode.BUG);
        assertThat(all.lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.length()).isLessThan(LARGEST));
        assertThat(all.lines())
                .extracting(
                        line -> JsonMapper.shared().readTree(line).get("domain").stringValue())
                .containsExactly("good.example", "evil.example", "bad.example");
        assertThat(List.of(told(all.lines().get(0)), told(all.lines().get(2))))
                .isEqualTo(quiet.lines().stream().map(HostileBatchTest::told).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "x=\u0001;"})
    void theOthersComeOutAsText(String part) {
        Cli all = batch(Cli.GOOD + Cli.BAD + evil(part), List.of("good.example", "evil.example", "bad.example"));

        assertThat(all.err()).isEmpty();
        assertThat(all.code()).isNotEqualTo(ExitCode.BUG);
        assertThat(all.out()).contains("good.example", "evil.example", "bad.example");
        assertThat(all.out().length()).isLessThan(LARGEST);
    }

    /** The findings: times differ from run to run. */
    private static JsonNode told(String line) {
        return JsonMapper.shared().readTree(line).get("findings");
    }
}
