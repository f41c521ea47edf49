package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.StubbedPolicies.ADDRESS;
import static org.domainverifier.mtasts.StubbedPolicies.DOMAIN;
import static org.domainverifier.mtasts.StubbedPolicies.MX;
import static org.domainverifier.mtasts.StubbedPolicies.TLS_RPT;
import static org.domainverifier.mtasts.StubbedPolicies.TXT;
import static org.domainverifier.mtasts.StubbedPolicies.ZONE;
import static org.domainverifier.mtasts.StubbedPolicies.fetched;
import static org.domainverifier.mtasts.StubbedPolicies.policy;
import static org.domainverifier.mtasts.StubbedPolicies.verify;
import static org.domainverifier.mtasts.Verifying.codes;

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
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.tlsrpt.TlsRptCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the check says of each way in which fetching may end, and what it asks of whoever fetches. */
class PolicyFetchFindingsTest {
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
