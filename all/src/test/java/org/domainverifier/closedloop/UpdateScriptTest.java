package org.domainverifier.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.exports.Rr;
import org.domainverifier.exports.UpdatableServer;
import org.domainverifier.publish.Exports;
import org.domainverifier.publish.ZonePlan;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scripts of plans, by {@code nsupdate} and {@code knsupdate} to BIND and Knot: what is in the zone afterwards is what the plan says, and nothing happens where somebody edited in between. Runs with
 * {@code -Ddomainverifier.servers=true} only; CI does.
 */
@EnabledIfSystemProperty(
        named = "domainverifier.servers",
        matches = "true",
        disabledReason = "needs BIND and Knot with their tools")
class UpdateScriptTest {
    private static final int PLANS = Integer.getInteger("domainverifier.updates", 5);
    private static final long SEED = Long.getLong("domainverifier.seed", 17_000_000L);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"bind,nsupdate", "knot,knsupdate", "bind,knsupdate", "knot,nsupdate"})
    void theServersZoneIsWhatThePlanSaysAndBack(String program, String tool) throws Exception {
        List<String> keys = Provider.keys(2);
        int plans = 0;
        for (long seed = SEED; plans < PLANS; seed++) {
            ExportCase each = ExportCase.of(seed, keys);
            if (each.plan().plan().changes().isEmpty()) {
                continue;
            }
            plans++;
            String script = script(each.plan());
            List<String> expected =
                    sorted(ExportCase.after(each.before(), each.plan().plan()));
            Path own = Files.createDirectory(folder.resolve(program + tool + seed));
            try (UpdatableServer server = UpdatableServer.start(program, own, each.apex(), lines(each))) {
                assertThat(sorted(server.zone())).as("seed %d, before", seed).isEqualTo(sorted(each.before()));
                assertThat(server.update(tool, script))
                        .as("seed %d%n%s", seed, script)
                        .isEmpty();
                assertThat(sorted(server.zone()))
                        .as("seed %d%n%s", seed, script)
                        .isEqualTo(expected);

                assertThat(server.update(tool, script))
                        .as("seed %d, again: the sets are others now", seed)
                        .isNotEmpty();
                assertThat(sorted(server.zone())).as("seed %d, again", seed).isEqualTo(expected);

                String back = script(each.plan().inverse());
                assertThat(server.update(tool, back))
                        .as("seed %d, back%n%s", seed, back)
                        .isEmpty();
                assertThat(sorted(server.zone()))
                        .as("seed %d, back%n%s", seed, back)
                        .isEqualTo(sorted(each.before()));
            }
        }
    }

    private static String script(ZonePlan plan) {
        return Exports.nsupdate().write(plan).text().orElseThrow();
    }

    private static List<String> lines(ExportCase each) {
        return new ArrayList<>(
                each.records().stream().map(DnsRecord::toZoneLine).toList());
    }

    private static List<String> sorted(List<Rr> zone) {
        return zone.stream()
                .filter(rr -> !rr.type().equals("SOA"))
                .map(rr -> rr.name() + " " + rr.type() + " " + rr.data())
                .sorted()
                .toList();
    }
}
