package org.domainverifier.benchmarks.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The whole runs go through, and print their ratios. */
class NetworkRunTest {
    @Test
    @EnabledIfSystemProperty(
            named = "domainverifier.networkRun",
            matches = "short|whole",
            disabledReason = "takes minutes, and a machine that does nothing else")
    void eachPartPrintsItsRatio() throws Exception {
        boolean brief = "short".equals(System.getProperty("domainverifier.networkRun"));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        NetworkRun.run(new PrintStream(printed, true, StandardCharsets.UTF_8), brief, brief ? 200 : 1000);

        String text = printed.toString(StandardCharsets.UTF_8);
        System.out.println(text);
        assertThat(text).contains("p99 at loss / median without: ", "at loss / without: ", "resolver / bare: ");
    }
}
