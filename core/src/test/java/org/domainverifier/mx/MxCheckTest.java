package org.domainverifier.mx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.domainverifier.mx.MxScenario.exchangers;

import java.util.ArrayList;
import java.util.List;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Finding;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By the standard alone: nothing in particular is expected. */
class MxCheckTest {
    @Test
    void exchangersAreListedByPreference() {
        MxResult result =
                exchangers("20 mail2.trekmail.net.", "10 Mail.Trekmail.NET.").result();

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.findings()).isEmpty();
        assertThat(result.outcomes()).isEmpty();
        assertThat(result.exchangers())
                .containsExactly(
                        new MxHost(10, DomainName.of("mail.trekmail.net")),
                        new MxHost(20, DomainName.of("mail2.trekmail.net")));
        assertThat(result.texts()).containsExactly("10 mail.trekmail.net.", "20 mail2.trekmail.net.");
        assertThat(result.targets())
                .extracting(target -> target.addresses().size())
                .containsExactly(1, 1);
        assertThat(result.implicit()).isFalse();
    }

    @Test
    void withoutRecordsAndAddressesItIsMissing() {
        MxScenario nothing = MxScenario.zone("customer.example. IN TXT x");

        assertThat(nothing.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(nothing.codes()).containsExactly("mx.missing");
        assertThat(MxScenario.zone("").codes()).as("no such name").containsExactly("mx.missing");
        assertThat(nothing.report().verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A 192.0.2.80", "AAAA 2001:db8::80"})
    void withoutRecordsTheAddressesOfTheDomainTakeTheMail(String address) {
        MxScenario implicit = MxScenario.zone("customer.example. IN " + address);

        assertThat(implicit.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(implicit.codes()).containsExactly("mx.implicit");
        assertThat(implicit.result().implicit()).isTrue();
        assertThat(implicit.result().targets()).isEmpty();
        assertThat(implicit.finding(MxFinding.IMPLICIT).message())
                .startsWith("There is no MX record; senders fall back to the addresses of the domain itself (");
        assertThat(implicit.finding(MxFinding.IMPLICIT).arguments())
                .containsEntry("addresses", List.of(address.startsWith("A ") ? "192.0.2.80" : "2001:db8:0:0:0:0:0:80"));
    }

    @Test
    void aFailureIsNeverReadAsAnImplicitExchanger() {
        MxScenario scenario = MxScenario.zone("customer.example. IN A 192.0.2.80");
        MxResult result = scenario.report(ZoneResolver.builder()
                        .records(scenario.zone())
                        .servfail("customer.example", RecordType.MX)
                        .build())
                .get(MxCheck.KEY);

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(result.implicit()).isFalse();
        assertThat(result.findings())
                .extracting(Finding::message)
                .containsExactly(
                        "The MX records of customer.example could not be looked up: the name server failed (SERVFAIL)"
                                + " (scripted at customer.example).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAA"})
    void whereOnlyTheAddressesAreNotKnownThereMayBeAnImplicitExchanger(String type) {
        MxResult result = MxScenario.zone("")
                .report(ZoneResolver.builder()
                        .zone("customer.example. IN TXT x")
                        .timeout("customer.example", RecordType.of(type))
                        .build())
                .get(MxCheck.KEY);

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(result.findings())
                .extracting(finding -> finding.code().id())
                .containsExactly("mx.target-not-determined");
    }

    @Test
    void aNullExchangerAloneSaysThatThereIsNoMail() {
        MxScenario none = exchangers("0 .");

        assertThat(none.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(none.codes()).containsExactly("mx.null-mx");
        assertThat(none.report().verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(none.report().usage().questions())
                .as("no address of the root is asked for")
                .isEqualTo(1);
    }

    @Test
    void aNullExchangerHasThePreferenceZero() {
        assertThat(exchangers("10 .").codes()).containsExactly("mx.null-mx", "mx.null-mx-preference");
        assertThat(exchangers("10 .").status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aNullExchangerBesideOthersIsInvalid() {
        MxScenario both = exchangers("0 .", "10 mail.trekmail.net.");

        assertThat(both.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(both.codes()).containsExactly("mx.null-mx-with-others");
        assertThat(both.repaired().status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(both.repaired().result().texts()).containsExactly("10 mail.trekmail.net.");
    }

    @Test
    void anExchangerThatIsAnAliasWorksAndShouldBeMended() {
        MxScenario alias =
                exchangers("10 mx.customer.example.").and("mx.customer.example. IN CNAME mail.trekmail.net.");

        assertThat(alias.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(alias.codes()).containsExactly("mx.target-is-alias");
        assertThat(alias.finding(MxFinding.TARGET_IS_ALIAS).message())
                .isEqualTo("The mail server mx.customer.example is an alias (CNAME) of mail.trekmail.net.");
        assertThat(alias.result().targets().get(0).alias()).contains(DomainName.of("mail.trekmail.net"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1.",
                "192.0.2.1.customer.example.",
                "2001\\:db8\\:\\:1.",
                "2001\\:db8\\:\\:1.customer.example.",
                "[2001\\:db8\\:\\:1]."
            })
    void anExchangerThatIsAnAddressIsInvalid(String host) {
        MxScenario address = exchangers("10 " + host);

        assertThat(address.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(address.codes()).contains("mx.target-is-address").doesNotContain("mx.target-without-address");
    }

    @Test
    void aHostWithDigitsIsNoAddress() {
        assertThat(exchangers("10 1.2.3.4.example.")
                        .and("1.2.3.4.example. IN A 192.0.2.1")
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void anUnderscoreIsNoCharacterOfAHostName() {
        MxScenario odd = exchangers("10 mail_server.example.").and("mail_server.example. IN A 192.0.2.1");

        assertThat(odd.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(odd.codes()).containsExactly("mx.target-not-a-host-name");
    }

    @Test
    void oneExchangerWithoutAnAddressIsAWarning() {
        MxScenario gone = exchangers("10 mail.trekmail.net.", "20 gone.example.");

        assertThat(gone.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(gone.codes()).containsExactly("mx.target-without-address");
        assertThat(gone.finding(MxFinding.TARGET_WITHOUT_ADDRESS).arguments())
                .containsEntry("host", DomainName.of("gone.example"));
    }

    @Test
    void withoutAnyAddressNoMailArrives() {
        MxScenario gone = exchangers("10 gone.example.", "20 gone2.example.");

        assertThat(gone.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(gone.codes())
                .containsExactly("mx.target-without-address", "mx.target-without-address", "mx.no-target-with-address");
    }

    @Test
    void anUnknownAddressIsNotNone() {
        MxScenario scenario = exchangers("10 gone.example.", "20 slow.example.");
        MxResult result = scenario.report(ZoneResolver.builder()
                        .records(scenario.zone())
                        .timeout("slow.example")
                        .build())
                .get(MxCheck.KEY);

        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(result.findings())
                .extracting(finding -> finding.code().id())
                .containsExactly("mx.target-without-address", "mx.target-not-determined");
    }

    @Test
    void withUnknownAddressesOnlyNobodySaysThatThereAreNone() {
        MxScenario scenario = exchangers("10 slow.example.", "20 slower.example.");
        MxResult result = scenario.report(ZoneResolver.builder()
                        .records(scenario.zone())
                        .timeout("slow.example")
                        .timeout("slower.example")
                        .build())
                .get(MxCheck.KEY);

        assertThat(result.findings())
                .extracting(finding -> finding.code().id())
                .containsExactly("mx.target-not-determined", "mx.target-not-determined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10 gone.example.", "10 gone.example.|20 gone2.example."})
    void oneAddressAmongNoneIsEnough(String others) {
        MxScenario one = exchangers((others + "|30 mail.trekmail.net.").split("[|]"));

        assertThat(one.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(one.codes()).contains("mx.target-without-address").doesNotContain("mx.no-target-with-address");
    }

    @Test
    void theSameExchangerTwiceIsWorthKnowing() {
        MxScenario twice = exchangers("10 mail.trekmail.net.", "20 MAIL.trekmail.net.");

        assertThat(twice.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(twice.codes()).containsExactly("mx.duplicate");
        assertThat(twice.finding(MxFinding.DUPLICATE).message())
                .isEqualTo("The mail server mail.trekmail.net is named more than once, here with preference 20.");
    }

    @Test
    void behindAnAliasTheRecordsAreThoseOfTheTarget() {
        MxScenario alias = MxScenario.zone(MxScenario.PROVIDER)
                .and("customer.example. IN CNAME web.example.\nweb.example. IN MX 10 mail.trekmail.net.");

        assertThat(alias.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(alias.codes()).containsExactly("mx.domain-is-alias");
        assertThat(alias.result().exchangers()).hasSize(1);
    }

    @Test
    void manyExchangersAreJudgedWithoutAskingForAllAddresses() {
        List<String> data = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            data.add(i + " gone" + i + ".example.");
        }
        MxScenario many = exchangers(data.toArray(String[]::new));

        assertThat(many.report().usage().questions()).isEqualTo(1 + 2 * 20);
        assertThat(many.result().exchangers()).hasSize(100);
        assertThat(many.codes()).doesNotContain("mx.no-target-with-address");
    }

    @Test
    void theQuestionsGoOutInTwoRounds() {
        MxScenario scenario = exchangers("1 old-host.example.", "10 mail.trekmail.net.")
                .require(MxExpectation.only(10, "mail.trekmail.net"));
        ZoneResolver delayed = ZoneResolver.builder()
                .records(scenario.zone())
                .delayAll(java.time.Duration.ofMillis(500))
                .build();

        assertThat(scenario.report(delayed).usage().rounds()).isEqualTo(2);
        assertThat(scenario.report(delayed).usage().questions()).isEqualTo(5);
    }

    @Test
    void anExpectationNeedsHostsThatAreNames() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MxExpectation(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> MxExpectation.only(10, "192.0.2.1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MxExpectation.only(65536, "a.example"))
                .withMessage("an MX preference is a number from 0 to 65535, not 65536");
        assertThatIllegalArgumentException().isThrownBy(() -> MxExpectation.only(-1, "a.example"));
        assertThat(MxExpectation.only(10, "a.example")
                        .and(20, "B.example.")
                        .recordsToPublish(DomainName.of("c.example"), CustomerValues.none()))
                .containsExactly(
                        RecordToPublish.of(
                                DomainName.of("c.example"), new RecordData.Mx(10, DomainName.of("a.example"))),
                        RecordToPublish.of(
                                DomainName.of("c.example"), new RecordData.Mx(20, DomainName.of("b.example"))));
    }
}
