package org.domainverifier.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordExpectationTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");

    @ParameterizedTest
    @CsvSource({
        "@, customer.example",
        "'', customer.example",
        "WWW, www.customer.example",
        "_imaps._tcp, _imaps._tcp.customer.example",
        "1, 1.customer.example",
        "*, *.customer.example",
        "*.Shop, *.shop.customer.example"
    })
    void theNameIsRelative(String name, String full) {
        RecordExpectation expectation = RecordExpectation.a(name, "192.0.2.1");

        assertThat(expectation.nameFor(DOMAIN).map(DomainName::toString)).contains(full);
        assertThat(expectation.recordsToPublish(DOMAIN, CustomerValues.none()))
                .extracting(RecordToPublish::name)
                .hasToString("[" + full + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.", "a b", "a..b", ".", "-x"})
    void whatIsNotANameIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> RecordExpectation.a(name, "192.0.2.1"));
    }

    @Test
    void whatIsNotAValueIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordExpectation.a("www", "host.example"))
                .withMessage("not an IPv4 address: host.example");
        assertThatIllegalArgumentException().isThrownBy(() -> RecordExpectation.a("www", "1.2.3"));
        assertThatIllegalArgumentException().isThrownBy(() -> RecordExpectation.a("www", "1.2.3.999"));
        assertThatIllegalArgumentException().isThrownBy(() -> RecordExpectation.a("www"));
        assertThatIllegalArgumentException().isThrownBy(() -> RecordExpectation.aaaa("www", "192.0.2.1"));
        assertThatIllegalArgumentException().isThrownBy(() -> RecordExpectation.txt("www", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordExpectation.srv("_x._tcp", 0, 0, 70_000, "x.example"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordExpectation.txt("@", "ms=1").replacing("other="));
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordExpectation.txtAlone("@", "ms=1").replacing("ms="));
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordExpectation.a("@", "192.0.2.1").and(0, 0, 1, "x.example"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordExpectation.exactly(
                        "x", new RecordData.Cname(DOMAIN), new RecordData.Cname(DomainName.of("other.example"))));
    }

    @Test
    void equalExpectationsAreEqual() {
        assertThat(RecordExpectation.cname("a", "B.example")).isEqualTo(RecordExpectation.cname("A", "b.example."));
        assertThat(RecordExpectation.cname("a", "b.example").hashCode())
                .isEqualTo(RecordExpectation.cname("a", "b.example").hashCode());
        assertThat(RecordExpectation.txt("a", "b")).isNotEqualTo(RecordExpectation.txtAlone("a", "b"));
        assertThat(RecordExpectation.cname("a", "b.example"))
                .hasToString("RecordExpectation[a CNAME EXACTLY [Cname[target=b.example]]]");
    }

    @Test
    void aNameThatIsTooLongIsSaid() {
        String label = "x".repeat(63);
        RecordsScenario scenario = RecordsScenario.zone("")
                .require(RecordExpectation.a(label + "." + label + "." + label + "." + "x".repeat(50), "192.0.2.1"));

        assertThat(scenario.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(scenario.codes()).containsExactly("records.name-too-long");
        assertThat(scenario.steps()).containsExactly("records.ask-provider");
    }

    @Test
    void withoutAnExpectationTheCheckTakesNoPart() {
        DomainVerifier verifier =
                DomainVerifier.builder().resolver(ZoneResolver.parse("")).build();

        assertThat(verifier.verify("customer.example").entries())
                .extracting(entry -> entry.key().id())
                .containsExactly(MxCheck.KEY.id());
    }

    @Test
    void whereItIsNamedWithoutAnExpectationItAsksNothing() {
        RecordsScenario nothing = RecordsScenario.zone("");

        assertThat(nothing.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(nothing.codes()).isEmpty();
        assertThat(nothing.result().records()).isEmpty();
        assertThat(nothing.report().usage().questions()).isZero();
    }

    @Test
    void whatIsRightCostsNoQuestionMore() {
        RecordsScenario right = RecordsScenario.zone("""
                        autoconfig.customer.example. CNAME autoconfig.trekmail.net.
                        customer.example. TXT "token=1"
                        """)
                .require(
                        RecordExpectation.cname("autoconfig", "autoconfig.trekmail.net"),
                        RecordExpectation.txt("@", "token=1"));

        assertThat(right.report().usage().questions()).isEqualTo(4);
    }
}
