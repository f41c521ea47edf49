package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.dkim.Zones.KEY;
import static org.domainverifier.dkim.Zones.NAME;
import static org.domainverifier.dkim.Zones.OTHER_KEY;
import static org.domainverifier.dkim.Zones.RECORD;
import static org.domainverifier.dkim.Zones.check;
import static org.domainverifier.dkim.Zones.codes;
import static org.domainverifier.dkim.Zones.expected;
import static org.domainverifier.dkim.Zones.txt;
import static org.domainverifier.dkim.Zones.zone;

import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.junit.jupiter.api.Test;

/** A selector that is an alias, or was to be one. */
class DkimAliasTest {
    @Test
    void theKeyMayStandBehindAnAlias() {
        DkimResult result = check(
                zone(
                        NAME + " 300 IN CNAME dkim.example.com.dkim.fmhosted.com.",
                        "dkim.example.com.dkim.fmhosted.com. 300 IN CNAME key.example.net.",
                        txt("key.example.net.", RECORD)),
                expected());
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly(DkimFinding.ALIAS);
        DkimSelectorResult selector = result.selector("dkim").orElseThrow();
        assertThat(selector.sender()).contains("Fastmail");
        assertThat(selector.aliases())
                .containsExactly(DomainName.of("dkim.example.com.dkim.fmhosted.com"), DomainName.of("key.example.net"));
    }

    @Test
    void anAliasToNowhereIsMissing() {
        DkimResult result = check(zone(NAME + " 300 IN CNAME gone.example.net."), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly(DkimFinding.ALIAS_DANGLING);
    }

    @Test
    void theExpectedAliasIsCorrect() {
        DkimExpectation alias = DkimExpectation.alias("dkim", "key.example.net");
        String target = txt("key.example.net.", RECORD);
        DkimResult result = check(zone(NAME + " 300 IN CNAME key.example.net.", target), alias);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.findings()).isEmpty();
        DkimResult indirect = check(
                zone(NAME + " 300 IN CNAME a.example.net.", "a.example.net. 300 IN CNAME key.example.net.", target),
                alias);
        assertThat(indirect.status()).isEqualTo(CheckStatus.CORRECT);
    }

    /** An alias is alone at its name: as long as the DNS host puts addresses there, no text can give way to it. */
    @Test
    void addressesBesideATextAreInTheWayOfTheAlias() {
        DkimResult result = check(
                zone(txt(NAME, RECORD), NAME + " 300 IN A 203.0.113.7", txt("key.example.net.", OTHER_KEY)),
                DkimExpectation.alias("dkim", "key.example.net"));

        assertThat(codes(result)).contains(DkimFinding.ALIAS_PROXIED);
        assertThat(result.findings().stream().flatMap(finding -> finding.repair().stream()))
                .isNotEmpty()
                .allMatch(ManualStep.class::isInstance);
    }

    @Test
    void aRightKeyBesideAddressesIsNotSaidToBeAnother() {
        DkimResult result = check(
                zone(txt(NAME, RECORD), NAME + " 300 IN A 203.0.113.7", txt("key.example.net.", RECORD)),
                DkimExpectation.alias("dkim", "key.example.net"));

        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).containsExactly(DkimFinding.ALIAS_PROXIED);
    }

    @Test
    void anotherAliasIsIncorrect() {
        DkimResult result = check(
                zone(NAME + " 300 IN CNAME other.example.net.", txt("other.example.net.", RECORD)),
                DkimExpectation.alias("dkim", domain -> Optional.of(domain + ".keys.example.net")));
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).containsExactly(DkimFinding.WRONG_ALIAS);
    }

    @Test
    void anAliasWhoseTargetHasNoKeyYetIsPending() {
        DkimResult result =
                check(zone(NAME + " 300 IN CNAME key.example.net."), DkimExpectation.alias("dkim", "key.example.net"));
        assertThat(result.status()).isEqualTo(CheckStatus.PENDING);
        assertThat(codes(result)).containsExactly(DkimFinding.ALIAS_TARGET_EMPTY);
    }

    @Test
    void aCopyInPlaceOfAnAliasIsAWarning() {
        DkimResult result = check(
                zone(txt(NAME, RECORD), txt("key.example.net.", "v=DKIM1; p=" + KEY)),
                DkimExpectation.alias("dkim", "key.example.net"));
        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(codes(result)).containsExactly(DkimFinding.ALIAS_COPIED);
    }

    @Test
    void anotherKeyInPlaceOfAnAliasIsIncorrect() {
        DkimResult result = check(
                zone(txt(NAME, "v=DKIM1; p=" + OTHER_KEY), txt("key.example.net.", RECORD)),
                DkimExpectation.alias("dkim", "key.example.net"));
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).containsExactly(DkimFinding.WRONG_KEY);
    }

    @Test
    void withoutTheTargetACopyCannotBeToldFromAnotherKey() {
        ZoneResolver dns = ZoneResolver.builder()
                .zone(txt(NAME, RECORD))
                .timeout("key.example.net")
                .build();
        DkimResult result = check(dns, DkimExpectation.alias("dkim", "key.example.net"));
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
    }

    @Test
    void theAbsenceOfTheExpectedAliasIsMissing() {
        DkimResult result =
                check(zone(txt("key.example.net.", RECORD)), DkimExpectation.alias("dkim", "key.example.net"));
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
    }

    @Test
    void whoeverMaySignBehindAnAliasIsNamedOnlyIfKnown() {
        String unknown = stepBefore("k.example.net");
        assertThat(unknown)
                .startsWith(
                        "Before the CNAME record at dkim._domainkey.example.com is changed or deleted: it leads to k.example.net,")
                .contains("whoever runs that name may still sign with the key there");
        assertThat(stepBefore("s1.domainkey.u1.wl1.sendgrid.net")).contains("SendGrid signs with the key there");
    }

    private static String stepBefore(String target) {
        return Zones.plan(check(
                        zone(NAME + " 300 IN CNAME " + target + ".", txt(target + ".", "v=DKIM1; p=" + OTHER_KEY)),
                        expected()))
                .manualSteps()
                .get(0)
                .message();
    }

    @Test
    void theZoneThatWasAppendedToTheTargetIsNamed() {
        DkimResult result = check(
                zone(NAME + " 300 IN CNAME key.example.net.example.com."),
                DkimExpectation.alias("dkim", "key.example.net"));
        assertThat(codes(result)).containsExactly(DkimFinding.WRONG_ALIAS);
        assertThat(result.findings().get(0).message())
                .endsWith("instead of key.example.net: without a final dot, the DNS host appended example.com.");
    }

    @Test
    void theForgottenDotIsSaidWithoutAnExpectedAlias() {
        String zone = NAME + " 300 IN CNAME s1.domainkey.u1.wl1.sendgrid.net.example.com.";
        assertThat(check(zone(zone), expected()).findings().get(0).message())
                .endsWith(
                        "It was probably to be one of s1.domainkey.u1.wl1.sendgrid.net: without a final dot, the DNS host"
                                + " appended the zone.");
        assertThat(check(zone(NAME + " 300 IN CNAME key.sub.example.com."), expected())
                        .findings()
                        .get(0)
                        .message())
                .endsWith("where there is no key.");
    }
}
