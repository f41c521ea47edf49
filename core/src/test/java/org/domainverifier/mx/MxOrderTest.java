package org.domainverifier.mx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.domainverifier.mx.MxScenario.exchangers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that are asked for in an order, whose preferences are the customer's own. */
class MxOrderTest {
    private static final MxExpectation ONE = MxExpectation.hosts("mail.trekmail.net");
    private static final MxExpectation TWO = MxExpectation.hosts("mail.trekmail.net", "mail2.trekmail.net");
    private static final MxExpectation THREE =
            MxExpectation.hosts("a.trekmail.net", "b.trekmail.net", "c.trekmail.net");
    private static final MxExpectation PAIR = MxExpectation.inOrder(10, "a.trekmail.net")
            .and(10, "b.trekmail.net")
            .and(20, "c.trekmail.net");
    private static final String HOSTS = """
            a.trekmail.net. IN A 192.0.2.31
            b.trekmail.net. IN A 192.0.2.32
            c.trekmail.net. IN A 192.0.2.33
            """;

    /** The plan's changes in zone lines; afterwards all is right, and nothing more is to be done. */
    private static List<String> plan(MxScenario before) {
        List<RecordChange> changes = before.report().repairs().changes();
        MxScenario after = before.repaired();
        assertThat(after.status()).as("%s", after.codes()).isIn(CheckStatus.CORRECT, CheckStatus.WARNING);
        assertThat(after.report().repairs().changes()).isEmpty();
        return changes.stream()
                .map(change -> change.before().map(MxOrderTest::text).orElse("") + " -> "
                        + change.after().map(MxOrderTest::text).orElse(""))
                .toList();
    }

    private static String text(DnsRecord record) {
        return record.data().toZoneText();
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "10", "65535"})
    void oneHostIsRightWhateverItsPreference(int preference) {
        MxScenario scenario = exchangers(preference + " mail.trekmail.net.").require(ONE);

        assertThat(scenario.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(scenario.codes()).isEmpty();
        assertThat(scenario.report().verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void whoInsistsOnThePreferenceStillDoes() {
        assertThat(exchangers("5 mail.trekmail.net.")
                        .require(MxExpectation.only(10, "mail.trekmail.net"))
                        .codes())
                .containsExactly("mx.wrong-preference");
    }

    @ParameterizedTest
    @CsvSource({"10, 20", "0, 1", "1, 65535", "65534, 65535"})
    void hostsInTheirOrderAreRight(int first, int second) {
        assertThat(exchangers(first + " mail.trekmail.net.", second + " mail2.trekmail.net.")
                        .require(TWO)
                        .codes())
                .isEmpty();
    }

    @Test
    void aBackupBeforeItsPrimaryIsIncorrectAndOneRecordChanges() {
        MxScenario swapped =
                exchangers("20 mail.trekmail.net.", "10 mail2.trekmail.net.").require(TWO);

        assertThat(swapped.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(swapped.codes()).containsExactly("mx.wrong-order");
        assertThat(swapped.finding(MxFinding.WRONG_ORDER).message())
                .isEqualTo("The MX record 20 mail.trekmail.net is not in the order that was asked for:"
                        + " mail.trekmail.net, mail2.trekmail.net. With preference 5 it would be.");
        assertThat(plan(swapped)).containsExactly("20 mail.trekmail.net. -> 5 mail.trekmail.net.");
    }

    @Test
    void whereNothingIsFreeBelowTheBackupTheBackupMoves() {
        assertThat(plan(exchangers("1 mail.trekmail.net.", "0 mail2.trekmail.net.")
                        .require(TWO)))
                .containsExactly("0 mail2.trekmail.net. -> 20 mail2.trekmail.net.");
        assertThat(plan(exchangers("65535 mail.trekmail.net.", "65535 mail2.trekmail.net.")
                        .require(TWO)))
                .containsExactly("65535 mail.trekmail.net. -> 10 mail.trekmail.net.");
    }

    @Test
    void hostsThatAreLevelWhereOneComesFirstAreNotInOrder() {
        MxScenario level =
                exchangers("10 mail.trekmail.net.", "10 mail2.trekmail.net.").require(TWO);

        assertThat(level.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(plan(level)).containsExactly("10 mail2.trekmail.net. -> 20 mail2.trekmail.net.");
    }

    @Test
    void aMissingHostFindsItsPlaceBetweenThoseThatStay() {
        assertThat(plan(exchangers("1 a.trekmail.net.", "50 c.trekmail.net.")
                        .and(HOSTS)
                        .require(THREE)))
                .containsExactly(" -> 20 b.trekmail.net.");
        assertThat(plan(exchangers("1 a.trekmail.net.", "3 c.trekmail.net.")
                        .and(HOSTS)
                        .require(THREE)))
                .containsExactly(" -> 2 b.trekmail.net.");
        assertThat(plan(exchangers("30 a.trekmail.net.", "50 c.trekmail.net.")
                        .and(HOSTS)
                        .require(THREE)))
                .containsExactly(" -> 40 b.trekmail.net.");
    }

    @Test
    void whereThereIsNoRoomBetweenThemOnlyOneMoves() {
        assertThat(plan(exchangers("10 a.trekmail.net.", "11 c.trekmail.net.")
                        .and(HOSTS)
                        .require(THREE)))
                .containsExactlyInAnyOrder("11 c.trekmail.net. -> 30 c.trekmail.net.", " -> 20 b.trekmail.net.");
    }

    @Test
    void equalHostsMayHaveAnyPreferencesBeforeTheNext() {
        MxScenario equal = exchangers("7 a.trekmail.net.", "7 b.trekmail.net.", "8 c.trekmail.net.")
                .and(HOSTS)
                .require(PAIR);
        MxScenario unequal = exchangers("7 b.trekmail.net.", "8 a.trekmail.net.", "9 c.trekmail.net.")
                .and(HOSTS)
                .require(PAIR);

        assertThat(equal.codes()).isEmpty();
        assertThat(unequal.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(unequal.codes()).containsExactly("mx.unequal-preferences");
        assertThat(unequal.report().repairs().isEmpty()).isTrue();
        assertThat(plan(exchangers("9 a.trekmail.net.", "8 c.trekmail.net.")
                        .and(HOSTS)
                        .require(PAIR)))
                .containsExactlyInAnyOrder("9 a.trekmail.net. -> 4 a.trekmail.net.", " -> 4 b.trekmail.net.");
    }

    @Test
    void inAnyOrderIsInAnyOrder() {
        MxExpectation any = TWO.anyOrder();

        assertThat(exchangers("20 mail.trekmail.net.", "10 mail2.trekmail.net.")
                        .require(any)
                        .codes())
                .isEmpty();
        assertThat(exchangers("10 mail.trekmail.net.", "10 mail2.trekmail.net.")
                        .require(any)
                        .codes())
                .isEmpty();
        assertThat(plan(exchangers("30 mail.trekmail.net.").require(any)))
                .containsExactly(" -> 20 mail2.trekmail.net.");
    }

    @Test
    void othersAreForeignAsEver() {
        MxScenario foreign =
                exchangers("5 mail.trekmail.net.", "9 old-host.example.").require(ONE);

        assertThat(foreign.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(foreign.codes()).containsExactly("mx.foreign-backup");
        assertThat(plan(foreign)).containsExactly("9 old-host.example. -> ");
    }

    @Test
    void aNullExchangerAndASlipGiveWay() {
        assertThat(plan(exchangers("0 .").require(ONE)))
                .containsExactlyInAnyOrder("0 . -> ", " -> 10 mail.trekmail.net.");
        assertThat(exchangers("7 mail.trekmial.net.").require(ONE).codes())
                .contains("mx.expected-missing", "mx.misspelt");
        assertThat(plan(exchangers("7 mail.trekmail.net.customer.example.").require(ONE)))
                .containsExactlyInAnyOrder("7 mail.trekmail.net.customer.example. -> ", " -> 10 mail.trekmail.net.");
    }

    @Test
    void theSecondRecordOfAHostThatChangesNothingStays() {
        MxScenario twice =
                exchangers("5 mail.trekmail.net.", "30 mail.trekmail.net.").require(ONE);

        assertThat(twice.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(twice.codes()).containsExactly("mx.duplicate");
        assertThat(plan(exchangers("10 mail2.trekmail.net.", "12 mail2.trekmail.net.", "15 mail.trekmail.net.")
                        .require(TWO)))
                .containsExactly("15 mail.trekmail.net. -> 5 mail.trekmail.net.");
    }

    @Test
    void anExpectationThatInsistsIsKeptBesideOneThatDoesNot() {
        MxScenario both = exchangers("20 mail.trekmail.net.", "15 mail2.trekmail.net.")
                .require(TWO, MxExpectation.only(20, "mail.trekmail.net"));

        assertThat(plan(both)).containsExactly("15 mail2.trekmail.net. -> 30 mail2.trekmail.net.");
    }

    @Test
    void whatIsToBePublishedSuggestsPreferences() {
        assertThat(THREE.recordsToPublish(DomainName.of("customer.example"), CustomerValues.none()))
                .extracting(record -> record.data().orElseThrow().toZoneText())
                .containsExactly("10 a.trekmail.net.", "20 b.trekmail.net.", "30 c.trekmail.net.");
        assertThat(PAIR.recordsToPublish(DomainName.of("customer.example"), CustomerValues.none()))
                .extracting(record -> record.data().orElseThrow().toZoneText())
                .containsExactly("10 a.trekmail.net.", "10 b.trekmail.net.", "20 c.trekmail.net.");
    }

    @Test
    void aHostHasOnePlaceInTheOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MxExpectation.hosts("a.trekmail.net", "A.trekmail.net."))
                .withMessage("the host a.trekmail.net has two places in the order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MxExpectation.inOrder(10, "a.trekmail.net").and(20, "a.trekmail.net"));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.allowing("not a name"));
    }

    @Test
    void everyZoneIsInOrderAfterItsPlanWithAsFewChangesAsCanBe() {
        Seed.repeat(Seed.cases() / 5, random -> {
            List<String> names = List.of("a", "b", "c", "mail", "mail2");
            MxExpectation wanted = null;
            int preference = 10;
            for (String name : names.subList(0, 1 + random.nextInt(names.size()))) {
                preference += 10 * random.nextInt(2);
                String host = name + ".trekmail.net";
                wanted = wanted == null ? MxExpectation.inOrder(preference, host) : wanted.and(preference, host);
            }
            List<String> there = new ArrayList<>(names);
            Collections.shuffle(there, random);
            String[] records = there.subList(0, random.nextInt(names.size() + 1)).stream()
                    .map(name ->
                            random.nextInt(6) + (random.nextInt(4) == 0 ? 65530 : 0) + " " + name + ".trekmail.net.")
                    .toArray(String[]::new);
            MxScenario before = exchangers(records).and(HOSTS).require(wanted);
            MxScenario after = before.repaired();

            assertThat(after.status()).as("%s", before).isIn(CheckStatus.CORRECT, CheckStatus.WARNING);
            assertThat(after.report().repairs().isEmpty()).as("%s", before).isTrue();
            assertThat(isInOrder(wanted, after.result().exchangers()))
                    .as("%s then %s", before, after)
                    .isTrue();
            long moved = before.report().repairs().changes().stream()
                    .filter(RecordChange.Replace.class::isInstance)
                    .count();
            assertThat(moved)
                    .as("%s", before)
                    .isEqualTo(fewestMoves(wanted, before.result().exchangers()));
        });
    }

    private static boolean isInOrder(MxExpectation wanted, List<MxHost> there) {
        return wanted.hosts().stream()
                .allMatch(one -> wanted.hosts().stream()
                        .filter(other -> other.preference() > one.preference())
                        .allMatch(other -> of(there, one) < of(there, other)));
    }

    private static int of(List<MxHost> there, MxHost host) {
        return there.stream()
                .filter(each -> each.host().equals(host.host()))
                .mapToInt(MxHost::preference)
                .findFirst()
                .orElseThrow();
    }

    /** By trying every choice of those that stay. */
    private static int fewestMoves(MxExpectation wanted, List<MxHost> there) {
        List<Integer> groups = wanted.hosts().stream()
                .map(MxHost::preference)
                .distinct()
                .sorted()
                .toList();
        List<MxHost> asked = wanted.hosts().stream()
                .filter(host -> there.stream().anyMatch(each -> each.host().equals(host.host())))
                .toList();
        int fewest = asked.size();
        for (int chosen = 0; chosen < 1 << asked.size(); chosen++) {
            boolean possible = true;
            for (int i = 0; i < asked.size(); i++) {
                for (int j = 0; j < asked.size(); j++) {
                    if ((chosen >> i & 1) == 1 && (chosen >> j & 1) == 1) {
                        int apart = groups.indexOf(asked.get(j).preference())
                                - groups.indexOf(asked.get(i).preference());
                        possible &= apart <= 0 || of(there, asked.get(j)) - of(there, asked.get(i)) >= apart;
                    }
                }
                int group = groups.indexOf(asked.get(i).preference());
                int own = of(there, asked.get(i));
                possible &= (chosen >> i & 1) == 0 || own >= group && own <= 65535 - (groups.size() - 1 - group);
            }
            fewest = possible ? Math.min(fewest, asked.size() - Integer.bitCount(chosen)) : fewest;
        }
        return fewest;
    }
}
