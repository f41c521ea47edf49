package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected below the domain. */
class NamesBelowTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final DomainName SEND = DomainName.of("send.customer.example");
    private static final String RIGHT = """
            customer.example.      300 IN MX 10 mail.provider.example.
            send.customer.example. 300 IN MX 10 bounce.provider.example.
            mail.provider.example.   300 IN A 192.0.2.1
            bounce.provider.example. 300 IN A 192.0.2.2
            """;

    private static DomainVerifier verifier(String zone) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone))
                .require(MxExpectation.only(10, "mail.provider.example"))
                .at("send", name -> name.require(MxExpectation.only(10, "bounce.provider.example")))
                .build();
    }

    @Test
    void aReportHasAnEntryForEachCheckAndNameThatOfTheDomainFirst() {
        DomainReport report = verifier(RIGHT).verify(DOMAIN);

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.entries()).extracting(CheckEntry::name).containsExactly(DOMAIN, SEND);
        assertThat(report.get(MxCheck.KEY).texts()).containsExactly("10 mail.provider.example.");
        assertThat(report.get(MxCheck.KEY, "send").texts()).containsExactly("10 bounce.provider.example.");
    }

    @Test
    void whatIsMissingBelowIsFoundThereAndRepairedThere() {
        DomainVerifier verifier = verifier(
                RIGHT.lines().filter(line -> !line.startsWith("send")).reduce("", (one, other) -> one + other + "\n"));

        DomainReport report = verifier.verify(DOMAIN);

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(report.entry(MxCheck.KEY, SEND).orElseThrow().findings())
                .filteredOn(
                        finding -> finding.code() == MxFinding.MISSING || finding.code() == MxFinding.EXPECTED_MISSING)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.name()).contains(SEND));
        assertThat(verifier.preview(DOMAIN, report.repairs()).verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void eachNameCountsAsMuchAsWasSaidThere() {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(RIGHT))
                .require(MxExpectation.only(10, "mail.provider.example"))
                .at("news", name -> name.recommend(MxExpectation.only(10, "bounce.provider.example")))
                .build();

        DomainReport report = verifier.verify(DOMAIN);

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
        assertThat(report.entries())
                .extracting(CheckEntry::requirement)
                .containsExactly(Requirement.REQUIRED, Requirement.RECOMMENDED);
    }

    @Test
    void aCheckRunsBelowOnlyWhereSomethingIsExpectedOfIt() {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(RIGHT))
                .check(StubCheck.of("own", CheckStatus.CORRECT))
                .at("send", name -> name.require(MxExpectation.only(10, "bounce.provider.example")))
                .build();

        DomainReport report = verifier.verify(DOMAIN);

        assertThat(report.entry(StubCheck.keyOf("own"), SEND)).isEmpty();
        assertThat(report.entry(MxCheck.KEY, SEND)).isPresent();
        assertThatThrownBy(() -> report.get(StubCheck.keyOf("own"), "send"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("no check 'own' at send.customer.example");
    }

    @Test
    void namesBelowCostNoMoreRounds() {
        int rounds = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(RIGHT))
                .require(MxExpectation.only(10, "mail.provider.example"))
                .build()
                .verify(DOMAIN)
                .usage()
                .rounds();

        assertThat(verifier(RIGHT).verify(DOMAIN).usage().rounds()).isEqualTo(rounds);
    }

    @Test
    void theRecordsToPublishAreThoseOfAllNames() {
        assertThat(verifier(RIGHT).recordsToPublish(DOMAIN))
                .containsExactly(
                        RecordToPublish.of(DOMAIN, new RecordData.Mx(10, DomainName.of("mail.provider.example"))),
                        RecordToPublish.of(SEND, new RecordData.Mx(10, DomainName.of("bounce.provider.example"))));
    }

    @Test
    void aNameThatTheDnsCannotHoldIsMissingAndSaysWhy() {
        String long63 = "a".repeat(63);
        DomainName longest = DomainName.of(long63 + "." + long63 + "." + long63 + "." + "b".repeat(53) + ".example");

        DomainReport report = verifier(RIGHT).verify(longest);

        assertThat(report.entries().get(1).status()).isEqualTo(CheckStatus.MISSING);
        assertThat(report.findings()).extracting(finding -> finding.code().id()).contains("verifier.name-too-long");
        assertThat(verifier(RIGHT).recordsToPublish(longest)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", ".", " ", "a..b", "-", "a b"})
    void aNameBelowIsAName(String below) {
        assertThatThrownBy(() -> DomainVerifier.builder().at(below, name -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoSpellingsOfANameAreOneName() {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(RIGHT))
                .at("send", name -> name.require(MxExpectation.only(10, "bounce.provider.example")))
                .at("SEND.", name -> name.require(MxExpectation.only(10, "bounce.provider.example")))
                .build();

        assertThat(verifier.verify(DOMAIN).entries())
                .extracting(CheckEntry::name)
                .containsExactly(DOMAIN, SEND);
    }

    @Test
    void aChangeBelowIsTold() {
        DomainReport before = verifier(RIGHT).verify(DOMAIN);
        DomainReport after = verifier(RIGHT.replace("bounce.provider.example.\n", "other.example.\n"))
                .verify(DOMAIN);

        assertThat(ReportDiff.between(before, after).worse())
                .extracting(ReportDiff.StatusChange::name)
                .isEqualTo(List.of(SEND));
        assertThat(Optional.of(after.verdict())).contains(Verdict.NOT_VERIFIED);
    }
}
