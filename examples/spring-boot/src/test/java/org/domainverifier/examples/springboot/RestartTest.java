package org.domainverifier.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.DomainStatus;
import org.domainverifier.ReportDiff;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dmarc.DmarcCheck;
import org.domainverifier.json.ReportJson;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A customer's domain is watched, goes wrong, the service is started anew, and the domain is put right: over HTTP, with a database on disk. */
@Timeout(300)
class RestartTest {
    private static final String DOMAIN = "all-right.example";
    private static final ReportJson JSON = ReportJson.standard();

    @Test
    void stateHistoryAndDifferencesSurviveInH2(@TempDir Path folder) {
        tellTheStory("jdbc:h2:file:" + folder.resolve("service").toAbsolutePath());
    }

    @Test
    void stateHistoryAndDifferencesSurviveInPostgreSql() throws Exception {
        assumeTrue(LocalPostgres.isInstalled(), "PostgreSQL is not installed (Debian's package postgresql)");
        try (LocalPostgres postgres = LocalPostgres.start()) {
            tellTheStory(postgres.url(), "--spring.datasource.username=" + LocalPostgres.USER);
        }
    }

    private static void tellTheStory(String database, String... more) {
        try (LoopbackDnsServer dns = DemoDns.start()) {
            DomainState wrong;
            DomainReport report;
            List<ReportDiff> changes;
            try (RunningService service = start(dns, database, "1h", more)) {
                goesWrong(service, dns);
                wrong = state(service);
                report = report(service);
                changes = changes(service);
            }
            try (RunningService service = start(dns, database, "50ms", more)) {
                hasSurvived(service, wrong, report, changes);
                dns.replaceZone(DemoDns.zone(DOMAIN));
                isPutRight(service);
            }
        }
    }

    private static RunningService start(LoopbackDnsServer dns, String database, String lookEvery, String... more) {
        Stream<String> settings = Stream.of(
                "--watch.look-every=" + lookEvery,
                "--watch.probe-every=1h",
                "--watch.active=10ms",
                "--watch.failed-reports=2",
                "--watch.failing-for=0s");
        return RunningService.start(
                dns, database, Stream.concat(settings, Stream.of(more)).toArray(String[]::new));
    }

    private static void goesWrong(RunningService service, LoopbackDnsServer dns) {
        assertThat(status(service.put("/watched", DOMAIN))).isEqualTo(DomainStatus.PENDING);
        service.post("/verification", DOMAIN);
        assertThat(state(service).status()).isEqualTo(DomainStatus.ACTIVE);
        assertThat(changes(service)).isEmpty();

        dns.replaceZone(DemoDns.zone("no-dmarc.example").replace("no-dmarc.example", DOMAIN));
        dns.fault("_dmarc." + DOMAIN, Fault.SERVFAIL); // what comes about meanwhile is not seen
        service.post("/verification", DOMAIN);
        assertThat(changes(service)).isEmpty();
        assertThat(report(service).status(DmarcCheck.KEY)).contains(CheckStatus.CORRECT);
        dns.clearFaults();

        service.post("/verification", DOMAIN); // but told as soon as it is
        assertThat(state(service).status()).isEqualTo(DomainStatus.ACTIVE);
        service.post("/verification", DOMAIN);

        DomainState wrong = state(service);
        assertThat(wrong.status()).isEqualTo(DomainStatus.ERROR);
        assertThat(wrong.reasons()).containsExactly("dmarc.missing");
        assertThat(wrong.history()).hasSize(2);
        assertThat(changes(service)).hasSize(1);
        assertThat(changes(service).get(0).worse())
                .extracting(ReportDiff.StatusChange::before, ReportDiff.StatusChange::after)
                .contains(tuple(CheckStatus.CORRECT, CheckStatus.MISSING));
        assertThat(changes(service).get(0).appeared())
                .extracting(finding -> finding.code().id())
                .contains("dmarc.missing");
    }

    /** The job has verified it meanwhile, and found the same. */
    private static void hasSurvived(
            RunningService service, DomainState wrong, DomainReport report, List<ReportDiff> changes) {
        DomainState now = state(service);
        assertThat(now.status()).isEqualTo(wrong.status());
        assertThat(now.since()).isEqualTo(wrong.since());
        assertThat(now.reasons()).isEqualTo(wrong.reasons());
        assertThat(now.history()).isEqualTo(wrong.history());
        assertThat(report(service).findings()).isEqualTo(report.findings());
        assertThat(changes(service)).isEqualTo(changes);
    }

    /** Nobody asks: the job does. */
    private static void isPutRight(RunningService service) {
        DomainState right = Eventually.value(() -> state(service), state -> state.status() == DomainStatus.ACTIVE);
        assertThat(right.history())
                .extracting(DomainState.Change::after)
                .containsExactly(DomainStatus.ACTIVE, DomainStatus.ERROR, DomainStatus.ACTIVE);
        List<ReportDiff> changes = changes(service);
        assertThat(changes).hasSize(2);
        assertThat(changes.get(0).before()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(changes.get(0).after()).isEqualTo(Verdict.VERIFIED);
        assertThat(changes.get(0).fixed())
                .extracting(finding -> finding.code().id())
                .contains("dmarc.missing");
    }

    private static DomainState state(RunningService service) {
        return JSON.readState(service.get("/watched", DOMAIN).text());
    }

    private static DomainStatus status(RunningService.Answer answer) {
        return JSON.readState(answer.text()).status();
    }

    private static DomainReport report(RunningService service) {
        return JSON.readReport(service.get("/watched/report", DOMAIN).text());
    }

    /** The newest first. */
    private static List<ReportDiff> changes(RunningService service) {
        List<ReportDiff> changes = new ArrayList<>();
        for (JsonNode change : service.get("/watched/changes", DOMAIN).json()) {
            changes.add(JSON.readDiff(change.path("diff").toString()));
        }
        return changes;
    }
}
