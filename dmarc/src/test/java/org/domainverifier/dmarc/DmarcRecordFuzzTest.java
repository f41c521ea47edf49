package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;

/** Any bytes at all. A plain test run feeds it the seeds; with {@code JAZZER_FUZZ=1} it searches. */
class DmarcRecordFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void anyTextIsRead(byte[] data) {
        check(new String(data, StandardCharsets.UTF_8), "");
        check("v=DMARC1;" + new String(data, StandardCharsets.ISO_8859_1), "");
        check("v=DMARC1; p=none; rua=" + new String(data, StandardCharsets.ISO_8859_1), "");
    }

    /** No exception, places within the text, and the printed record is read as the same record. */
    static void check(String text, String source) {
        Parsed<DmarcRecord> parsed = DmarcRecord.parse(text);
        assertThat(parsed.record().isPresent())
                .as(() -> source + ": " + text)
                .isEqualTo(DmarcRecordParser.isDmarc(text));
        for (Diagnostic diagnostic : parsed.diagnostics()) {
            assertThat(diagnostic.span().end()).as(() -> source + ": " + text).isLessThanOrEqualTo(text.length());
        }
        parsed.record().ifPresent(record -> {
            Parsed<DmarcRecord> again = DmarcRecord.parse(record.toString());
            assertThat(again.record()).as(() -> source + ": " + text).contains(record);
            assertThat(again.record().orElseThrow().toString()).isEqualTo(record.toString());
        });
    }
}
