package org.domainverifier.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may issue certificates. */
class IssuerTest {
    private static final RecordExpectation ISSUER = RecordExpectation.caa("letsencrypt.org");
    private static final RecordExpectation BELOW = RecordExpectation.caa("www", "letsencrypt.org");
    private static final RecordExpectation WILD = RecordExpectation.caaWildcard("@", "letsencrypt.org");

    private static RecordsScenario caa(RecordExpectation expected, String... data) {
        StringBuilder zone = new StringBuilder();
        for (String each : data) {
            zone.append("customer.example. CAA " + each + "\n");
        }
        return RecordsScenario.zone(zone.toString()).require(expected);
    }

    private static void isRepaired(RecordsScenario scenario) {
        RecordsScenario after = scenario.repaired();
        assertThat(after.status()).as(after.zone().toString()).isEqualTo(CheckStatus.CORRECT);
        assertThat(after.report().repairs().changes()).isEmpty();
    }

    @Test
    void whereNobodySaysWhoMayEverybodyMay() {
        assertThat(caa(ISSUER).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(caa(ISSUER, "0 iodef \"mailto:a@b.example\"").status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(caa(ISSUER, "0 issuewild \"other.example\"").status()).isEqualTo(CheckStatus.CORRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0 issue \"letsencrypt.org\"", "128 issue \" LetsEncrypt.org ; \"", "0 issue letsencrypt.org"})
    void anIssuerIsPermittedByName(String data) {
        assertThat(caa(ISSUER, "0 issue \"other.example\"", data).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(caa(BELOW, data).status())
                .as("the set of the nearest name counts")
                .isEqualTo(CheckStatus.CORRECT);
        assertThat(caa(WILD, data).status()).isEqualTo(CheckStatus.CORRECT);
    }

    /** RFC 8659 §4.1: zone files have tags in lower case, servers may send others. */
    @Test
    void theCaseOfATagSaysNothing() {
        Octets issuer = Octets.of("letsencrypt.org".getBytes(StandardCharsets.US_ASCII));
        DnsRecord upper = new DnsRecord(
                DomainName.of("customer.example"), Duration.ofHours(1), new RecordData.Caa(0, "ISSUE", issuer));

        assertThat(new RecordsScenario(List.of(upper), List.of(ISSUER)).status())
                .isEqualTo(CheckStatus.CORRECT);
        assertThat(new RecordsScenario(List.of(upper), List.of(RecordExpectation.caa("other.example"))).status())
                .isEqualTo(CheckStatus.INCORRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 issue \"other.example\"",
                "0 issue \";\"",
                "0 issue \"\"",
                "0 issue \"not a name\"",
                "0 issue \"letsencrypt.org.evil.example\""
            })
    void anIssuerThatIsNotNamedIsForbidden(String data) {
        for (RecordExpectation expected : new RecordExpectation[] {ISSUER, BELOW, WILD}) {
            RecordsScenario forbidden = caa(expected, data);

            assertThat(forbidden.status()).isEqualTo(CheckStatus.INCORRECT);
            assertThat(forbidden.codes()).containsExactly("records.caa-forbids");
            assertThat(forbidden.plan())
                    .isEqualToIgnoringNewLines("customer.example. 3600 IN CAA 0 issue \"letsencrypt.org\"");
            isRepaired(forbidden);
        }
    }

    @Test
    void wildcardsHaveTheirOwnProperties() {
        RecordsScenario wild = caa(WILD, "0 issue \"letsencrypt.org\"", "0 issuewild \"other.example\"");

        assertThat(wild.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(wild.plan()).contains("0 issuewild \"letsencrypt.org\"");
        isRepaired(wild);
        assertThat(caa(ISSUER, "0 issue \"letsencrypt.org\"", "0 issuewild \"other.example\"")
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void theNearestSetCountsAlone() {
        RecordsScenario near = RecordsScenario.zone("""
                        customer.example. CAA 0 issue "letsencrypt.org"
                        www.customer.example. CAA 0 issue "other.example"
                        """).require(BELOW);

        assertThat(near.codes()).containsExactly("records.caa-forbids");
        assertThat(near.plan()).startsWith("www.customer.example.");
        isRepaired(near);
    }

    @Test
    void aSetAboveTheDomainIsCopiedAndNotChanged() {
        RecordsScenario above =
                RecordsScenario.zone("example. CAA 0 issue \"other.example\"").require(ISSUER);

        assertThat(above.report().repairs().changes())
                .extracting(change -> change.name().toString())
                .containsExactly("customer.example", "customer.example");
        assertThat(above.report().repairs().changes())
                .extracting(RecordChange::kind)
                .containsOnly(RecordChange.Kind.ADD);
        isRepaired(above);
    }

    @Test
    void behindAnAliasItIsSomebodyElses() {
        RecordsScenario behind = RecordsScenario.zone("""
                        www.customer.example. CNAME old.host.example.
                        old.host.example. CAA 0 issue "other.example"
                        """).require(BELOW);

        assertThat(behind.codes()).containsExactly("records.caa-forbids");
        assertThat(behind.report().repairs().changes()).isEmpty();
        assertThat(behind.steps()).containsExactly("records.permit-behind-alias");
    }

    @Test
    void conditionsAreSaid() {
        RecordsScenario account = caa(ISSUER, "0 issue \"letsencrypt.org; accounturi=https://ca.example/acct/1\"");

        assertThat(account.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(account.codes()).containsExactly("records.caa-conditions");
    }

    @Test
    void aCriticalPropertyThatNobodyKnowsForbidsAll() {
        RecordsScenario critical = caa(ISSUER, "0 issue \"letsencrypt.org\"", "128 tbs \"unknown\"");

        assertThat(critical.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(critical.codes()).containsExactly("records.caa-critical");
        assertThat(critical.steps()).containsExactly("records.review-critical");
    }

    @ParameterizedTest
    @CsvSource({"www.customer.example, UNKNOWN", "customer.example, UNKNOWN", "example, CORRECT"})
    void whereASetMayBeNobodyKnows(String failing, CheckStatus status) {
        RecordsScenario scenario =
                status == CheckStatus.CORRECT ? caa(BELOW, "0 issue \"letsencrypt.org\"") : caa(BELOW);

        assertThat(scenario.failing(failing, RecordType.CAA)
                        .get(RecordsCheck.KEY)
                        .status())
                .isEqualTo(status);
    }
}
