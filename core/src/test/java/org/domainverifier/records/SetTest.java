package org.domainverifier.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are to have exactly these records: addresses, hosts of a service, name servers, others. */
class SetTest {
    private static final RecordExpectation WWW = RecordExpectation.a("www", "192.0.2.1", "192.0.2.2");
    private static final RecordExpectation IMAPS =
            RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "imap.trekmail.net").and(10, 1, 993, "imap2.trekmail.net");
    private static final RecordExpectation ONE = RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "imap.trekmail.net");

    private static RecordsScenario www(String... addresses) {
        StringBuilder zone = new StringBuilder();
        for (String address : addresses) {
            zone.append("www.customer.example. A " + address + "\n");
        }
        return RecordsScenario.zone(zone.toString()).require(WWW);
    }

    private static RecordsScenario imaps(RecordExpectation expected, String... data) {
        StringBuilder zone = new StringBuilder();
        for (String each : data) {
            zone.append("_imaps._tcp.customer.example. SRV " + each + "\n");
        }
        return RecordsScenario.zone(zone.toString()).require(expected);
    }

    private static void isRepaired(RecordsScenario scenario) {
        RecordsScenario after = scenario.repaired();
        assertThat(after.status()).as(after.zone().toString()).isEqualTo(CheckStatus.CORRECT);
        assertThat(after.report().repairs().changes()).isEmpty();
    }

    @Test
    void addressesAreASet() {
        assertThat(www("192.0.2.2", "192.0.2.1").status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(www("192.0.2.2", "192.0.2.1").codes()).isEmpty();
        assertThat(www().status()).isEqualTo(CheckStatus.MISSING);
        assertThat(www("192.0.2.1").status()).as("one is missing").isEqualTo(CheckStatus.INCORRECT);
        assertThat(www("192.0.2.1", "192.0.2.2", "192.0.2.99").status())
                .as("a foreign one beside them")
                .isEqualTo(CheckStatus.CONFLICT);
        assertThat(www("192.0.2.99").codes()).containsExactly("records.foreign", "records.missing", "records.missing");
        isRepaired(www());
        isRepaired(www("192.0.2.1"));
        isRepaired(www("192.0.2.1", "192.0.2.2", "192.0.2.99"));
        isRepaired(www("192.0.2.99"));
    }

    @Test
    void addressesThatGoAreNamedFirst() {
        assertThat(www("192.0.2.99").steps()).containsExactly("records.leave-records");
        assertThat(www("192.0.2.1").steps()).isEmpty();
    }

    @Test
    void severalExpectationsAtOneNameAreOneSet() {
        RecordsScenario both = RecordsScenario.zone("www.customer.example. A 192.0.2.1")
                .require(RecordExpectation.a("www", "192.0.2.1"), RecordExpectation.a("www", "192.0.2.2"));

        assertThat(both.result().outcomes())
                .extracting(outcome -> outcome.status())
                .containsExactly(CheckStatus.CORRECT, CheckStatus.INCORRECT);
        isRepaired(both);
    }

    @Test
    void anAddressOfTheOtherKindIsSaidAndLeftToTheOwner() {
        RecordsScenario beside = RecordsScenario.zone("""
                        www.customer.example. A 192.0.2.1
                        www.customer.example. A 192.0.2.2
                        www.customer.example. AAAA 2001:db8::99
                        """);

        assertThat(beside.require(WWW).status()).isEqualTo(CheckStatus.WARNING);
        assertThat(beside.require(WWW).codes()).containsExactly("records.other-addresses");
        assertThat(beside.require(WWW).steps()).containsExactly("records.review-addresses");
        assertThat(beside.require(WWW, RecordExpectation.aaaa("www", "2001:db8::99"))
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void anAliasWhereAddressesWereAskedForGivesWay() {
        RecordsScenario alias = RecordsScenario.zone("www.customer.example. CNAME old.host.example.")
                .require(WWW);

        assertThat(alias.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(alias.codes()).contains("records.name-is-alias");
        assertThat(alias.steps()).contains("repair.leave-alias");
        assertThat(alias.repaired().codes()).doesNotContain("records.name-is-alias");
    }

    @Test
    void rightAddressesBehindAnAliasAreRight() {
        RecordsScenario behind = RecordsScenario.zone("www.customer.example. CNAME web.trekmail.net.")
                .require(RecordExpectation.a("www", "192.0.2.8"));

        assertThat(behind.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(behind.codes()).containsExactly("records.behind-alias");
        assertThat(behind.plan()).isEmpty();
    }

    @Test
    void theHostsOfAServiceAreASet() {
        RecordsScenario right = imaps(IMAPS, "10 1 993 imap2.trekmail.net.", "0 1 993 IMAP.trekmail.net.");

        assertThat(right.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(imaps(IMAPS).status()).isEqualTo(CheckStatus.MISSING);
        assertThat(imaps(IMAPS, "0 1 993 imap.trekmail.net.").codes()).containsExactly("records.missing");
    }

    @ParameterizedTest
    @CsvSource({
        "0 1 993 imap.old.example., records.foreign",
        "0 0 0 ., records.foreign",
        "0 1 143 imap.trekmail.net., records.service-numbers",
        "5 1 993 imap.trekmail.net., records.service-numbers",
        "0 1 993 imap.trekmial.net., records.misspelt",
        "0 1 993 imap.trekmail.net.customer.example., records.zone-appended"
    })
    void leftoversOfAServiceAreNamedAndGo(String left, String code) {
        RecordsScenario beside = imaps(IMAPS, "0 1 993 imap.trekmail.net.", "10 1 993 imap2.trekmail.net.", left);
        RecordsScenario instead = imaps(IMAPS, "10 1 993 imap2.trekmail.net.", left);

        assertThat(beside.codes()).containsExactly(code);
        assertThat(beside.status()).isEqualTo(code.endsWith("foreign") ? CheckStatus.CONFLICT : CheckStatus.INCORRECT);
        assertThat(instead.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(beside.steps()).as("nobody else uses the name of a service").isEmpty();
        isRepaired(beside);
        isRepaired(instead);
    }

    @Test
    void priorityAndWeightOfAnOnlyHostSayLittle() {
        RecordsScenario other = imaps(ONE, "5 0 993 imap.trekmail.net.");

        assertThat(other.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(other.codes()).containsExactly("records.service-order");
        isRepaired(other);
        assertThat(imaps(ONE, "0 1 994 imap.trekmail.net.").status()).isEqualTo(CheckStatus.INCORRECT);
    }

    @Test
    void aSiblingHostIsNotAMistypedOne() {
        assertThat(imaps(ONE, "0 1 993 imap2.trekmail.net.").codes())
                .containsExactly("records.foreign", "records.missing");
    }

    @Test
    void aServiceWithTheDomainTwiceIsFound() {
        RecordsScenario doubled = RecordsScenario.zone(
                        "_imaps._tcp.customer.example.customer.example. SRV 0 1 993 imap.trekmail.net.")
                .require(ONE);

        assertThat(doubled.codes()).containsExactly("records.misplaced");
        isRepaired(doubled);
    }

    @Test
    void aDelegationIsASetOfNameServers() {
        RecordExpectation delegation = RecordExpectation.ns("news", "ns1.trekmail.net", "ns2.trekmail.net");
        RecordsScenario right = RecordsScenario.zone("""
                        news.customer.example. NS ns1.trekmail.net.
                        news.customer.example. NS ns2.trekmail.net.
                        """).require(delegation);
        RecordsScenario half = RecordsScenario.zone("""
                        news.customer.example. NS ns1.trekmail.net.
                        news.customer.example. NS ns.old.example.
                        """).require(delegation);

        assertThat(right.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(half.codes()).containsExactly("records.foreign", "records.missing");
        isRepaired(half);
        isRepaired(RecordsScenario.zone("").require(delegation));
    }

    @Test
    void theNameServersOfTheDomainItselfAreChangedAtTheRegistrar() {
        RecordsScenario own = RecordsScenario.zone("").require(RecordExpectation.ns("@", "ns1.trekmail.net"));

        assertThat(own.report().repairs().changes()).isEmpty();
        assertThat(own.steps()).containsExactly("records.change-name-servers");
    }

    @Test
    void anyOtherTypeIsASetToo() {
        RecordExpectation dane =
                RecordExpectation.exactly("_25._tcp.mail", new RecordData.Tlsa(3, 1, 1, Octets.of(new byte[] {1, 2})));
        RecordsScenario right = RecordsScenario.zone("_25._tcp.mail.customer.example. TLSA 3 1 1 0102")
                .require(dane);
        RecordsScenario wrong = RecordsScenario.zone("_25._tcp.mail.customer.example. TLSA 3 1 1 0103")
                .require(dane);

        assertThat(right.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(wrong.status()).isEqualTo(CheckStatus.INCORRECT);
        isRepaired(wrong);
    }

    @Test
    void aWildcardsAddressesEndForTheNameAndStayForTheOthers() {
        RecordsScenario wildcard =
                RecordsScenario.zone("*.customer.example. A 192.0.2.99").require(WWW);

        assertThat(wildcard.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(wildcard.report().repairs().changes())
                .allSatisfy(change -> assertThat(change.before()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAA", "SRV", "NS"})
    void aFailureIsNeverAnAbsence(String type) {
        RecordExpectation expected = switch (type) {
            case "A" -> WWW;
            case "AAAA" -> RecordExpectation.aaaa("www", "2001:db8::1");
            case "SRV" -> RecordExpectation.srv("www", 0, 0, 1, "x.example");
            default -> RecordExpectation.ns("www", "ns.example");
        };
        RecordsResult result = RecordsScenario.zone("")
                .require(expected)
                .failing("www.customer.example", RecordType.of(type))
                .get(RecordsCheck.KEY);

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(result.findings())
                .extracting(finding -> finding.message())
                .containsExactly("The " + type + " records of www.customer.example could not be looked up: the name"
                        + " server failed (SERVFAIL) (scripted at www.customer.example).");
        assertThat(result.findings()).extracting(finding -> finding.repair()).containsExactly(List.of());
    }
}
