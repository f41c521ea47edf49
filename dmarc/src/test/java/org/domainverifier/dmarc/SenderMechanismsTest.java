package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.Standings;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.spf.SpfResult;
import org.domainverifier.txt.TxtLook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderMechanismsTest {
    private static final String KEY = newKey();
    private static final String SELECTOR = "dkim._domainkey.example.com. IN TXT ";

    @Test
    void rejectWithoutTheExpectedKeyIsAWarning() {
        assertThat(DmarcCheckTest.found(withDkim("v=DMARC1; p=reject", "")))
                .contains("dmarc.reject-without-dkim WARNING");
    }

    @Test
    void rejectWithARevokedKeyIsAWarning() {
        assertThat(DmarcCheckTest.found(withDkim("v=DMARC1; p=reject", SELECTOR + "\"v=DKIM1; p=\"")))
                .contains("dmarc.reject-without-dkim WARNING");
    }

    @Test
    void rejectWithTheKeyIsFine() {
        assertThat(DmarcCheckTest.found(withDkim("v=DMARC1; p=reject", SELECTOR + key(KEY))))
                .doesNotContain("dmarc.reject-without-dkim WARNING");
    }

    @Test
    void anotherKeyThanTheExpectedOneSignsToo() {
        assertThat(DmarcCheckTest.found(withDkim("v=DMARC1; p=reject", SELECTOR + key(newKey()))))
                .doesNotContain("dmarc.reject-without-dkim WARNING");
    }

    @Test
    void aMilderPolicyNeedsNoKey() {
        assertThat(DmarcCheckTest.found(withDkim("v=DMARC1; p=quarantine", "")))
                .doesNotContain("dmarc.reject-without-dkim WARNING");
        assertThat(DmarcCheckTest.found(withDkim("v=DMARC1; p=reject; t=y", "")))
                .doesNotContain("dmarc.reject-without-dkim WARNING");
    }

    @Test
    void aKeyThatCouldNotBeAskedForIsNotMissing() {
        ZoneResolver dns = ZoneResolver.builder()
                .zone(DmarcCheckTest.own("v=DMARC1; p=reject"))
                .servfail("dkim._domainkey.example.com")
                .servfail("_domainkey.example.com")
                .build();

        assertThat(DmarcCheckTest.found(withDkim(dns))).doesNotContain("dmarc.reject-without-dkim WARNING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | ABSENT",
                "v=spf1 ip4:192.0.2.0/24 -all | USABLE",
                "v=spf1 mx -all | NO_MAIL",
                "v=spf1 -all | NO_MAIL",
                "v=spf1 exists:%{i}.x.test -all | USABLE",
                "v=spf1 foo -all | UNUSABLE"
            })
    void whatSpfCanDo(String record, SenderMechanisms.State expected) {
        String zone = record == null ? "" : "example.com. IN TXT \"" + record + "\"";

        assertThat(SenderMechanisms.ofSpf(spf(ZoneResolver.parse(zone)))).isEqualTo(expected);
    }

    @Test
    void twoSpfRecordsAreOfNoUse() {
        assertThat(SenderMechanisms.ofSpf(spf(ZoneResolver.parse(
                        "example.com. IN TXT \"v=spf1 +all\"\nexample.com. IN TXT \"v=spf1 -all\""))))
                .isEqualTo(SenderMechanisms.State.UNUSABLE);
    }

    @Test
    void spfThatCouldNotBeAskedForIsUnknown() {
        assertThat(SenderMechanisms.ofSpf(
                        spf(ZoneResolver.builder().timeout("example.com").build())))
                .isEqualTo(SenderMechanisms.State.UNKNOWN);
    }

    @Test
    void withNeitherSpfNorDkimNothingCanAlign() {
        DmarcResult result = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(DmarcCheckTest.own("v=DMARC1; p=quarantine")))
                .only(DmarcCheck.KEY, DkimCheck.KEY, SpfCheck.KEY)
                .require(DkimExpectation.key("dkim", "v=DKIM1; p=" + KEY))
                .build()
                .verify("example.com")
                .get(DmarcCheck.KEY);

        assertThat(DmarcCheckTest.found(result)).contains("dmarc.nothing-can-align WARNING");
    }

    private static SpfResult spf(ZoneResolver dns) {
        return DomainVerifier.builder()
                .resolver(dns)
                .only(SpfCheck.KEY)
                .build()
                .verify("example.com")
                .get(SpfCheck.KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "p=reject, UNUSABLE, UNUSABLE, true",
        "p=reject, ABSENT, UNUSABLE, true",
        "p=quarantine, UNUSABLE, UNUSABLE, true",
        "p=none, UNUSABLE, UNUSABLE, false",
        "p=reject, NO_MAIL, UNUSABLE, false",
        "p=reject, UNKNOWN, UNUSABLE, false",
        "p=reject, UNUSABLE, UNKNOWN, false",
        "p=reject, USABLE, UNUSABLE, false",
        "p=reject, UNUSABLE, USABLE, false"
    })
    void nothingCanAlignOnlyIfBothAreKnownToBeUseless(
            String policy, SenderMechanisms.State spf, SenderMechanisms.State dkim, boolean expected) {
        assertThat(DmarcCheckTest.found(judge("v=DMARC1; " + policy, spf, dkim))
                        .contains("dmarc.nothing-can-align WARNING"))
                .isEqualTo(expected);
    }

    private static DmarcResult withDkim(String record, String zone) {
        return withDkim(ZoneResolver.parse(DmarcCheckTest.own(record) + zone));
    }

    private static DmarcResult withDkim(ZoneResolver dns) {
        return DomainVerifier.builder()
                .resolver(dns)
                .only(DmarcCheck.KEY, DkimCheck.KEY)
                .require(DkimExpectation.key("dkim", "v=DKIM1; p=" + KEY))
                .build()
                .verify("example.com")
                .get(DmarcCheck.KEY);
    }

    private static String key(String base64) {
        return "\"v=DKIM1; p=" + base64.substring(0, 200) + "\" \"" + base64.substring(200) + "\"";
    }

    private static String newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static DmarcResult judge(String record, SenderMechanisms.State spf, SenderMechanisms.State dkim) {
        DomainName domain = DomainName.of("example.com");
        ZoneResolver dns = ZoneResolver.parse(DmarcCheckTest.own(record));
        DnsAnswer own = dns.resolve(DomainName.of("_dmarc.example.com"), RecordType.TXT)
                .toCompletableFuture()
                .join();
        DmarcTreeWalk walk =
                DmarcTreeWalk.from(domain, dns, DmarcTreeWalk.Pace.AT_ONCE).join();
        return DmarcJudge.judge(
                DmarcEvidence.of(TxtLook.of(DmarcRecord.KIND, domain, own), walk)
                        .withSenders(new SenderMechanisms(spf, dkim)),
                List.of(new Expected<>(DmarcExpectation.anyValid(), Requirement.REQUIRED)),
                Standings.unprobed(domain));
    }
}
