package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.dkim.Zones.KEY;
import static org.domainverifier.dkim.Zones.NAME;
import static org.domainverifier.dkim.Zones.RECORD;
import static org.domainverifier.dkim.Zones.txt;
import static org.domainverifier.dkim.Zones.zone;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rotations by dates: the next key is asked for from December 1 on, the old one serves until January 1. */
class DkimRotationTest {
    private static final String OTHER = TestKeys.spki(TestKeys.rsa(1024).getPublic());
    private static final String NEXT = "next._domainkey.example.com.";
    private static final String NOTHING = "example.com. 300 IN A 192.0.2.1";
    private static final DkimRotation ENDLESS = DkimRotation.from(LocalDate.of(2026, 12, 1));
    private static final DkimRotation DATED = ENDLESS.until(LocalDate.of(2027, 1, 1));

    private static DkimResult at(String time, DkimRotation dates, ZoneResolver zone, DkimExpectation next) {
        return DomainVerifier.builder()
                .resolver(zone)
                .check(new DkimCheck())
                .only(DkimCheck.KEY)
                .clock(Clock.fixed(Instant.parse(time + "T12:00:00Z"), ZoneOffset.UTC))
                .require(DkimExpectation.rotation(Zones.expected(), next, dates))
                .build()
                .verify(DomainName.of(Zones.DOMAIN))
                .get(DkimCheck.KEY);
    }

    private static DkimResult at(String time, DkimRotation dates, String old, String next) {
        return at(
                time,
                dates,
                zone(state(NAME, old, KEY, OTHER), state(NEXT, next, OTHER, KEY)),
                DkimExpectation.key("next", "v=DKIM1; p=" + OTHER));
    }

    private static String state(String name, String state, String right, String wrong) {
        return switch (state) {
            case "missing" -> "other." + name + " 300 IN TXT \"nothing\"";
            case "revoked" -> txt(name, "v=DKIM1; p=");
            default -> txt(name, "v=DKIM1; p=" + (state.equals("right") ? right : wrong));
        };
    }

    @ParameterizedTest(name = "old {0}, next {1}: before {2}, then {3}, after {4}")
    @CsvSource({
        "right, right, CORRECT, CORRECT, CORRECT",
        "right, missing, CORRECT, WARNING, MISSING",
        "right, wrong, WARNING, WARNING, INCORRECT",
        "missing, right, MISSING, WARNING, CORRECT",
        "revoked, right, INCORRECT, WARNING, CORRECT",
        "wrong, right, INCORRECT, WARNING, WARNING",
        "missing, missing, MISSING, MISSING, MISSING",
    })
    void whatIsAskedForDependsOnTheDate(
            String old, String next, CheckStatus before, CheckStatus then, CheckStatus after) {
        assertThat(at("2026-11-27", DATED, old, next).status()).isEqualTo(before);
        assertThat(at("2026-12-24", DATED, old, next).status()).isEqualTo(then);
        assertThat(at("2027-01-01", DATED, old, next).status()).isEqualTo(after);
    }

    @ParameterizedTest(name = "old {0}, next {1}: {2}")
    @CsvSource({
        "right, right, CORRECT",
        "right, missing, WARNING",
        "missing, right, CORRECT",
        "revoked, right, CORRECT",
        "wrong, right, INCORRECT",
    })
    void withoutAnEndTheOldKeyMayGoOnceTheNextOneIsThere(String old, String next, CheckStatus status) {
        assertThat(at("2027-06-01", ENDLESS, old, next).status()).isEqualTo(status);
    }

    @Test
    void beforeTheDateTheLackOfTheNextKeyIsANotice() {
        DkimResult result = at("2026-11-30", DATED, "right", "missing");

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(DkimFinding.NEXT_KEY_ANNOUNCED);
            assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
            assertThat(finding.message()).contains("2026-12-01");
        });
    }

    @Test
    void afterTheDateThePlanPublishesTheNextKeyAndLeavesTheOldOne() {
        DkimResult result = at("2026-12-01", DATED, "right", "missing");

        assertThat(Zones.codes(result)).containsExactly(DkimFinding.NEXT_KEY_DUE);
        assertThat(result.findings().get(0).message()).contains("2026-12-01", "2027-01-01");
        RepairPlan plan = Zones.plan(result);
        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change).isInstanceOf(RecordChange.Add.class);
            assertThat(change.name()).isEqualTo(DomainName.of(NEXT));
        });
    }

    @Test
    void nothingIsAnErrorBecauseTheRotationWasSwitchedOn() {
        for (String next : new String[] {"missing", "wrong", "revoked"}) {
            for (String time : new String[] {"2026-11-30", "2026-12-01", "2026-12-31"}) {
                assertThat(at(time, DATED, "right", next).findings())
                        .extracting(Finding::severity)
                        .doesNotContain(Severity.ERROR);
            }
        }
    }

    @Test
    void aNextKeyThatIsNotReadyHindersNobodyBeforeTheDate() {
        ZoneResolver zone = zone(txt(NAME, RECORD));
        DkimExpectation notReady = DkimExpectation.notReady("next");

        assertThat(at("2026-11-30", DATED, zone, notReady).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(at("2026-12-01", DATED, zone, notReady).status()).isEqualTo(CheckStatus.PENDING);
        assertThat(at("2026-12-01", DATED, zone(NOTHING), notReady).status()).isEqualTo(CheckStatus.MISSING);
    }

    @Test
    void ofEitherSetOfAliasesThePlanAimsAtTheOneThatIsHalfThere() {
        DkimExpectation preferred =
                DkimExpectation.alias("s1", "s1.new.example").and(DkimExpectation.alias("s2", "s2.new.example"));
        DkimExpectation former =
                DkimExpectation.alias("s1", "s1.old.example").and(DkimExpectation.alias("s2", "s2.old.example"));
        RepairPlan plan = DomainVerifier.builder()
                .resolver(zone(
                        "s1._domainkey.example.com. CNAME s1.old.example.",
                        txt("s1.old.example.", RECORD),
                        txt("s2.old.example.", RECORD),
                        NOTHING))
                .only(DkimCheck.KEY)
                .require(Expectation.anyOf(preferred, former))
                .build()
                .verify(DomainName.of(Zones.DOMAIN))
                .repairs();

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.name()).isEqualTo(DomainName.of("s2._domainkey.example.com"));
            assertThat(change.after().orElseThrow().data())
                    .isEqualTo(new RecordData.Cname(DomainName.of("s2.old.example")));
        });
    }

    @Test
    void aFailureOfTheNameThatIsNotNeededSaysNothing() {
        ZoneResolver before =
                ZoneResolver.builder().zone(txt(NAME, RECORD)).servfail(NEXT).build();
        ZoneResolver after = ZoneResolver.builder()
                .zone(txt(NEXT, "v=DKIM1; p=" + OTHER))
                .servfail(NAME)
                .build();
        DkimExpectation next = DkimExpectation.key("next", "v=DKIM1; p=" + OTHER);

        assertThat(at("2026-11-30", DATED, before, next).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(at("2026-12-01", DATED, before, next).status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(at("2027-01-02", DATED, after, next).status()).isEqualTo(CheckStatus.CORRECT);
    }
}
