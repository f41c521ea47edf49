package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.dkim.Zones.KEY;
import static org.domainverifier.dkim.Zones.NAME;
import static org.domainverifier.dkim.Zones.OTHER_KEY;
import static org.domainverifier.dkim.Zones.RECORD;
import static org.domainverifier.dkim.Zones.check;
import static org.domainverifier.dkim.Zones.expected;
import static org.domainverifier.dkim.Zones.plan;
import static org.domainverifier.dkim.Zones.txt;
import static org.domainverifier.dkim.Zones.zone;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RepairPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A usable key of somebody else's at the expected selector does not go without a word. */
class DkimAnotherKeyTest {
    private static final String OTHER = "v=DKIM1; k=rsa; p=" + OTHER_KEY;
    private static final String TARGET = txt("key.example.net.", RECORD);
    private static final DkimExpectation ALIAS = DkimExpectation.alias("dkim", "key.example.net");

    private static List<String> steps(RepairPlan plan) {
        return plan.manualSteps().stream().map(ManualStep::id).toList();
    }

    static Stream<String> otherKeys() {
        String small = TestKeys.spki(TestKeys.rsa(1024).getPublic());
        return Stream.of(
                txt(NAME, OTHER),
                txt(NAME, "p=" + OTHER_KEY),
                txt(NAME, "v=DKIM1; t=y; p=" + OTHER_KEY),
                txt(NAME, "v=DKIM1; p=" + small),
                txt(NAME, OTHER) + "\n" + txt(NAME, "hello"),
                txt(NAME, OTHER) + "\n" + txt(NAME, RECORD),
                txt("*._domainkey.example.com.", OTHER));
    }

    @ParameterizedTest
    @MethodSource("otherKeys")
    void aUsableKeyIsToldOfBeforeItGoes(String text) {
        RepairPlan plan = plan(check(zone(text), expected()));

        assertThat(plan.changes()).isNotEmpty();
        assertThat(plan.manualSteps()).singleElement().satisfies(step -> {
            assertThat(step.code()).isEqualTo(DkimStep.ANOTHER_SENDER);
            assertThat(step.code().comesFirst()).isTrue();
            assertThat(step.message(Locale.ENGLISH))
                    .startsWith("Before dkim._domainkey.example.com gets the expected key")
                    .doesNotContain("CNAME");
            assertThat(step.message(Locale.GERMAN)).startsWith("Bevor dkim._domainkey.example.com");
        });
    }

    static Stream<String> ofNoUse() {
        int middle = KEY.length() / 2;
        char wrong = KEY.charAt(middle) == 'A' ? 'B' : 'A';
        return Stream.of(
                "example.com. 300 IN A 192.0.2.1",
                txt(NAME, "v=DKIM1; p="),
                txt(NAME, "v=DKIM1; s=tlsrpt; p=" + OTHER_KEY),
                txt(NAME, "v=DKIM1; h=sha1; p=" + OTHER_KEY),
                txt(NAME, "v=DKIM1; p=" + OTHER_KEY.substring(0, 120)),
                txt(NAME, "v=DKIM1; p=" + OTHER_KEY + "; p=" + OTHER_KEY),
                txt(NAME, "\"" + OTHER + "\""),
                txt(NAME, "v=DKIM1; p=" + KEY.substring(0, middle) + wrong + KEY.substring(middle + 1)),
                txt(NAME, "v=DKIM1; t=y; p=" + KEY),
                txt(NAME, RECORD) + "\n" + txt(NAME, "hello"),
                txt(NAME, "v=DKIM1; k=rsa; p=<your public key>"),
                txt("*._domainkey.example.com.", "v=DKIM1; p="));
    }

    @ParameterizedTest
    @MethodSource("ofNoUse")
    void whatNobodyCanSignWithGoesWithoutAWord(String text) {
        RepairPlan plan = plan(check(zone(text), expected()));

        assertThat(plan.changes()).isNotEmpty();
        assertThat(steps(plan)).isEmpty();
    }

    @Test
    void soItIsWhereAnAliasTakesThePlaceOfAKey() {
        assertThat(steps(plan(check(zone(TARGET, txt(NAME, OTHER)), ALIAS)))).containsExactly("dkim.another-sender");
        assertThat(steps(plan(check(zone(TARGET, txt(NAME, RECORD)), ALIAS)))).isEmpty();
    }

    @Test
    void whereAnAliasGoesTheNameBehindItIsSaid() {
        RepairPlan plan = plan(
                check(zone(NAME + " 300 IN CNAME other.example.net.", txt("other.example.net.", OTHER)), expected()));

        assertThat(plan.manualSteps())
                .singleElement()
                .satisfies(step -> assertThat(step.message()).contains("other.example.net"));
    }
}
