package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.dkim.Zones.KEY;
import static org.domainverifier.dkim.Zones.NAME;
import static org.domainverifier.dkim.Zones.OTHER_KEY;
import static org.domainverifier.dkim.Zones.RECORD;
import static org.domainverifier.dkim.Zones.check;
import static org.domainverifier.dkim.Zones.codes;
import static org.domainverifier.dkim.Zones.expected;
import static org.domainverifier.dkim.Zones.status;
import static org.domainverifier.dkim.Zones.txt;
import static org.domainverifier.dkim.Zones.zone;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimCheckTest {
    @Test
    void theExpectedKeyIsCorrect() {
        DkimResult result = check(zone(txt(NAME, RECORD)), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.findings()).isEmpty();
        assertThat(result.outcomes()).hasSize(1);
        assertThat(result.texts()).containsExactly(RECORD);
        DkimSelectorResult selector = result.selector("dkim").orElseThrow();
        assertThat(selector.keyBits()).contains(2048);
        assertThat(selector.isUsable()).isTrue();
        assertThat(selector.name()).isEqualTo(DomainName.of(NAME));
        assertThat(selector.origin()).isEqualTo(DkimSelectorResult.Origin.EXPECTED);
        assertThat(result.searched()).isFalse();
    }

    @Test
    void theKeyAloneCanBeExpected() {
        assertThat(check(zone(txt(NAME, RECORD)), DkimExpectation.key("dkim", KEY))
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
        assertThat(check(
                                zone(txt(NAME, RECORD)),
                                DkimExpectation.key("dkim", TestKeys.rsa(2048).getPublic()))
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aServerThatSaysNoMakesItMissing() {
        DkimResult result = check(zone("example.com. 300 IN MX 10 mail.example.com."), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly(DkimFinding.MISSING);
        assertThat(result.selector("dkim").orElseThrow().isUsable()).isFalse();
    }

    @Test
    void anEmptyNonTerminalIsMissingToo() {
        DkimResult result = check(zone("a.dkim._domainkey.example.com. 300 IN TXT \"x\""), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
    }

    @ParameterizedTest
    @EnumSource(FailureCause.class)
    void aFailureIsUnknown(FailureCause cause) {
        ZoneResolver dns = ZoneResolver.builder()
                .zone(txt(NAME, RECORD))
                .fail(cause, NAME, RecordType.TXT)
                .build();
        DkimResult result = check(dns, expected());
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(result)).containsExactly(DkimFinding.NOT_DETERMINED);
        assertThat(result.findings().get(0).repair()).isEmpty();
    }

    @Test
    void anotherKeyIsIncorrect() {
        DkimResult result = check(zone(txt(NAME, "v=DKIM1; p=" + OTHER_KEY)), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).containsExactly(DkimFinding.WRONG_KEY);
        assertThat(result.selector("dkim").orElseThrow().isUsable()).isTrue();
    }

    @Test
    void aKeyInSmallLettersIsTheExpectedOneDamaged() {
        DkimResult result = check(zone(txt(NAME, "v=DKIM1; p=" + KEY.toLowerCase(java.util.Locale.ROOT))), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(codes(result)).contains(DkimFinding.ALTERED_KEY);
    }

    @Test
    void aKeyWithOneOtherLetterIsTheExpectedOneDamaged() {
        char letter = KEY.charAt(200) == 'x' ? 'y' : 'x';
        DkimResult result =
                check(zone(txt(NAME, "v=DKIM1; p=" + KEY.substring(0, 200) + letter + KEY.substring(201))), expected());
        assertThat(result.status().isWrong()).isTrue();
        assertThat(codes(result)).contains(DkimFinding.ALTERED_KEY).doesNotContain(DkimFinding.WRONG_KEY);
        Finding altered = result.findings().stream()
                .filter(finding -> finding.code() == DkimFinding.ALTERED_KEY)
                .findFirst()
                .orElseThrow();
        assertThat(altered.arguments()).containsEntry("characters", 1);
    }

    @Test
    void theRightKeyWithTheWrongTypeHasNoWrongCharacters() {
        String key = TestKeys.base64(TestKeys.raw(TestKeys.ed25519().getPublic()));
        DkimResult result = check(
                zone(txt(NAME, "v=DKIM1; k=rsa; p=" + key)),
                DkimExpectation.key("dkim", "v=DKIM1; k=ed25519; p=" + key));
        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(codes(result)).containsExactly(DkimFinding.ALGORITHM_MISMATCH);
    }

    @Test
    void aRevokedKeyIsIncorrect() {
        DkimResult result = check(zone(txt(NAME, "v=DKIM1; p=")), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).containsExactly(DkimFinding.REVOKED);
        assertThat(result.selector("dkim").orElseThrow().isUsable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "t=y, WARNING, TESTING",
        "t=s, WARNING, STRICT_NOT_ASKED",
        "h=sha256, CORRECT, RESTRICTIONS_DIFFER",
        "s=email, CORRECT, RESTRICTIONS_DIFFER",
        "h=sha1, INVALID, SHA1_ONLY",
        "h=sha512, INVALID, NO_USABLE_HASH",
        "s=tlsrpt, INCORRECT, NOT_FOR_EMAIL",
        "g=*, CORRECT, GRANULARITY",
        "x=y, CORRECT, UNKNOWN_TAG",
        "t=, WARNING, EMPTY_VALUE",
    })
    void restrictionsThatNobodyAskedForAreFindings(String tag, CheckStatus status, DkimFinding code) {
        DkimResult result = check(zone(txt(NAME, "v=DKIM1; k=rsa; " + tag + "; p=" + KEY)), expected());
        assertThat(result.status()).isEqualTo(status);
        assertThat(codes(result)).containsExactly(code);
    }

    @Test
    void whatTheProviderAskedForIsNoWarning() {
        String short1 = "v=DKIM1; t=y:s; p=" + TestKeys.spki(TestKeys.rsa(1024).getPublic());
        DkimResult result = check(zone(txt(NAME, short1)), DkimExpectation.key("dkim", short1));
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result))
                .containsExactlyInAnyOrder(DkimFinding.TESTING, DkimFinding.STRICT, DkimFinding.SHORT_KEY);
        assertThat(result.findings()).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
            assertThat(finding.repair()).isEmpty();
        });
        assertThat(result.findings().stream().map(Finding::message))
                .filteredOn(text -> text.contains("as the provider asked"))
                .hasSize(2);
    }

    @Test
    void aMoreGenerousRecordIsCorrect() {
        String asked = "v=DKIM1; h=sha256; s=email; t=s; p=" + KEY;
        DkimResult result = check(zone(txt(NAME, RECORD)), DkimExpectation.key("dkim", asked));
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly(DkimFinding.RESTRICTIONS_DIFFER);
        assertThat(result.findings().get(0).message())
                .endsWith("lacks restrictions that were asked for (h=sha256, s=email, t=s); that does no harm.");
    }

    @Test
    void restrictionsOfItsOwnAreNamedAsTheRecordHasThem() {
        DkimResult result = check(
                zone(txt(NAME, "v=DKIM1; h=sha1:sha256; s=email; t=s; p=" + KEY)),
                DkimExpectation.key("dkim", "v=DKIM1; h=sha256; p=" + KEY));
        assertThat(result.findings())
                .filteredOn(finding -> finding.code() == DkimFinding.RESTRICTIONS_DIFFER)
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.message())
                                .endsWith(
                                        "other restrictions than those asked for (h=sha1:sha256, s=email); that does no harm."));
    }

    @Test
    void aKeyThatIsNotReadyIsPending() {
        DkimExpectation notReady = DkimExpectation.key("dkim", domain -> Optional.empty());
        DkimResult result = check(zone("example.com. 300 IN MX 10 mail.example.com."), notReady);
        assertThat(result.status()).isEqualTo(CheckStatus.PENDING);
        assertThat(codes(result)).containsExactly(DkimFinding.PENDING);
        assertThat(result.findings().get(0).repair()).isEmpty();
    }

    @Test
    void whatStandsThereMeanwhileIsJudgedByTheStandard() {
        DkimExpectation notReady = DkimExpectation.notReady("dkim");
        DkimResult good = check(zone(txt(NAME, RECORD)), notReady);
        assertThat(good.status()).isEqualTo(CheckStatus.PENDING);
        assertThat(good.selector("dkim").orElseThrow().keyBits()).contains(2048);
        DkimResult broken = check(zone(txt(NAME, "v=DKIM1; p=x; p=y")), notReady);
        assertThat(broken.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(codes(broken)).contains(DkimFinding.PENDING, DkimFinding.DUPLICATE_TAG);
    }

    @Test
    void aFailureWhilePendingStaysPending() {
        ZoneResolver dns = ZoneResolver.builder().servfail(NAME).build();
        DkimResult result = check(dns, DkimExpectation.notReady("dkim"));
        assertThat(result.status()).isEqualTo(CheckStatus.PENDING);
        assertThat(codes(result)).containsExactly(DkimFinding.PENDING, DkimFinding.NOT_DETERMINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "v=DKIM1; p=", "v=DKIM1; k=rsa; p=AAAA", "v=DKIM2; p=AAAA"})
    void aProvidersUnusableKeyIsAFinding(String value) {
        DkimResult result = check(zone(txt(NAME, RECORD)), DkimExpectation.key("dkim", domain -> Optional.of(value)));
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(result)).containsExactly(DkimFinding.BAD_EXPECTED_KEY);
    }

    @Test
    void whatAProvidersFunctionThrowsIsNotShown() {
        DkimResult thrown = check(zone(txt(NAME, RECORD)), DkimExpectation.key("dkim", domain -> {
            throw new IllegalStateException("jdbc:postgresql://keys.internal/?password=secret");
        }));
        assertThat(thrown.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(thrown)).containsExactly(DkimFinding.EXPECTED_KEY_UNAVAILABLE);
        assertThat(thrown.toString() + thrown.findings().get(0).message()).doesNotContain("jdbc", "secret");
    }

    @Test
    void aProvidersFunctionMayAnswerNull() {
        DkimResult nothing = check(zone(txt(NAME, RECORD)), DkimExpectation.key("dkim", domain -> null));
        assertThat(nothing.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(nothing)).containsExactly(DkimFinding.EXPECTED_KEY_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a..b", "key.example.net/secret"})
    void aProvidersUnusableTargetIsAFinding(String value) {
        DkimResult result = check(zone(txt(NAME, RECORD)), DkimExpectation.alias("dkim", domain -> Optional.of(value)));
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(result)).containsExactly(DkimFinding.BAD_EXPECTED_KEY);
    }

    @Test
    void theProviderIsAskedAgainWhereItCannotSayWhichKey() {
        DkimResult result = check(zone("example.com. 300 IN A 192.0.2.1"), DkimExpectation.key("dkim", domain -> null));
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(Zones.plan(result).manualSteps())
                .extracting(ManualStep::code)
                .containsExactly(DkimStep.ASK_PROVIDER_AGAIN);
    }

    @Test
    void allOfSeveralKeysMustBeThere() {
        DkimExpectation both = DkimExpectation.keys(Map.of("dkim", RECORD, "other", OTHER_KEY));
        String second = txt("other._domainkey.example.com.", "v=DKIM1; p=" + OTHER_KEY);
        assertThat(check(zone(txt(NAME, RECORD), second), both).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(check(zone(txt(NAME, RECORD)), both).status()).isEqualTo(CheckStatus.MISSING);
    }

    @Test
    void aRecommendedSelectorOnlyWarns() {
        DomainReport report = org.domainverifier.DomainVerifier.builder()
                .resolver(zone(txt(NAME, RECORD)))
                .only("dkim")
                .require(expected())
                .recommend(DkimExpectation.key("other", OTHER_KEY))
                .build()
                .verify(Zones.DOMAIN);
        DkimResult result = report.get(DkimCheck.KEY);
        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(result.outcomes().get(1).requirement()).isEqualTo(Requirement.RECOMMENDED);
        assertThat(result.outcomes().get(1).status()).isEqualTo(CheckStatus.MISSING);
    }

    @ParameterizedTest(name = "old {0}, next {1}: {2}")
    @CsvSource({
        "right, right, CORRECT",
        "right, missing, MISSING",
        "missing, right, CORRECT",
        "revoked, right, CORRECT",
        "wrong, right, INCORRECT",
        "missing, missing, MISSING",
        "right, wrong, INCORRECT",
    })
    void aRotationNeedsTheNextKeyAndLetsTheOldOneGo(String old, String next, CheckStatus status) {
        DkimExpectation rotation =
                DkimExpectation.rotation(expected(), DkimExpectation.key("next", "v=DKIM1; p=" + OTHER_KEY));
        String zone =
                state(NAME, old, KEY, OTHER_KEY) + "\n" + state("next._domainkey.example.com.", next, OTHER_KEY, KEY);
        assertThat(check(zone(zone), rotation).status()).isEqualTo(status);
    }

    @Test
    void aRotationWhoseNextKeyIsNotReadyNeedsTheOldOne() {
        DkimExpectation rotation = DkimExpectation.rotation(expected(), DkimExpectation.notReady("next"));
        assertThat(check(zone(txt(NAME, RECORD)), rotation).status()).isEqualTo(CheckStatus.PENDING);
        assertThat(check(zone("example.com. 300 IN A 192.0.2.1"), rotation).status())
                .isEqualTo(CheckStatus.MISSING);
    }

    private static String state(String name, String state, String right, String wrong) {
        return switch (state) {
            case "right" -> txt(name, "v=DKIM1; p=" + right);
            case "wrong" -> txt(name, "v=DKIM1; p=" + wrong);
            case "revoked" -> txt(name, "v=DKIM1; p=");
            default -> "";
        };
    }

    @Test
    void aRightKeyCostsTwoQuestionsAndOneRound() {
        ZoneResolver dns = ZoneResolver.builder()
                .zone(txt(NAME, RECORD))
                .delayAll(Duration.ofMillis(500))
                .build();
        DomainReport report = Zones.verify(dns, expected());
        assertThat(report.usage().questions()).isEqualTo(2);
        assertThat(report.usage().rounds()).isEqualTo(1);
        assertThat(report.usage().fromMemory()).isZero();
    }

    @Test
    void aMissingKeyCostsOneMoreRound() {
        ZoneResolver dns = ZoneResolver.builder()
                .zone("example.com. 300 IN A 192.0.2.1")
                .delayAll(Duration.ofMillis(500))
                .build();
        DomainReport report = Zones.verify(dns, expected());
        assertThat(report.usage().questions()).as("with eight other selectors").isEqualTo(17);
        assertThat(report.usage().rounds()).isEqualTo(2);
    }

    @Test
    void aDomainTooLongForItsSelectorsIsUnknown() {
        String label = "a".repeat(60);
        String domain = String.join(".", label, label, label, label.substring(0, 54), "com");
        DkimResult result = org.domainverifier.DomainVerifier.builder()
                .resolver(zone("example.com. 300 IN A 192.0.2.1"))
                .only("dkim")
                .require(expected())
                .build()
                .verify(domain)
                .get(DkimCheck.KEY);
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
    }

    @Test
    void aWholeRecordMayHaveManyStrings() {
        String strings =
                RECORD.chars().mapToObj(c -> "\"" + (char) c + "\"").collect(java.util.stream.Collectors.joining(" "));
        assertThat(check(zone(NAME + " 300 IN TXT ( " + strings + " )"), expected())
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
        assertThat(status(RECORD)).isEqualTo(CheckStatus.CORRECT);
    }
}
