package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading as a person does costs no more than linear time in what a stranger wrote. */
class MeantRecordsCostTest {
    private static final int OCTETS = 64_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "= ",
                "a= ",
                "include:",
                "include: ",
                "include ",
                ",",
                ", ;",
                "\" \"",
                "\"",
                "&amp;",
                "&amp;amp;nbsp;",
                "<p",
                "<p ",
                "</",
                "(",
                "- ",
                "-all",
                "-all/",
                "a- all ",
                "(all) ",
                "all/",
                "-all(",
                "-all.(",
                "+a",
                "+mx+a",
                "%{",
                "%{i}",
                "%",
                "ip4:1.2.3.4",
                "ip4:1.2.3.4,",
                "a..",
                "..",
                "v=spf1",
                "v=spf1 ",
                "spf ",
                "TXT ",
                "x",
                "\u0430.",
                "\u00fc.",
                "x.",
                "//",
                "/",
                "ip6:::",
                ":",
                "\\",
                "{{",
                "a/1",
                "1"
            })
    void eachPieceRepeatedIsReadInLinearTime(String piece) {
        String half = "v=spf1 " + piece.repeat(OCTETS / 2 / piece.length());
        String whole = "v=spf1 " + piece.repeat(OCTETS / piece.length());
        SpfReader.read(half);
        long one = Math.min(cost(half), cost(half));
        long two = Math.min(cost(whole), cost(whole));
        // far below what a quadratic reading takes, which is seconds; a busy machine makes small numbers unsteady
        assertThat(two).isLessThan(6 * one + 100_000_000L);
    }

    private static long cost(String text) {
        long start = THREADS.getCurrentThreadCpuTime();
        SpfReader.read(text);
        SpfReader.read(text.substring(7));
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
