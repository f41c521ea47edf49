package org.domainverifier.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsFinding;
import org.domainverifier.mtasts.PolicyFetch;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.record.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What strangers may see of a report does not say whom the service asks, wherever that is told: the whole document is searched for it. */
class WithoutServersTest {
    private static final String INSIDE = "resolver-7.inside.trekmail.example";
    private static final DomainName DOMAIN = DomainName.of("customer.example");

    private final ReportJson all = ReportJson.standard();
    private final ReportJson strangers = ReportJson.builder().withoutServers().build();

    /** One that says who it is wherever that can be said, and fails at some questions. */
    private static DnsResolver telling(String zone, Set<RecordType> failing, FailureCause cause) {
        DnsResolver zoneResolver = ZoneResolver.parse(zone);
        AnswerOrigin origin = AnswerOrigin.of(INSIDE + ":53", false, false);
        return question -> failing.contains(question.type())
                ? CompletableFuture.completedFuture(
                        new DnsAnswer.Failure(question, cause, INSIDE + ": no answer", origin))
                : zoneResolver.resolve(question).thenApply(answer -> answer.from(origin));
    }

    private static DomainReport report(Set<RecordType> failing, FailureCause cause) {
        return Reports.onboarding(Reports.ZONE)
                .resolver(telling(Reports.ZONE, failing, cause))
                .build()
                .verify(DOMAIN);
    }

    private void assertNothingIsSaid(DomainReport report) {
        assertThat(all.write(report)).contains(INSIDE);
        String document = strangers.write(report);
        assertThat(document).doesNotContain("inside.trekmail");
        assertThat(strangers.inLanguage(Locale.GERMAN).write(report)).doesNotContain("inside.trekmail");
        assertThat(strangers.write(report.repairs())).doesNotContain("inside.trekmail");
        assertThat(strangers.write(report.recordsToPublish())).doesNotContain("inside.trekmail");

        DomainReport again = all.readReport(document);
        assertThat(again.verdict()).isEqualTo(report.verdict());
        assertThat(again.repairs()).isEqualTo(report.repairs());
        assertThat(again.findings()).hasSameSizeAs(report.findings());
        assertThat(again.toString() + again.findings() + again.answers() + again.entries() + again.propagation())
                .doesNotContain("inside.trekmail");
        assertThat(all.write(again)).doesNotContain("inside.trekmail");
        assertThat(again.findings())
                .allSatisfy(finding -> assertThat(finding.message() + finding.message(Locale.GERMAN))
                        .doesNotContain("inside.trekmail")
                        .doesNotContain("{detail}", "{resolver}", "{problem}"));
    }

    @Test
    void whoAnsweredIsLeftOut() {
        assertNothingIsSaid(report(Set.of(), FailureCause.TIMEOUT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MX", "TXT", "CNAME", "A", "AAAA", "NS", "SOA"})
    void whoFailedIsLeftOut(String type) {
        assertNothingIsSaid(report(Set.of(RecordType.of(type)), FailureCause.TIMEOUT));
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCause.class,
            names = {"TIMEOUT", "SERVFAIL", "RESOLVER_ERROR"})
    void howItFailedIsTold(FailureCause cause) {
        DomainReport report = report(Set.of(RecordType.MX), cause);
        assertNothingIsSaid(report);
        Finding finding = all.readReport(strangers.write(report))
                .entry(MxCheck.KEY)
                .orElseThrow()
                .findings()
                .get(0);
        assertThat(finding.arguments()).containsEntry("cause", cause).containsEntry("detail", "…");
        assertThat(finding.message()).endsWith("(…).");
    }

    @Test
    void nothingElseIsLost() {
        DomainReport report = report(Set.of(), FailureCause.TIMEOUT);
        JsonMapper mapper = JsonMapper.builder().build();
        String told = all.write(report)
                .replace("\"server\":\"" + INSIDE + ":53\",", "")
                .replaceAll("\"detail\":\"[^\"]+\"", "\"detail\":\"…\"");
        assertThat(mapper.readTree(strangers.write(report)).path("report"))
                .isEqualTo(mapper.readTree(told).path("report"));
    }

    /** Its own code says of what it could not reach. */
    private static final class BrokenCheck implements DomainCheck<CheckResult> {
        @Override
        public CheckKey<CheckResult> key() {
            return new CheckKey<>("broken", CheckResult.class);
        }

        @Override
        public List<? extends FindingCode> findingCodes() {
            return List.of();
        }

        @Override
        public CompletableFuture<CheckResult> check(CheckContext context) {
            throw new IllegalStateException("no connection to " + INSIDE);
        }
    }

    @Test
    void whatTheServicesOwnCodeSaidIsLeftOut() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(Reports.ZONE))
                .check(new BrokenCheck())
                .build()
                .verify(DOMAIN);
        assertNothingIsSaid(report);
    }

    @Test
    void resolversAreNotNamedWhereTheSpreadOfRecordsIsTold() {
        List<Finding> found = List.of(
                Finding.of(DnsFinding.NOT_YET_VISIBLE, DOMAIN).with("resolver", INSIDE),
                Finding.of(DnsFinding.RESOLVER_FAILED, DOMAIN)
                        .with("resolver", INSIDE)
                        .with(failure(INSIDE)),
                Finding.of(DnsFinding.DNSSEC_BOGUS, DOMAIN).with("resolver", INSIDE));
        String propagation = PropagationTest.observed(PropagationTest.SOA)
                .replace("\"public\"", "\"" + INSIDE + "\"")
                .replace("192.0.2.53:53", INSIDE);
        DomainReport report = all.readReport(propagation);
        assertThat(report.propagation()
                        .orElseThrow()
                        .questions()
                        .get(0)
                        .resolvers()
                        .get(0)
                        .resolver())
                .isEqualTo(INSIDE);
        assertNothingIsSaid(report);
        for (Finding finding : found) {
            assertThat(mapperOf(strangers).writeValueAsString(finding)).doesNotContain(INSIDE);
            assertThat(mapperOf(all).writeValueAsString(finding)).contains(INSIDE);
        }
    }

    private static JsonMapper mapperOf(ReportJson json) {
        return JsonMapper.builder().addModule(new DomainVerifierModule(json)).build();
    }

    private static DnsAnswer.Failure failure(String detail) {
        return DnsAnswer.Failure.of(new DnsQuestion(DOMAIN, RecordType.MX), FailureCause.TIMEOUT, detail);
    }

    @Test
    void whatThePolicyHostDidIsToldAndThroughWhatItWasAskedIsNot() throws UnknownHostException {
        JsonMapper mapper = mapperOf(strangers);
        InetAddress host = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        assertThat(mapper.writeValueAsString(new PolicyFetch.TlsFailed(host, "handshake_failure")))
                .contains("handshake_failure");
        assertThat(mapper.writeValueAsString(
                        Finding.of(MtaStsFinding.TLS_FAILED, DOMAIN).with("detail", "handshake_failure")))
                .contains("handshake_failure");
        assertThat(mapper.writeValueAsString(
                        new PolicyFetch.NotConnected(host, PolicyFetch.ConnectFailure.PROXY, "proxy " + INSIDE)))
                .contains("192.0.2.1")
                .doesNotContain(INSIDE);
        assertThat(mapper.writeValueAsString(
                        Finding.of(MtaStsFinding.CONNECTION_FAILED, DOMAIN).with("detail", "proxy " + INSIDE)))
                .doesNotContain(INSIDE);
    }

    /** Of a code that is not known any more, the sentences were made with everything. */
    @Test
    void whatIsKeptOfACodeThatNobodyKnowsIsLeftOutAsWell() {
        DomainReport report = report(Set.of(RecordType.MX), FailureCause.TIMEOUT);
        String ofAnotherVersion = all.write(report).replace("\"mx.not-determined\"", "\"mx.no-idea\"");
        assertNothingIsSaid(all.readReport(ofAnotherVersion));
    }
}
