package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.StubbedPolicies.DOMAIN;
import static org.domainverifier.mtasts.StubbedPolicies.HOST;
import static org.domainverifier.mtasts.StubbedPolicies.MX;
import static org.domainverifier.mtasts.StubbedPolicies.TLS_RPT;
import static org.domainverifier.mtasts.StubbedPolicies.TXT;
import static org.domainverifier.mtasts.StubbedPolicies.ZONE;
import static org.domainverifier.mtasts.StubbedPolicies.fetched;
import static org.domainverifier.mtasts.StubbedPolicies.policy;
import static org.domainverifier.mtasts.StubbedPolicies.verify;
import static org.domainverifier.mtasts.Verifying.codes;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.repair.ManualStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy against all that has to agree with it; fetching is a stub here. */
class MtaStsPolicyCheckTest {
    @Test
    void aPolicyThatFitsIsCorrect() {
        MtaStsResult result = verify(ZONE, fetched(policy("enforce", "mail.customer.example")));
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.findings()).isEmpty();
        assertThat(result.policy().orElseThrow().mode()).isEqualTo(MtaStsMode.ENFORCE);
        assertThat(result.exchangers())
                .containsExactly(new ExchangerCoverage(
                        DomainName.of("mail.customer.example"), true, MxPattern.parse("mail.customer.example")));
    }

    @Test
    void anEnforcedPolicyThatDoesNotCoverAnExchangerIsIncorrect() {
        String zone = ZONE + "customer.example. MX 20 backup.other.example.\n";
        MtaStsResult result = verify(zone, fetched(policy("enforce", "*.customer.example")));
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).containsExactly("mx-not-covered");
        assertThat(result.findings().get(0).arguments())
                .containsEntry("exchanger", DomainName.of("backup.other.example"));
        assertThat(Verifying.repairs(result))
                .hasOnlyElementsOfType(ManualStep.class)
                .hasSize(1);
    }

    @Test
    void aWildcardDoesNotCoverTheDomainItselfOrTwoLabels() {
        String zone = HOST + TXT + TLS_RPT + "customer.example. MX 10 customer.example.\n"
                + "customer.example. MX 20 a.b.customer.example.";
        assertThat(codes(verify(zone, fetched(policy("enforce", "*.customer.example")))))
                .containsExactly("mx-not-covered", "mx-not-covered", "pattern-unused");
    }

    @Test
    void whileTestingAnUncoveredExchangerIsAWarning() {
        MtaStsResult result = verify(ZONE, fetched(policy("testing", "other.example")));
        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(codes(result)).containsExactly("mode-testing", "mx-not-covered-yet", "pattern-unused");
    }

    @Test
    void anUnusedPatternIsANotice() {
        MtaStsResult result = verify(ZONE, fetched(policy("enforce", "mail.customer.example", "old.example")));
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly("pattern-unused");
    }

    @Test
    void theExpectedExchangersHaveToBeCoveredToo() {
        MtaStsResult result = verify(
                ZONE,
                fetched(policy("enforce", "mail.customer.example")),
                MxExpectation.only(10, "mail.trekmail.net"),
                MtaStsExpectation.anyValid());
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).containsExactly("mx-not-covered");
        assertThat(result.exchangers())
                .last()
                .isEqualTo(new ExchangerCoverage(DomainName.of("mail.trekmail.net"), false, Optional.empty()));
    }

    @Test
    void exchangersOfTheExpectationItselfHaveToBeCovered() {
        MtaStsExpectation covering = MtaStsExpectation.anyValid().covering("mail.customer.example", "mx.trekmail.net");
        MtaStsResult result = verify(ZONE, fetched(policy("enforce", "mail.customer.example")), covering);
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).containsExactly("expected-mx-not-covered");
        assertThat(verify(ZONE, fetched(policy("enforce", "mail.customer.example", "*.trekmail.net")), covering)
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
    }

    @ParameterizedTest
    @CsvSource({
        "none, NONE, CORRECT",
        "none, TESTING, INCORRECT",
        "testing, TESTING, CORRECT",
        "testing, ENFORCE, INCORRECT",
        "enforce, ENFORCE, CORRECT",
        "enforce, NONE, CORRECT"
    })
    void theModeIsAtLeastWhatWasAskedFor(String mode, MtaStsMode least, CheckStatus status) {
        MtaStsResult result = verify(
                ZONE,
                fetched(policy(mode, "mail.customer.example")),
                MtaStsExpectation.anyValid().withModeAtLeast(least));
        assertThat(result.status()).isEqualTo(status);
        assertThat(codes(result).contains("mode-too-weak")).isEqualTo(status == CheckStatus.INCORRECT);
    }

    @Test
    void modeNoneCoversNothingAndNeedNot() {
        MtaStsResult result = verify(ZONE, fetched(policy("none")));
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly("mode-none");
    }

    @Test
    void enforcingWithoutReportsIsANotice() {
        MtaStsResult result = verify(HOST + TXT + MX, fetched(policy("enforce", "mail.customer.example")));
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly("enforced-without-reports");
    }

    @Test
    void anUnansweredQuestionForReportsSaysNothing() {
        DnsResolver dns = ZoneResolver.builder()
                .zone(ZONE)
                .servfail("_smtp._tls.customer.example")
                .build();
        PolicyFetch fetch = fetched(policy("enforce", "mail.customer.example"));
        assertThat(verify(MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(fetch)), dns)
                        .findings())
                .isEmpty();
    }

    @Test
    void withoutAnswerForTheExchangersTheFitIsUnknown() {
        DnsResolver dns = ZoneResolver.builder()
                .zone(ZONE)
                .servfail("customer.example", RecordType.MX)
                .build();
        PolicyFetch fetch = fetched(policy("enforce", "mail.customer.example"));
        MtaStsResult result = verify(MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(fetch)), dns);
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(result)).containsExactly("not-determined");
    }

    @Test
    void aPolicyWithoutARecordIsSaidAndTheRecordAdded() {
        String zone = HOST + MX + TLS_RPT;
        PolicyFetch fetch = fetched(policy("enforce", "mail.customer.example"));
        MtaStsResult result = verify(zone, fetch);
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("missing", "policy-without-record");
        ZoneResolver after = Verifying.apply(ZoneResolver.parse(zone), DOMAIN, Verifying.repairs(result));
        assertThat(verify(MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(fetch)), after)
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void withoutARecordAnythingElseAtThatHostIsOfNoInterest() {
        MtaStsResult result = verify(HOST + MX, new PolicyFetch.BadStatus(404));
        assertThat(codes(result)).containsExactly("missing");
    }

    @Test
    void anIdThatStayedWhileThePolicyChangedIsAWarningAndRenewed() {
        KnownPolicy earlier = new KnownPolicy(
                "20251124",
                MtaStsPolicy.parse(policy("testing", "mail.customer.example")).orElseThrow());
        PolicyFetch fetch = fetched(policy("enforce", "mail.customer.example"));
        MtaStsCheck check = MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(fetch))
                .remembering(domain -> Optional.of(earlier));
        MtaStsResult result = verify(check, ZoneResolver.parse(ZONE));
        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(codes(result)).containsExactly("id-unchanged");
        ZoneResolver after = Verifying.apply(ZoneResolver.parse(ZONE), DOMAIN, Verifying.repairs(result));
        assertThat(verify(check, after).status()).isEqualTo(CheckStatus.CORRECT);
        MtaStsResult stated = verify(
                check, ZoneResolver.parse(ZONE), MtaStsExpectation.hostedAt("mta-sts.customer.example", "20251124"));
        assertThat(Verifying.repairs(stated)).hasOnlyElementsOfType(ManualStep.class);
    }

    @Test
    void aRecordThatIsGoneDoesNotTakeBackAPolicy() {
        KnownPolicy enforced = new KnownPolicy(
                "1",
                MtaStsPolicy.parse(policy("enforce", "mail.customer.example")).orElseThrow());
        KnownPolicy off =
                new KnownPolicy("2", MtaStsPolicy.parse(policy("none")).orElseThrow());
        MtaStsCheck check = MtaStsCheck.recordsOnly();
        ZoneResolver gone = ZoneResolver.parse(MX);
        assertThat(codes(verify(check.remembering(domain -> Optional.of(enforced)), gone)))
                .containsExactly("missing", "policy-still-kept");
        assertThat(codes(verify(check.remembering(domain -> Optional.of(off)), gone)))
                .containsExactly("missing");
    }

    @Test
    void anotherIdOrTheSamePolicyIsAsItShouldBe() {
        PolicyFetch fetch = fetched(policy("enforce", "mail.customer.example"));
        MtaStsCheck check = MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(fetch));
        KnownPolicy same = verify(check, ZoneResolver.parse(ZONE)).known().orElseThrow();
        KnownPolicy other = new KnownPolicy(
                "old",
                MtaStsPolicy.parse(policy("testing", "mail.customer.example")).orElseThrow());
        for (KnownPolicy earlier : List.of(same, other)) {
            assertThat(verify(check.remembering(domain -> Optional.of(earlier)), ZoneResolver.parse(ZONE))
                            .findings())
                    .isEmpty();
        }
    }

    @Test
    void whatIsWrongInThePolicyIsInvalidWithItsPlace() {
        MtaStsResult result = verify(ZONE, fetched("version: STSv1\nmode: Enforce\nmx: mail.customer.example\n"));
        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(codes(result)).containsExactly("policy-missing-field", "policy-bad-mode", "record-without-policy");
        assertThat(result.findings()
                        .get(1)
                        .span()
                        .orElseThrow()
                        .of(result.findings().get(1).record().orElseThrow()))
                .isEqualTo("Enforce");
        assertThat(result.policy()).isEmpty();
    }

    @Test
    void aShortLifetimeIsAWarning() {
        MtaStsResult result =
                verify(ZONE, fetched(policy("enforce", "mail.customer.example").replace("1209600", "3600")));
        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(codes(result)).containsExactly("policy-short-max-age");
    }
}
