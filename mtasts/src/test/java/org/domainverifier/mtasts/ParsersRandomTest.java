package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.ParsersFuzzTest.hold;
import static org.domainverifier.mtasts.ParsersFuzzTest.nearly;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.domainverifier.tlsrpt.TlsRptRecord;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The same as the fuzz targets, with seeded texts made of the parsers' own words. */
class ParsersRandomTest {
    @Test
    void policies() throws Exception {
        String[] parts = {
            "version: STSv1",
            "mode: enforce",
            "mode: none",
            "mx: *.example.com",
            "mx: a.example",
            "max_age: 86400",
            "max_age:",
            "\n",
            "\r\n",
            "\r",
            " ",
            "\t",
            ":",
            "x: y z",
            "X-a.b_c: 1",
            "\n\n",
            "\ufeff",
            "\ud800",
            "é"
        };
        Seed.run(random -> {
            for (int i = 0; i < Seed.cases() * 10; i++) {
                String text = nearly(random, parts);
                hold(MtaStsPolicy.parse(text), MtaStsPolicy::parse);
                hold(MtaStsPolicy.parse(text.getBytes(StandardCharsets.ISO_8859_1)), MtaStsPolicy::parse);
            }
        });
    }

    @Test
    void records() throws Exception {
        String[] parts = {
            "v=STSv1",
            "v=TLSRPTv1",
            ";",
            "; ",
            " ",
            "\t",
            "id=",
            "id=1",
            "rua=",
            "mailto:a@b.example",
            ",",
            "=",
            "x=1",
            "https://a.example/",
            "%41",
            "%",
            "!",
            "\"",
            "\\",
            "é",
            "?a=b",
            "ftp:x",
            "[::1]",
            ":443",
            "@"
        };
        Seed.run(random -> {
            for (int i = 0; i < Seed.cases() * 10; i++) {
                hold(MtaStsRecord.parse("v=STSv1" + nearly(random, parts)), MtaStsRecord::parse);
                hold(TlsRptRecord.parse("v=TLSRPTv1" + nearly(random, parts)), TlsRptRecord::parse);
                hold(TlsRptRecord.parse("v=TLSRPTv1;rua=" + nearly(random, parts)), TlsRptRecord::parse);
                hold(MtaStsRecord.parse(nearly(random, parts)), MtaStsRecord::parse);
            }
        });
    }

    /** No address costs more than its length, and no list of addresses: neither time nor stack. */
    @Test
    void hugeReportAddressesAreReadToo() {
        for (String start : List.of("", "mailto:", "mailto:a@", "mailto:%22", "https://", "https://[", "x:")) {
            for (String piece : List.of("a", ".", "a.", "%22", "%41", "@", ",", ",mailto:a@b.example", ":", "[", "#")) {
                for (String end : List.of("", "@b.example", "%22@b.example")) {
                    String text = "v=TLSRPTv1; rua=" + start + piece.repeat(65_000 / piece.length()) + end;
                    TlsRptRecord record = Assertions.assertTimeoutPreemptively(
                                    Duration.ofSeconds(10), () -> TlsRptRecord.parse(text))
                            .record()
                            .orElseThrow();

                    assertThat(TlsRptRecord.parse(record.toString()).record()).contains(record);
                }
            }
        }
    }
}
