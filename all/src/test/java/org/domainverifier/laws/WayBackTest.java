package org.domainverifier.laws;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.laws.zone.World;
import org.junit.jupiter.api.Test;

class WayBackTest {
    private static final World WORLD = World.parse("""
            kunde.example. 3600 IN SOA ns.host.example. h.host.example. 1 7200 900 1209600 300
            kunde.example. 300 IN MX 5 mx.old.example.
            kunde.example. 600 IN TXT "v=spf1 mx -all"
            """);
    private static final Plan PLAN = Plan.of(
            "- kunde.example. 300 IN MX 5 mx.old.example.",
            "+ kunde.example. 3600 IN MX 10 mail.trekmail.net.",
            "- kunde.example. 600 IN TXT \"v=spf1 mx -all\" | + kunde.example. 600 IN TXT \"v=spf1 mx a -all\"");
    private static final Plan INVERSE = Plan.of(
            "- kunde.example. 600 IN TXT \"v=spf1 mx a -all\" | + kunde.example. 600 IN TXT \"v=spf1 mx -all\"",
            "- kunde.example. 3600 IN MX 10 mail.trekmail.net.",
            "+ kunde.example. 300 IN MX 5 mx.old.example.");

    @Test
    void theInverseRestoresTheZone() {
        assertThat(WayBack.judgeInverse(WORLD, "kunde.example", PLAN, INVERSE)).isEmpty();
    }

    @Test
    void anInverseThatForgetsARecordOrItsTtlIsRefused() {
        Plan forgetful = new Plan(INVERSE.items().subList(0, 2), java.util.List.of());
        assertThat(WayBack.judgeInverse(WORLD, "kunde.example", PLAN, forgetful))
                .extracting(Breach::key)
                .containsExactly("9 no way back");
        Plan otherTtl = Plan.of(
                "- kunde.example. 600 IN TXT \"v=spf1 mx a -all\" | + kunde.example. 600 IN TXT \"v=spf1 mx -all\"",
                "- kunde.example. 3600 IN MX 10 mail.trekmail.net.",
                "+ kunde.example. 3600 IN MX 5 mx.old.example.");
        assertThat(WayBack.judgeInverse(WORLD, "kunde.example", PLAN, otherTtl)).hasSize(1);
    }

    @Test
    void aPlanBehindThePlanIsRefused() {
        assertThat(WayBack.judge(WORLD, "kunde.example", PLAN, world -> Plan.of()))
                .isEmpty();
        assertThat(WayBack.judge(
                        WORLD,
                        "kunde.example",
                        PLAN,
                        world -> Plan.of("+ kunde.example. 300 IN MX 20 mx2.trekmail.net.")))
                .extracting(Breach::key)
                .containsExactly("9 there is always more");
        assertThat(WayBack.judge(WORLD, "kunde.example", PLAN, world -> Plan.of("* Wait for the key.")))
                .isEmpty();
    }
}
