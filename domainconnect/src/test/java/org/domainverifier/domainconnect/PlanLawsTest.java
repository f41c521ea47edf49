package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.junit.jupiter.api.Test;

/** The judge of the laws refuses what it is there to refuse. */
class PlanLawsTest {
    private static final String DAMAGED = "send.customer.example. 600 IN TXT \"right\"";
    private static final List<String> ZONE =
            List.of("send.customer.example. 600 IN TXT \"wrong\"", "www.customer.example. 600 IN TXT \"other\"");
    private static final RepairPlan NOTHING = RepairPlan.of(List.of());

    private static DnsRecord text(String name, String text) {
        return new DnsRecord(DomainName.of(name), Duration.ofMinutes(10), RecordData.Txt.of(text));
    }

    private static List<String> broken(RecordChange change, RepairPlan again) {
        return PlanLaws.broken(ZONE, DAMAGED, RepairPlan.of(List.of(change)), zone -> again);
    }

    private static RecordChange right() {
        return new RecordChange.Replace(text("send.customer.example", "wrong"), text("send.customer.example", "right"));
    }

    @Test
    void aRightPlanBreaksNothing() {
        assertThat(broken(right(), NOTHING)).isEmpty();
    }

    @Test
    void whatIsNotThereDoesNotGo() {
        assertThat(broken(new RecordChange.Delete(text("send.customer.example", "never there")), NOTHING))
                .anyMatch(law -> law.startsWith("law 1"));
    }

    @Test
    void noOtherNameIsTouched() {
        assertThat(broken(new RecordChange.Delete(text("www.customer.example", "other")), NOTHING))
                .anyMatch(law -> law.startsWith("law 2"));
    }

    @Test
    void aPlanThatLeavesSomethingToDoIsRefused() {
        assertThat(broken(right(), RepairPlan.of(List.of(right()))))
                .anyMatch(law -> law.startsWith("law 9, there is more"));
    }
}
