package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Function;
import org.domainverifier.record.Parsed;
import org.domainverifier.tlsrpt.TlsRptRecord;

/** No text breaks a parser, and what it read reads the same once printed. */
class ParsersFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void policy(byte[] octets) {
        Parsed<MtaStsPolicy> parsed = MtaStsPolicy.parse(octets);
        hold(parsed, MtaStsPolicy::parse);
    }

    @FuzzTest(maxDuration = "30s")
    void mtaStsRecord(FuzzedDataProvider data) {
        hold(MtaStsRecord.parse(data.consumeRemainingAsString()), MtaStsRecord::parse);
    }

    @FuzzTest(maxDuration = "30s")
    void tlsRptRecord(FuzzedDataProvider data) {
        hold(TlsRptRecord.parse(data.consumeRemainingAsString()), TlsRptRecord::parse);
    }

    @FuzzTest(maxDuration = "30s")
    void httpResponse(byte[] octets) {
        try {
            assertThat(new HttpResponseReader(new ByteArrayInputStream(octets), 1000)
                            .read()
                            .body()
                            .length())
                    .isLessThanOrEqualTo(1000);
        } catch (IOException notHttp) {
            assertThat(notHttp.getMessage()).isNotBlank();
        }
    }

    static <R> void hold(Parsed<R> parsed, Function<String, Parsed<R>> parser) {
        parsed.diagnostics().forEach(diagnostic -> {
            assertThat(diagnostic.span().end())
                    .isLessThanOrEqualTo(parsed.text().length());
            assertThat(diagnostic.code().id()).isNotBlank();
        });
        parsed.record()
                .ifPresent(record ->
                        assertThat(parser.apply(record.toString()).record()).contains(record));
    }

    /** Text that is near enough to reach the far corners of a parser. */
    static String nearly(java.util.Random random, String... parts) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        for (int i = random.nextInt(3); i > 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) random.nextInt(0x180));
                default -> text.setCharAt(at, (char) random.nextInt(0x3000));
            }
        }
        return text.toString();
    }
}
