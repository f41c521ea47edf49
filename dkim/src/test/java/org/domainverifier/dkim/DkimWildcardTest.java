package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.dkim.Zones.NAME;
import static org.domainverifier.dkim.Zones.OTHER_KEY;
import static org.domainverifier.dkim.Zones.RECORD;
import static org.domainverifier.dkim.Zones.check;
import static org.domainverifier.dkim.Zones.codes;
import static org.domainverifier.dkim.Zones.expected;
import static org.domainverifier.dkim.Zones.txt;
import static org.domainverifier.dkim.Zones.zone;

import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.junit.jupiter.api.Test;

/** Selectors below a wildcard or a delegation. */
class DkimWildcardTest {
    @Test
    void aWildcardThatIsNoKeyIsNotTakenForARecord() {
        DkimResult result = check(zone(txt("*.example.com.", "v=spf1 -all")), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly(DkimFinding.MISSING, DkimFinding.WILDCARD);
    }

    @Test
    void aWildcardThatIsTheExpectedKeyServes() {
        DkimResult result = check(zone(txt("*._domainkey.example.com.", RECORD)), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly(DkimFinding.WILDCARD_KEY);
    }

    @Test
    void aWildcardThatIsAnotherKeyLeavesTheSelectorMissing() {
        DkimResult result = check(zone(txt("*._domainkey.example.com.", "v=DKIM1; p=" + OTHER_KEY)), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly(DkimFinding.MISSING, DkimFinding.WILDCARD_KEY);
    }

    @Test
    void aWildcardThatRevokesIsNoKeyOfTheSelector() {
        DkimResult result = check(zone(txt("*._domainkey.example.com.", "v=DKIM1; p=")), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly(DkimFinding.MISSING, DkimFinding.WILDCARD_REVOKED);
    }

    @Test
    void aRecordBesideAWildcardIsItsOwn() {
        DkimResult result = check(zone(txt("*._domainkey.example.com.", "v=DKIM1; p="), txt(NAME, RECORD)), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly(DkimFinding.WILDCARD_REVOKED);
    }

    @Test
    void aDelegatedDomainkeyIsSaidWhereAKeyIsMissing() {
        DkimResult result = check(zone("_domainkey.example.com. 300 IN NS ns1.example.net."), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly(DkimFinding.MISSING, DkimFinding.DELEGATED);
        assertThat(result.delegatedTo()).containsExactly(DomainName.of("ns1.example.net"));
    }
}
