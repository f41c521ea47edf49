package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.Verifying.codes;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.tlsrpt.TlsRptCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The policy against all that has to agree with it; fetching is a stub here. */
class MtaStsPolicyCheckTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();
    private static final String HOST = "mta-sts.customer.example. 300 A 8.8.4.4\n";
    private static final String TXT = "_mta-sts.customer.example. 300 TXT \"v=STSv1; id=20251124\"\n";
    private static final String MX = "customer.example. MX 10 mail.customer.example.\n";
    private static final String TLS_RPT =
            "_smtp._tls.customer.example. TXT \"v=TLSRPTv1; rua=mailto:a@customer.example\"\n";
    private static final String ZONE = HOST + TXT + MX + TLS_RPT;

    private static String policy(String mode, String... patterns) {
        StringBuilder text = new StringBuilder("version: STSv1\r\nmode: " + mode + "\r\n");
        for (String pattern : patterns) {
            text.append("mx: ").append(pattern).append("\r\n");
        }
        return text.append("max_age: 1209600\r\n").toString();
    }

    private static PolicyFetch fetched(String text) {
        return new PolicyFetch.Fetched(ADDRESS, MtaStsPolicy.parse(text));
    }

    private static MtaStsResult verify(MtaStsCheck check, DnsResolver dns, Expectation... expectations) {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(dns).check(check);
        boolean withMx = false;
        for (Expectation expectation : expectations) {
            builder.require(expectation);
            withMx |= expectation instanceof MxExpectation;
        }
        return builder.only(withMx ? new String[] {"mta-sts", "mx"} : new String[] {"mta-sts"})
                .build()
                .verify(DOMAIN)
                .get(MtaStsCheck.KEY);
    }

    private static MtaStsResult verify(String zone, PolicyFetch fetch, Expectation... expectations) {
        return verify(
                MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(fetch)),
                ZoneResolver.parse(zone),
                expectations);
    }

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

    private record Outcome(PolicyFetch fetch, CheckStatus status, List<String> codes) {
        static Outcome of(PolicyFetch fetch, CheckStatus status, String... codes) {
            return new Outcome(fetch, status, List.of(codes));
        }
    }

    @Test
    void everyOutcomeOfFetchingHasItsFindingAndStatus() {
        String text = policy("enforce", "mail.customer.example");
        String gone = "record-without-policy";
        DomainName host = DomainName.of("mta-sts.customer.example");
        List<Outcome> outcomes = new ArrayList<>(List.of(
                Outcome.of(fetched(text), CheckStatus.CORRECT),
                Outcome.of(
                        new PolicyFetch.NotResolvable(host, Optional.empty(), "none"),
                        CheckStatus.MISSING,
                        "host-missing",
                        gone),
                Outcome.of(
                        new PolicyFetch.NotResolvable(
                                host, Optional.of(org.domainverifier.dns.FailureCause.SERVFAIL), "none"),
                        CheckStatus.UNKNOWN,
                        "not-determined"),
                Outcome.of(
                        new PolicyFetch.AddressRefused(
                                List.of(new PolicyFetch.SpecialAddress(ADDRESS, SpecialRange.LOOPBACK))),
                        CheckStatus.WARNING,
                        "address-refused"),
                Outcome.of(
                        new PolicyFetch.NotConnected(ADDRESS, PolicyFetch.ConnectFailure.REFUSED, "refused"),
                        CheckStatus.UNKNOWN,
                        "connection-refused"),
                Outcome.of(
                        new PolicyFetch.NotConnected(ADDRESS, PolicyFetch.ConnectFailure.UNREACHABLE, "no route"),
                        CheckStatus.UNKNOWN,
                        "connection-failed"),
                Outcome.of(new PolicyFetch.TlsFailed(ADDRESS, "alert"), CheckStatus.INVALID, "tls-failed", gone),
                Outcome.of(new PolicyFetch.BadStatus(404), CheckStatus.MISSING, "policy-not-found", gone),
                Outcome.of(new PolicyFetch.BadStatus(410), CheckStatus.MISSING, "policy-not-found", gone),
                Outcome.of(new PolicyFetch.BadStatus(204), CheckStatus.INVALID, "policy-bad-status", gone),
                Outcome.of(new PolicyFetch.BadStatus(403), CheckStatus.INVALID, "policy-bad-status", gone),
                Outcome.of(new PolicyFetch.BadStatus(429), CheckStatus.UNKNOWN, "policy-server-error"),
                Outcome.of(new PolicyFetch.BadStatus(503), CheckStatus.UNKNOWN, "policy-server-error"),
                Outcome.of(
                        new PolicyFetch.Redirected(301, Optional.of("https://www.example/")),
                        CheckStatus.INVALID,
                        "policy-redirected",
                        gone),
                Outcome.of(
                        new PolicyFetch.Redirected(302, Optional.empty()),
                        CheckStatus.INVALID,
                        "policy-redirected",
                        gone),
                Outcome.of(
                        new PolicyFetch.WrongContentType(Optional.of("text/html"), MtaStsPolicy.parse(text)),
                        CheckStatus.INVALID,
                        "policy-content-type",
                        gone),
                Outcome.of(new PolicyFetch.TooLarge(65536), CheckStatus.INVALID, "policy-too-large", gone),
                Outcome.of(new PolicyFetch.TimedOut(Duration.ofSeconds(10)), CheckStatus.UNKNOWN, "policy-timed-out"),
                Outcome.of(new PolicyFetch.BadResponse("garbage"), CheckStatus.INVALID, "policy-bad-response", gone)));
        Map<CertificateProblem, String> problems = Map.of(
                CertificateProblem.EXPIRED, "certificate-expired",
                CertificateProblem.NOT_YET_VALID, "certificate-not-yet-valid",
                CertificateProblem.WRONG_NAME, "certificate-wrong-name",
                CertificateProblem.UNKNOWN_ISSUER, "certificate-unknown-issuer",
                CertificateProblem.ISSUER_NOT_SENT, "certificate-issuer-not-sent",
                CertificateProblem.OTHER, "certificate-rejected");
        problems.forEach((problem, code) -> outcomes.add(Outcome.of(
                new PolicyFetch.CertificateRejected(ADDRESS, List.of(problem), List.of("other.example"), "CN=x"),
                CheckStatus.INVALID,
                code,
                gone)));
        for (Outcome outcome : outcomes) {
            MtaStsResult result = verify(ZONE, outcome.fetch());
            assertThat(codes(result)).as("%s", outcome).containsExactlyElementsOf(outcome.codes());
            assertThat(result.status()).as("%s", outcome).isEqualTo(outcome.status());
            assertThat(result.fetch()).isEqualTo(outcome.fetch());
            boolean toMend = !outcome.codes().isEmpty() && !outcome.codes().contains("not-determined");
            assertThat(Verifying.repairs(result).isEmpty()).as("%s", outcome).isEqualTo(!toMend);
        }
    }

    @Test
    void everythingWrongWithACertificateIsSaid() {
        assertThat(codes(verify(
                        ZONE,
                        new PolicyFetch.CertificateRejected(
                                ADDRESS,
                                List.of(CertificateProblem.EXPIRED, CertificateProblem.WRONG_NAME),
                                List.of(),
                                "CN=x"))))
                .containsExactly("certificate-expired", "certificate-wrong-name", "record-without-policy");
    }

    @Test
    void anAliasWhoseServerHasNoCertificateForTheCustomerIsSaidAsSuch() {
        String zone = TXT + MX + TLS_RPT + "mta-sts.customer.example. CNAME mta-sts.trekmail.net.\n"
                + "mta-sts.trekmail.net. A 8.8.4.4";
        MtaStsResult result = verify(
                zone,
                new PolicyFetch.CertificateRejected(
                        ADDRESS, List.of(CertificateProblem.WRONG_NAME), List.of("mta-sts.trekmail.net"), "CN=x"));
        assertThat(codes(result)).containsExactly("certificate-not-for-alias", "record-without-policy");
        assertThat(result.findings().get(0).message(Locale.ENGLISH)).contains("mta-sts.trekmail.net");
        assertThat(Verifying.repairs(result))
                .containsExactly(new ManualStep(
                        MtaStsStep.RENEW_CERTIFICATE, Map.of("host", DomainName.of("mta-sts.customer.example"))));
    }

    /** Where the addresses come from decides whether the check of the service loader connects. */
    @Test
    void theDefaultConnectsOnlyToWhatANameServerGave() {
        ZoneResolver zone = ZoneResolver.parse("mta-sts.customer.example. A 127.0.0.1\n" + TXT + MX + TLS_RPT);
        DnsResolver network = question -> zone.resolve(question)
                .thenApply(answer -> answer instanceof DnsAnswer.Records records
                        ? new DnsAnswer.Records(
                                question,
                                records.records(),
                                records.aliases(),
                                AnswerOrigin.of("192.0.2.53:53", true, false))
                        : answer);
        assertThat(codes(verify(new MtaStsCheck(), zone))).containsExactly("policy-offline");
        assertThat(codes(verify(new MtaStsCheck(), network))).containsExactly("address-refused");
    }

    @ParameterizedTest
    @EnumSource(PolicyFetch.Reason.class)
    void aFetcherMayDecline(PolicyFetch.Reason reason) {
        assertThat(verify(ZONE, new PolicyFetch.NotAttempted(reason)).status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aFetcherThatThrowsIsSaidByTheVerifier() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(ZONE))
                .check(MtaStsCheck.fetching(request -> {
                    throw new IllegalStateException("broken");
                }))
                .only(MtaStsCheck.KEY, TlsRptCheck.KEY)
                .build()
                .verify(DOMAIN);
        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.UNKNOWN);
        assertThat(report.status(TlsRptCheck.KEY)).contains(CheckStatus.CORRECT);
    }

    @Test
    void theRequestIsForThePolicyHostWithinTheVerificationsTime() {
        List<PolicyRequest> requests = new ArrayList<>();
        MtaStsCheck check = MtaStsCheck.fetching(request -> {
            requests.add(request);
            return CompletableFuture.completedFuture(new PolicyFetch.BadStatus(404));
        });
        verify(check, ZoneResolver.parse(ZONE));
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.host()).hasToString("mta-sts.customer.example");
            assertThat(request.timeLimit()).isPositive().isLessThan(Duration.ofSeconds(10));
        });
    }

    @Test
    void itWaitsTwoRoundsWithAPolicyAndAsksNothingTwice() {
        PolicyFetch fetch = fetched(policy("enforce", "mail.customer.example"));
        DomainReport report = DomainVerifier.builder()
                .resolver(Verifying.delayed(ZONE))
                .check(MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(fetch)))
                .only(MtaStsCheck.KEY)
                .build()
                .verify(DOMAIN);
        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(report.usage().rounds()).isEqualTo(2);
        assertThat(report.usage().questions()).isEqualTo(5);
    }
}
