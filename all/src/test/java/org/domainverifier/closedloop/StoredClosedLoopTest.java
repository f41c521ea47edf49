package org.domainverifier.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.domainverifier.DomainReport;
import org.domainverifier.ReportDiff;
import org.domainverifier.examples.bimi.BimiCheck;
import org.domainverifier.examples.bimi.BimiExpectation;
import org.domainverifier.json.ReportJson;
import org.junit.jupiter.api.Test;

/**
 * Reports on the damaged zones of the closed loop are kept and read back. {@code -Ddomainverifier.zones=20000} makes 10,000 of them; one in fifty is held
 * against the schema, which takes longer than all the rest.
 */
class StoredClosedLoopTest {
    private static final int REPORTS = Math.max(1, Integer.getInteger("domainverifier.zones", 500) / 2);
    private static final long SEED = Long.getLong("domainverifier.seed", 20261127L);
    private static final int EACH_BY_SCHEMA = 50;

    private final ReportJson json = ReportJson.builder()
            .check(new BimiCheck())
            .type(BimiExpectation.class)
            .build();
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(json.schema());
    private final List<String> keys = Provider.keys(4);

    @Test
    void everyReportIsReadBackEqual() {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        IntStream.range(0, REPORTS)
                .parallel()
                .filter(each -> failures.size() < 5)
                .forEach(each -> {
                    try {
                        keep(SEED + each, each % EACH_BY_SCHEMA == 0);
                    } catch (AssertionError | RuntimeException failed) {
                        failures.add("seed " + (SEED + each) + ": " + failed);
                    }
                });
        assertThat(failures).isEmpty();
    }

    private void keep(long seed, boolean bySchema) {
        SplittableRandom random = new SplittableRandom(seed);
        Provider provider = Provider.random(random, keys);
        CustomerZone zone = new CustomerZone(random, provider);
        DomainReport right = provider.verifier(zone.dns(zone.records())).verify(zone.domain);
        int damages = random.nextInt(1, 6);
        for (int i = 0; i < damages; i++) {
            Damage.ALL.get(random.nextInt(Damage.ALL.size())).apply(zone);
        }
        DomainReport report = provider.verifier(zone.dns(zone.records())).verify(zone.domain);

        String text = json.write(report);
        DomainReport again = json.readReport(text);

        assertThat(again).isEqualTo(report);
        assertThat(again.recordsToPublish()).isEqualTo(report.recordsToPublish());
        assertThat(ReportDiff.between(right, again)).isEqualTo(ReportDiff.between(right, report));
        if (bySchema) {
            assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
        }
    }
}
