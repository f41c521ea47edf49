package org.domainverifier.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
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

    @Test
    void whatIsToBeTypedIsInTheTableToTheLastCharacter() {
        String key = "v=DKIM1; k=rsa; p=" + "A".repeat(216);
        DnsRecord longer = record("s._domainkey.customer.example. 300 IN TXT \"" + key + "\"");
        DnsRecord old = record("s._domainkey.customer.example. 300 IN TXT \"" + key.replace('A', 'B') + "\"");

        assertThat(new RepairPlan(List.of(new RecordChange.Replace(old, longer)))
                        .toTable(Locale.ENGLISH)
                        .lines())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(1)).endsWith("BBB…"))
                .satisfies(lines -> assertThat(lines.get(2)).endsWith("\"" + key + "\""));
    }

    @Test
    void whatComesFirstIsAboveTheTableAndTheRestBelow() {
        ManualStep before = new ManualStep(
                PublicationStep.LEAVE_ALIAS, Map.of("name", "customer.example", "target", "www.host.example"));
        ManualStep after = new ManualStep(() -> "mx.x", Map.of());

        assertThat(new RepairPlan(List.of(after, new RecordChange.Delete(OLD), before))
                        .toTable(Locale.ENGLISH)
                        .lines())
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("Before the CNAME record"))
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("delete"))
                .satisfies(lines -> assertThat(lines.get(3)).isEqualTo("mx.x"));
    }

    @Test
    void theWayBackUndoesTheLastChangeFirst() {
        DnsRecord other = record("www.customer.example. 300 IN A 192.0.2.1");
        RepairPlan plan = new RepairPlan(List.of(
                new RecordChange.Replace(OLD, NEW),
                new ManualStep(() -> "mx.x", Map.of()),
                new RecordChange.Delete(other)));

        assertThat(plan.inverse().steps())
                .containsExactly(new RecordChange.Add(other), new RecordChange.Replace(NEW, OLD));
    }

    @Test
    void aPlanOfStepsByHandAloneIsNotEmpty() {
        assertThat(new RepairPlan(List.of(new ManualStep(() -> "mx.x", Map.of()))).isEmpty())
                .isFalse();
        assertThat(new RepairPlan(List.of()).isEmpty()).isTrue();
    }

    @Test
    void eachChangeIsTypedIntoTheFormOfTheDnsHost() {
        RepairPlan plan = new RepairPlan(List.of(new RecordChange.Add(record("www.customer.example. A 192.0.2.1"))));

        assertThat(plan.typedFor(DomainName.of("customer.example"), DnsHost.UNKNOWN))
                .isEqualTo(List.of(
                        TypedChange.of(plan.changes().get(0), DomainName.of("customer.example"), DnsHost.UNKNOWN)))
                .isNotEmpty();
    }
}
