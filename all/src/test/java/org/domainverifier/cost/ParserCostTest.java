package org.domainverifier.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.domainverifier.dkim.DkimKeyRecord;
import org.domainverifier.dmarc.DmarcRecord;
import org.domainverifier.dns.Octets;
import org.domainverifier.mtasts.MtaStsPolicy;
import org.domainverifier.mtasts.MtaStsRecord;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.spf.SpfRecord;
import org.domainverifier.testing.internal.Cost;
import org.domainverifier.testing.internal.WorstText;
import org.domainverifier.tlsrpt.TlsRptRecord;
import org.domainverifier.txt.TxtKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever text a stranger publishes: reading it, and writing what was read, costs little, and no more than twice for twice as much. */
class ParserCostTest {
    private static final Duration BAR = Duration.ofMillis(50);
    private static final Map<String, Function<String, Parsed<?>>> PARSERS = Map.of(
            "spf", SpfRecord::parse,
            "dkim", DkimKeyRecord::parse,
            "dmarc", DmarcRecord::parse,
            "tls-rpt", TlsRptRecord::parse,
            "mta-sts", MtaStsRecord::parse,
            "policy", text -> MtaStsPolicy.parse(text.getBytes(StandardCharsets.UTF_8)));
    private static final Map<String, String> VERSIONS = Map.of(
            "spf",
            "v=spf1",
            "dkim",
            "v=DKIM1",
            "dmarc",
            "v=DMARC1",
            "tls-rpt",
            "v=TLSRPTv1",
            "mta-sts",
            "v=STSv1",
            "policy",
            "");

    static Stream<WorstText> texts() {
        return WorstText.all().stream();
    }

    /** As a record's text is made of its octets. */
    private static String published(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8)).text();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aTextCostsLittle(WorstText worst) {
        Function<String, Parsed<?>> parser = PARSERS.get(worst.kind());
        String version = VERSIONS.get(worst.kind());
        IntFunction<Runnable> reading = length -> {
            String text = published(worst.ofLength().apply(length));
            return () -> {
                parser.apply(text).record().ifPresent(Object::toString);
                PastingMistake.find(text, version);
            };
        };
        boolean isPolicy = worst.kind()
                .equals("policy"); // any other text is read as far as its bound, and grows beyond it as before
        Cost longest = Cost.of("65,000 octets of " + worst, WorstText.LONGEST, isPolicy ? BAR : Duration.ZERO, reading);
        assertThat(longest).as(worst.toString()).matches(found -> found.isRight(Duration.ZERO), "linear");
        Cost read = longest.whole().compareTo(BAR) <= 0 || isPolicy
                ? longest
                : Cost.of("8,192 octets of " + worst, TxtKind.LONGEST_TEXT, BAR, reading);
        assertThat(read).as(worst.toString()).matches(found -> found.isRight(BAR), "within " + BAR);
    }
}
