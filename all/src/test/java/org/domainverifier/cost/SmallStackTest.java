package org.domainverifier.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.domainverifier.dkim.DkimKeyRecord;
import org.domainverifier.dmarc.DmarcRecord;
import org.domainverifier.mtasts.MtaStsPolicy;
import org.domainverifier.mtasts.MtaStsRecord;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.record.ReportUri;
import org.domainverifier.spf.SpfRecord;
import org.domainverifier.testing.internal.WorstText;
import org.domainverifier.tlsrpt.TlsRptRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No reader calls itself for what a stranger wrote: however long and deep a text is, a small stack is enough. */
class SmallStackTest {
    private static final long STACK_OCTETS = 128 * 1024;

    static Stream<WorstText> texts() {
        return WorstText.all().stream();
    }

    private static void onASmallStack(Runnable task) {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(null, task, "small-stack", STACK_OCTETS);
        thread.setUncaughtExceptionHandler((broken, problem) -> thrown.set(problem));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        assertThat(thrown.get()).isNull();
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
        ReportUri.tryParse(text);
        PastingMistake.find(text, "v=spf1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aLongTextNeedsNoMore(WorstText worst) {
        String text = worst.ofLength().apply(WorstText.LONGEST);
        onASmallStack(() -> readByAll(text));
    }

    @Test
    void aReportAddressNeedsNoMore() {
        for (String part : List.of(".", "a.", "\"", "%22", "\\\"", "%5C", "@", "!", "[", "(", "<", "1.", ":", "/")) {
            String many = part.repeat(32_000);
            onASmallStack(() -> {
                readByAll("mailto:" + many + "@b.example");
                readByAll("mailto:a@" + many);
                readByAll("https://" + many + "/");
                readByAll("v=TLSRPTv1;rua=mailto:\"" + many + "\"@b.example");
            });
        }
    }
}
