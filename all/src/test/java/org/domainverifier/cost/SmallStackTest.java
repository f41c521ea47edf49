package org.domainverifier.cost;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.domainverifier.dkim.DkimKeyRecord;
import org.domainverifier.dmarc.DmarcRecord;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsPolicy;
import org.domainverifier.mtasts.MtaStsRecord;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.record.ReportUri;
import org.domainverifier.spf.SpfRecord;
import org.domainverifier.testing.internal.SmallStack;
import org.domainverifier.testing.internal.WorstText;
import org.domainverifier.tlsrpt.TlsRptRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No reader calls itself for what a stranger wrote: however long and deep a text is, a small stack is enough. */
class SmallStackTest {
    static Stream<WorstText> texts() {
        return WorstText.all().stream();
    }

    /** The same text is given to every reader, of whichever kind it is. */
    private static void readByAll(String text) {
        List<Parsed<?>> parsed = List.of(
                SpfRecord.parse(text),
                DkimKeyRecord.parse(text),
                DmarcRecord.parse(text),
                TlsRptRecord.parse(text),
                MtaStsRecord.parse(text),
                MtaStsPolicy.parse(text.getBytes(StandardCharsets.UTF_8)));
        parsed.forEach(each -> each.record().ifPresent(Object::toString));
        DkimKeyRecord.parse(text).record().flatMap(DkimKeyRecord::publicKey);
        ReportUri.tryParse(text);
        PastingMistake.find(text, "v=spf1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aLongTextNeedsNoMore(WorstText worst) {
        String text = worst.ofLength().apply(WorstText.LONGEST);
        SmallStack.run(() -> readByAll(text));
    }

    @Test
    void aReportAddressNeedsNoMore() {
        for (String part : List.of(".", "a.", "\"", "%22", "\\\"", "%5C", "@", "!", "[", "(", "<", "1.", ":", "/")) {
            String many = part.repeat(32_000);
            SmallStack.run(() -> {
                readByAll("mailto:" + many + "@b.example");
                readByAll("mailto:a@" + many);
                readByAll("https://" + many + "/");
                readByAll("v=TLSRPTv1;rua=mailto:\"" + many + "\"@b.example");
            });
        }
    }

    /** SEQUENCEs in one another, each with a length of its own in three octets, the innermost one empty. */
    private static byte[] nested(int depth) {
        byte[] octets = new byte[depth * 4];
        for (int i = 0; i < depth; i++) {
            int length = octets.length - 4 * (i + 1);
            octets[4 * i] = 0x30;
            octets[4 * i + 1] = (byte) 0x82;
            octets[4 * i + 2] = (byte) (length >> 8);
            octets[4 * i + 3] = (byte) length;
        }
        return octets;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1000, 12_000, 16_000})
    void aKeyOfNestedSequencesNeedsNoMore(int depth) {
        String key = Base64.getEncoder().encodeToString(nested(depth));
        SmallStack.run(() -> readByAll("v=DKIM1; p=" + key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example. IN TXT (",
                "evil.example. IN TXT \"a\" (\n",
                "( evil.example. IN TXT a )\n",
                "\"",
                "\\\"",
                "\\",
                ")",
                ";",
                " ",
                "\n",
                "a.",
                "evil.example. IN MX 10 mail.evil.example.\n",
                "$ORIGIN a\n",
                "\\000"
            })
    void aZoneFileNeedsNoMore(String part) {
        String text = part.repeat(WorstText.LONGEST / part.length());
        for (String zone : List.of(text, "evil.example. IN TXT \"" + text, "evil.example. IN TXT ( " + text)) {
            SmallStack.run(() -> {
                try {
                    ZoneResolver.parse(zone).records().forEach(DnsRecord::toZoneLine);
                } catch (IllegalArgumentException notAZone) {
                    // that needs no more either
                }
            });
        }
    }
}
