package org.domainverifier.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.domainverifier.DomainReport;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dmarc.DmarcCheck;
import org.domainverifier.json.ReportJson;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One service for all of it, over HTTP, with the DNS of the demonstration. */
@Timeout(120)
class DomainServiceTest {
    /** A stranger whose records lead into the provider's own network. */
    private static final String STRANGER = """
            $ORIGIN stranger.example.
            $TTL 3600
            @         SOA  ns.trekmail.net. hostmaster.trekmail.net. 1 7200 900 1209600 300
                      NS   ns.trekmail.net.
            @         MX   10 db.internal.
            @         TXT  "v=spf1 include:db.internal include:vault.corp.trekmail.net -all"
            _mta-sts  TXT  "v=STSv1; id=1"
            mta-sts   A    127.0.0.1
            """;

    private static final String INTERNAL = """
            $ORIGIN internal.
            $TTL 3600
            @         SOA  ns.trekmail.net. hostmaster.trekmail.net. 1 7200 900 1209600 300
                      NS   ns.trekmail.net.
            db        A    10.0.0.5
            db        TXT  "v=spf1 ip4:10.0.0.5 -all"
            """;

    private static LoopbackDnsServer dns;
    private static RunningService service;

    @BeforeAll
    static void start() {
        dns = DemoDns.start(STRANGER, INTERNAL);
        service = RunningService.start(
                dns,
                "jdbc:h2:mem:service",
                "--dns.internal=corp.trekmail.net",
                "--watch.look-every=1h",
                "--watch.probe-every=1h");
        Eventually.value(DomainServiceTest::health, health -> !health.contains("UNKNOWN"));
    }

    @AfterAll
    static void stop() {
        service.close();
        dns.close();
    }

    private static String health() {
        return service.get("/actuator/health/dns").text();
    }

    @Test
    void aNewCustomerSeesWhatToPublishAndNobodyIsAsked() {
        dns.clearQuestions();

        JsonNode rows = service.get("/records", "New-Customer.example.").json();

        assertThat(rows.get(0).toString())
                .isEqualTo("{\"name\":\"new-customer.example\",\"type\":\"MX\",\"value\":\"10 mail.trekmail.net.\","
                        + "\"requirement\":\"REQUIRED\"}");
        assertThat(rows.findValuesAsString("name"))
                .contains("dkim._domainkey.new-customer.example", "autoconfig.new-customer.example");
        assertThat(dns.questions()).isEmpty();
    }

    @Test
    void aReportIsTheLibrarysDocumentWithTheProvidersName() {
        RunningService.Answer answer = service.post("/verification", "no-dmarc.example");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(ReportJson.standard().readHeader(answer.text()).provider()).contains("TrekMail");
        DomainReport report = ReportJson.standard().readReport(answer.text());
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(report.status(DmarcCheck.KEY)).contains(CheckStatus.MISSING);
        assertThat(report.repairs().changes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"de-AT, de", "'de;q=0.9, en;q=0.8', de", "en-GB, en", "tlh, en", "'qqq-x-made-up, de;q=0.1', de"})
    void aReportIsInTheLanguageOfWhoeverAsks(String asked, String told) {
        RunningService.Answer answer = service.post("/verification", "no-dmarc.example", "Accept-Language", asked);

        assertThat(ReportJson.standard().readHeader(answer.text()).language()).hasToString(told);
        DomainReport report = ReportJson.standard().readReport(answer.text());
        Finding missing = report.entry(DmarcCheck.KEY).orElseThrow().findings().get(0);
        assertThat(answer.json().findValuesAsString("message"))
                .contains(missing.message(Locale.forLanguageTag(told)))
                .doesNotContain(missing.message(told.equals("de") ? Locale.ENGLISH : Locale.GERMAN));
    }

    @Test
    void strangersDoNotLearnWhichResolverIsAsked() {
        dns.fault("two-spf.example", Fault.SERVFAIL);
        try {
            RunningService.Answer report = service.post("/verification", "two-spf.example");
            RunningService.Answer events = service.get("/progress", "two-spf.example");

            assertThat(report.text()).contains("spf.not-determined").contains("SERVFAIL");
            assertThat(report.text() + events.text()).doesNotContain("127.0.0.1:", dns.hostAndPort());
            assertThat(events.text()).contains("event:check").contains("(…)");
        } finally {
            dns.clearFaults();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "me@customer.example, name.mail-address, customer.example",
        "https://www.customer.example/about, name.url, www.customer.example",
        "customer..example, name.empty-label, customer.example",
        "cust omer.example, name.space, ",
        "192.0.2.1, name.ip-address, "
    })
    void whatIsNotANameIsAnsweredWithTheReasonAndWhatWasMeant(String typed, String reason, String suggestion) {
        RunningService.Answer answer = service.post("/verification", typed);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("code").asString()).isEqualTo(reason);
        assertThat(problem.path("suggestion").asString("")).isEqualTo(suggestion == null ? "" : suggestion);
        assertThat(problem.path("status").asInt()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"de-AT, de, mail-adresse", "en-GB, en, mail address", "tlh, en, mail address"})
    void theReasonIsToldInTheLanguageOfWhoeverAsks(String asked, String told, String word) {
        RunningService.Answer answer = service.get(
                "/progress", "me@customer.example", "Accept-Language", asked, "Accept", "text/event-stream");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Language")).isEqualTo(told);
        assertThat(answer.json().path("detail").asString()).containsIgnoringCase(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "intranet",
                "db.internal",
                "printer.local",
                "vault.corp.trekmail.net",
                "router.home.arpa"
            })
    void namesOfTheOwnNetworkAreRefusedUnasked(String typed) {
        dns.clearQuestions();

        RunningService.Answer answer = service.post("/verification", typed, "Accept-Language", "de");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asString()).isEqualTo("not-public");
        assertThat(answer.json().path("detail").asString()).contains("öffentlich");
        assertThat(dns.questions()).isEmpty();
    }

    @Test
    void recordsThatLeadIntoTheOwnNetworkAreNotFollowed() {
        dns.clearQuestions();

        RunningService.Answer answer = service.post("/verification", "stranger.example");

        List<String> codes = ReportJson.standard().readReport(answer.text()).findings().stream()
                .map(finding -> finding.code().id())
                .toList();
        assertThat(codes).contains("mta-sts.address-refused");
        assertThat(answer.text()).doesNotContain("10.0.0.5");
        assertThat(dns.questions())
                .isNotEmpty()
                .noneMatch(question -> question.toString().contains("internal"))
                .noneMatch(question -> question.toString().contains("corp.trekmail.net"));
    }

    @Test
    void aPageSeesTheProgressAndTheReportInItsLanguage() {
        RunningService.Answer answer = service.get("/progress", "two-spf.example", "Accept-Language", "de");

        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        List<String> events = Arrays.stream(answer.text().split("\n\n")).toList();
        assertThat(events.get(0)).contains("event:started").contains("\"checks\":7");
        assertThat(events.subList(1, 8))
                .allMatch(event -> event.startsWith("event:check\n"))
                .anyMatch(event -> event.contains("\"check\":\"spf\"") && event.contains("\"status\":\"CONFLICT\""));
        assertThat(events.get(8)).startsWith("event:report\n");
        String document = events.get(8).substring(events.get(8).indexOf('{'));
        assertThat(ReportJson.standard().readHeader(document).language()).hasToString("de");
        assertThat(ReportJson.standard().readReport(document).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(events).hasSize(9);
    }

    @Test
    void aPageThatIsClosedEndsTheVerification() throws IOException {
        dns.faultForAll(Fault.delayed(Duration.ofMillis(200))); // the checks end one after the other
        dns.fault("_smtp._tls.two-spf.example", Fault.SILENT); // and one of them not so soon
        try {
            service.openAndClose("/progress", "two-spf.example");

            assertThat(count("domainverifier.verification?tag=verdict:CANCELLED"))
                    .isPositive();
            assertThat(Eventually.value(() -> value("domainverifier.verifications.running"), running -> running == 0))
                    .isZero();
        } finally {
            dns.clearFaults();
        }
    }

    @Test
    void theHealthIsThatOfTheLastProbeAndAsksNothing() {
        dns.clearQuestions();

        for (int i = 0; i < 20; i++) {
            assertThat(health()).contains("\"status\":\"UP\"").contains("trekmail.net");
        }

        assertThat(dns.questions()).isEmpty();
    }

    @Test
    void questionsChecksAndVerdictsAreMeasured() {
        service.post("/verification", "no-dmarc.example");

        assertThat(count("domainverifier.check?tag=check:dmarc&tag=status:MISSING"))
                .isPositive();
        assertThat(count("domainverifier.check?tag=check:mx&tag=status:CORRECT"))
                .isPositive();
        assertThat(count("domainverifier.question?tag=outcome:RECORDS&tag=type:MX"))
                .isPositive();
        assertThat(count("domainverifier.report?tag=verdict:NOT_VERIFIED")).isPositive();
        assertThat(count("domainverifier.report.questions")).isPositive();
        assertThat(Eventually.value(() -> value("domainverifier.verifications.running"), running -> running == 0))
                .isZero();
        assertThat(service.get("/actuator/metrics/domainverifier.question").text())
                .doesNotContain("example");
    }

    /** Listeners hear of it a moment after the answer. */
    private static double count(String meter) {
        return Eventually.value(() -> value(meter), seen -> seen > 0);
    }

    private static double value(String meter) {
        RunningService.Answer answer = service.get("/actuator/metrics/" + meter);
        return answer.status() == 404
                ? 0
                : answer.json().path("measurements").path(0).path("value").asDouble();
    }

    @Test
    void aVerificationIsPartOfTheTraceOfTheRequest() {
        service.post("/verification", "bad-dmarc.example");

        SpanData verification = span(span -> span.getName().equals("verify domain")
                && span.getAttributes().toString().contains("bad-dmarc.example"));
        SpanData request = span(span -> span.getSpanId().equals(verification.getParentSpanId()));
        assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(request.getTraceId()).isEqualTo(verification.getTraceId());
        assertThat(verification.getEvents().toString()).contains("dmarc INVALID", "mx CORRECT");
        assertThat(verification.getAttributes().toString()).contains("NOT_VERIFIED");
    }

    private static SpanData span(Predicate<SpanData> wanted) {
        return Eventually.value(() -> service.spans().stream().filter(wanted).findFirst(), span -> span.isPresent())
                .orElseThrow();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgain() {
        String[] client = {"X-Forwarded-For", "2001:db8::1", "Accept-Language", "de"};
        for (int i = 0; i < 20; i++) {
            assertThat(service.post("/verification", "nothing.example", client).status())
                    .isEqualTo(200);
        }
        String[] neighbour = {"X-Forwarded-For", "2001:db8::2", "Accept-Language", "de"};

        RunningService.Answer refused = service.post("/verification", "nothing.example", neighbour);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.json().path("detail").asString()).contains("Anteil");
        assertThat(service.post("/verification", "nothing.example").status()).isEqualTo(200);
    }

    @Test
    void whatNobodyWatchesIsNotFound() {
        assertThat(service.get("/watched", "google-first.example").status()).isEqualTo(404);
        assertThat(service.get("/watched/report", "google-first.example").status())
                .isEqualTo(404);
        assertThat(service.get("/watched/changes", "google-first.example").status())
                .isEqualTo(404);
    }

    @Test
    void aVerificationOfADomainThatNobodyWatchesIsNotKept() {
        service.post("/verification", "doubled-name.example");

        assertThat(service.get("/watched", "doubled-name.example").status()).isEqualTo(404);
    }
}
