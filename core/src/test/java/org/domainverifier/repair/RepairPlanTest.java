package org.domainverifier.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

class RepairPlanTest {
    private static final DnsRecord OLD = record("customer.example. 300 IN MX 20 old.example.");
    private static final DnsRecord NEW = record("customer.example. 300 IN MX 10 new.example.");

    private static DnsRecord record(String line) {
        return ZoneResolver.parse(line).records().get(0);
    }

    @Test
    void theSameStepOfSeveralFindingsCountsOnce() {
        RepairStep byHand = new ManualStep(() -> "mx.x", Map.of());
        RepairPlan plan =
                RepairPlan.of(List.of(new RecordChange.Delete(OLD), byHand, new RecordChange.Delete(OLD), byHand));

        assertThat(plan.steps()).containsExactly(new RecordChange.Delete(OLD), byHand);
    }

    @Test
    void whatIsLeftOfATtlMakesNoOtherStep() {
        DnsRecord later = record("customer.example. 299 IN MX 20 old.example.");

        assertThat(RepairPlan.of(List.of(new RecordChange.Delete(OLD), new RecordChange.Delete(later)))
                        .steps())
                .containsExactly(new RecordChange.Delete(OLD));
    }

    @Test
    void whatBeginsAlikeIsNotTheSame() {
        assertThat(RepairPlan.of(List.of(
                                new RecordChange.Delete(OLD),
                                new RecordChange.Replace(OLD, NEW),
                                new RecordChange.Add(NEW),
                                new RecordChange.Add(OLD)))
                        .steps())
                .hasSize(4);
    }

    @Test
    void everyChangeSaysWhatIsBeforeAndAfterIt() {
        RecordChange add = new RecordChange.Add(NEW);
        RecordChange replace = new RecordChange.Replace(OLD, NEW);
        RecordChange delete = new RecordChange.Delete(OLD);

        assertThat(List.of(add, replace, delete))
                .extracting(RecordChange::kind)
                .containsExactly(RecordChange.Kind.ADD, RecordChange.Kind.REPLACE, RecordChange.Kind.DELETE);
        assertThat(add.before()).isEmpty();
        assertThat(add.after()).contains(NEW);
        assertThat(replace.before()).contains(OLD);
        assertThat(replace.after()).contains(NEW);
        assertThat(delete.before()).contains(OLD);
        assertThat(delete.after()).isEmpty();
        assertThat(List.of(add, replace, delete))
                .allMatch(change ->
                        change.name().equals(OLD.name()) && change.type().equals(OLD.type()));
    }

    @Test
    void aReplacementIsOfOneNameAndType() {
        DnsRecord elsewhere = record("www.customer.example. 300 IN MX 10 new.example.");
        DnsRecord text = record("customer.example. 300 IN TXT x");

        assertThatIllegalArgumentException().isThrownBy(() -> new RecordChange.Replace(OLD, elsewhere));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordChange.Replace(OLD, text));
    }

    @Test
    void zoneLinesSayWhatGoesAndWhatComes() {
        assertThat(new RepairPlan(List.of(new RecordChange.Replace(OLD, NEW), new ManualStep(() -> "mx.x", Map.of())))
                        .toZoneLines())
                .containsExactly("; delete " + OLD, NEW.toString());
    }
}
