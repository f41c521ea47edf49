package org.domainverifier.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.testing.internal.Cost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of records where a few were asked for. */
class HostileRecordsTest {
    private static final Duration BAR = Duration.ofMillis(100);
    private static final int RECORDS = 2_000;

    /** A line for each number. */
    private record Flood(String name, RecordExpectation expectation, IntFunction<String> line) {
        RecordsScenario of(int size) {
            StringBuilder zone = new StringBuilder();
            for (int i = 0; i < size; i++) {
                zone.append(line.apply(i)).append('\n');
            }
            return RecordsScenario.zone(zone.toString()).require(expectation);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Flood> floods() {
        return Stream.of(
                new Flood(
                        "addresses",
                        RecordExpectation.a("www", "192.0.2.1"),
                        i -> "www.customer.example. A 10.0." + i / 256 + "." + i % 256),
                new Flood(
                        "texts",
                        RecordExpectation.txt("@", "trekmail-site=4711"),
                        i -> "customer.example. TXT \"trekmail-site=5" + i + "\""),
                new Flood(
                        "texts of a kind",
                        RecordExpectation.txt("@", "trekmail-site=4711").replacing("trekmail-site="),
                        i -> "customer.example. TXT \"trekmail-site=x" + i + "\""),
                new Flood(
                        "pasted texts",
                        RecordExpectation.txtAlone("@", "trekmail-site=4711"),
                        i -> "customer.example. TXT \"" + " ".repeat(i % 200) + "&lt;<\\\"trekmail-site=4711\\\"" + i
                                + "\""),
                new Flood(
                        "services",
                        RecordExpectation.srv("_imaps._tcp", 0, 0, 993, "imap.trekmail.net"),
                        i -> "_imaps._tcp.customer.example. SRV 0 0 " + i + " imap.trekmail.net."),
                new Flood(
                        "hosts of a service",
                        RecordExpectation.srv("_imaps._tcp", 0, 0, 993, "imap.trekmail.net"),
                        i -> "_imaps._tcp.customer.example. SRV 0 0 993 imap.trekmail" + i + ".net."),
                new Flood(
                        "issuers",
                        RecordExpectation.caa("letsencrypt.org"),
                        i -> "customer.example. CAA 0 issue \"ca" + i + ".example\""),
                new Flood(
                        "critical properties",
                        RecordExpectation.caa("letsencrypt.org"),
                        i -> "customer.example. CAA 128 tbs" + i + " \";\""),
                new Flood(
                        "what is in the way of an alias",
                        RecordExpectation.cname("www", "web.trekmail.net"),
                        i -> "www.customer.example. TXT \"" + i + "\""));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void theyAreJudgedInLinearTimeAndAFewAreTold(Flood flood) {
        RecordsScenario all = flood.of(RECORDS);
        Cost cost = Cost.of(flood.toString(), RECORDS, BAR, size -> {
            RecordsScenario some = flood.of(size);
            DnsResolver dns = ZoneResolver.of(some.zone());
            return () -> some.report(dns);
        });

        assertThat(all.status().isWrong()).isTrue();
        assertThat(all.result().findings()).hasSizeLessThanOrEqualTo(Findings.MOST);
        assertThat(cost).as(flood.toString()).matches(found -> found.isRight(BAR), "within " + BAR);
    }
}
