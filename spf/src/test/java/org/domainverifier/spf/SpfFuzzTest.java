package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;

/**
 * Fuzz targets. In an ordinary build each runs over its saved inputs. To search for new ones, one target at a time: {@code
 * JAZZER_FUZZ=1 mvn -pl spf -am test -Dtest='SpfFuzzTest#anyZone*' -Dsurefire.failIfNoSpecifiedTests=false -Djazzer.hooks=true}
 * (without hooks the fuzzer sees no coverage).
 */
class SpfFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void anyTextIsParsedAndWhatIsPrintedIsReadAgain(FuzzedDataProvider data) {
        String text = (data.consumeBoolean() ? "v=spf1 " : "") + data.consumeRemainingAsString();
        Parsed<SpfRecord> parsed = SpfRecord.parse(text);
        for (Diagnostic diagnostic : parsed.diagnostics()) {
            assertThat(diagnostic.span().end()).isLessThanOrEqualTo(text.length());
        }
        parsed.record().ifPresent(record -> {
            Parsed<SpfRecord> again = SpfRecord.parse(record.toString());
            assertThat(again.record()).contains(record);
            assertThat(again.isValid()).isEqualTo(parsed.isValid());
        });
    }

    @FuzzTest(maxDuration = "5m")
    void anyZoneIsEvaluatedWithinTheLimits(FuzzedDataProvider data) {
        List<DnsRecord> records = new ArrayList<>();
        List<String> names = List.of("a.example", "b.example", "c.example", "d.example");
        for (String name : names) {
            DomainName owner = DomainName.of(name);
            records.add(new DnsRecord(
                    owner, java.time.Duration.ofSeconds(60), RecordData.Txt.of("v=spf1 " + data.consumeString(120))));
            if (data.consumeBoolean()) {
                records.add(new DnsRecord(
                        owner,
                        java.time.Duration.ofSeconds(60),
                        new RecordData.Mx(1, DomainName.of(data.pickValue(names)))));
            }
        }
        ZoneResolver zone = ZoneResolver.of(records);
        AtomicInteger questions = new AtomicInteger();
        DnsResolver counting = question -> {
            questions.incrementAndGet();
            return zone.resolve(question);
        };
        SpfEvaluation evaluation = SpfEvaluator.using(counting)
                .evaluate(
                        SuiteFile.address(data.consumeBoolean() ? "192.0.2.1" : "2001:db8::1"),
                        data.consumeString(40) + "@a.example",
                        data.consumeString(40));
        assertThat(evaluation.lookups()).isLessThanOrEqualTo(10);
        assertThat(questions.get()).isLessThanOrEqualTo(170);
        SpfLookupTree tree =
                SpfLookupTree.load(DomainName.of("a.example"), zone).join();
        assertThat(tree.count()).isNotNegative();
        assertThat(tree.toString()).isNotEmpty();
        assertThat(evaluation.toString()).isNotEmpty();
    }
}
