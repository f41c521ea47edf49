package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a template says, up to the size that is read: it costs little, and no stack. */
class TemplateCostTest {
    private static final int SIZE = DomainConnectTemplate.MOST_OCTETS - 2000;

    static Stream<Arguments> texts() {
        return Stream.of(
                of("percent signs", n -> txt("%".repeat(n))),
                of("variables", n -> txt("%a%".repeat(n / 3))),
                of("beginnings of variables", n -> txt("%a".repeat(n / 2))),
                of(
                        "labels",
                        n -> Templates.of(
                                "'type': 'CNAME', 'host': '" + "a.".repeat(n / 2) + "', 'pointsTo': 'a.example'")),
                of("terms", n -> Templates.of("'type': 'SPFM', 'host': '@', 'spfRules': '" + "a ".repeat(n / 2) + "'")),
                of(
                        "tags",
                        n -> Templates.of(
                                "'type': 'TXT', 'host': '_dmarc', 'data': 'v=DMARC1" + "; p=none".repeat(n / 8) + "'")),
                of("names", n -> "{" + "\"a\":1,".repeat(n / 6) + "\"a\":1}"),
                of("empty records", n -> "{\"records\":[" + "{},".repeat(n / 3) + "{}]}"),
                of(
                        "a description",
                        n -> Templates.with(
                                "'variableDescription': '" + "%a".repeat(n / 2) + "'",
                                "'type': 'TXT', 'host': '@', 'data': '%b%'")),
                of("brackets", n -> "[".repeat(n)),
                of("a name of a field", n -> "{\"" + "a".repeat(n) + "\":1}"));
    }

    private static Arguments of(String name, IntFunction<String> text) {
        return Arguments.of(name, text);
    }

    private static String txt(String data) {
        return Templates.of("'type': 'TXT', 'host': '@', 'data': '" + data + "', 'ttl': 600");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void costsLittle(String name, IntFunction<String> text) {
        String json = text.apply(SIZE);
        use(json); // loads the classes
        long start = System.nanoTime();
        use(json);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aZoneOfFourTimesTheSizeCostsAboutFourTimesAsMuchWhateverTheTemplate() {
        String[] records = IntStream.range(0, DomainConnectTemplate.MOST_RECORDS)
                .mapToObj(i -> switch (i % 4) {
                    case 0 -> "'type': 'SPFM', 'host': '@', 'spfRules': 'a:t" + i + ".example'";
                    case 1 -> "'type': 'MX', 'host': '@', 'pointsTo': 'm" + i + ".example', 'priority': 1, 'ttl': 600";
                    case 2 -> "'type': 'NS', 'host': 'a', 'pointsTo': 'n" + i + ".example', 'ttl': 600";
                    default ->
                        "'type': 'TXT', 'host': '@', 'data': 't" + i
                                + "', 'ttl': 600, 'txtConflictMatchingMode': 'Prefix', 'txtConflictMatchingPrefix': 't'";
                })
                .toArray(String[]::new);
        DomainConnectTemplate template = Templates.read(records);
        apply(template, 5_000); // loads the classes

        long small = apply(template, 10_000);
        long large = apply(template, 40_000);

        assertThat((double) large / small).isLessThan(10);
    }

    /** The CPU time that it takes, the least of three. */
    private static long apply(DomainConnectTemplate template, int size) {
        DomainName domain = DomainName.of("customer.example");
        List<DnsRecord> records = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            DomainName name = i % 2 == 0 ? domain : DomainName.of("h" + i + ".a.customer.example");
            records.add(
                    new DnsRecord(name, Duration.ofMinutes(5), RecordData.Txt.of("v=spf1 a:h" + i + ".example -all")));
        }
        HostedZone zone = HostedZone.of(domain, records);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = threads.getCurrentThreadCpuTime();
            assertThat(template.applyTo(zone, Map.of()).changes()).hasSizeGreaterThan(size / 2);
            least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
        }
        return least;
    }

    private static void use(String json) {
        Templates.noticed(json);
        DomainConnectTemplate.read(json)
                .template()
                .ifPresent(
                        template -> template.resolve(DomainName.of("customer.example"), Map.of("a", "%a%", "b", "x")));
    }
}
