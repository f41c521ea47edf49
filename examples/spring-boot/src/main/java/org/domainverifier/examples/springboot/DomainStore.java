package org.domainverifier.examples.springboot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.DomainStatus;
import org.domainverifier.ReportDiff;
import org.domainverifier.dns.DomainName;
import org.domainverifier.json.ReportJson;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The customers' domains in the database: reports, states and differences are kept as JSON. The same SQL does for H2 and PostgreSQL. */
@Repository
class DomainStore {
    private static final int MOST_CHANGES = 200;

    private final JdbcClient database;
    private final ReportJson json =
            ReportJson.standard(); // all that is known, in one language: others are for who reads it
    private final WatchProperties watch;

    DomainStore(JdbcClient database, WatchProperties watch) {
        this.database = database;
        this.watch = watch;
    }

    /** What changed between a report and the one before. */
    record Change(Instant at, ReportDiff diff) {}

    private record Kept(DomainState state, Optional<DomainReport> report) {}

    private record Due(String name, OffsetDateTime at) {}

    /** Adds a domain that is to be verified at once; one that is there already stays as it is. */
    void watch(DomainName domain, Instant now) {
        DomainState state = DomainState.pending(now);
        try {
            database.sql("insert into watched_domain (name, status, state, next_check) values (?, ?, ?, ?)")
                    .params(domain.toString(), state.status().name(), json.write(state), time(now))
                    .update();
        } catch (DuplicateKeyException isThere) {
            // as asked for
        }
    }

    void forget(DomainName domain) {
        database.sql("delete from watched_domain where name = ?")
                .param(domain.toString())
                .update();
    }

    Optional<DomainState> state(DomainName domain) {
        return text("state", domain).map(json::readState);
    }

    /** What is known of it: the newest report, and of a check that could not be determined in it, what was found before. */
    Optional<DomainReport> report(DomainName domain) {
        return text("report", domain).map(json::readReport);
    }

    List<Change> changes(DomainName domain) {
        return database.sql("select made_at, diff from domain_change where name = ? order by id desc")
                .param(domain.toString())
                .query((row, number) -> new Change(
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        json.readDiff(row.getString("diff"))))
                .list();
    }

    /** How many domains have which status. */
    Map<DomainStatus, Long> counts() {
        return database
                .sql("select status, count(*) as domains from watched_domain group by status")
                .query((row, number) ->
                        Map.entry(DomainStatus.valueOf(row.getString("status")), row.getLong("domains")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Domains whose time has come, each taken by one only of several services that share the database. */
    List<DomainName> takeDue(Instant now, int most) {
        return database
                .sql("select name, next_check from watched_domain where next_check <= ? order by next_check limit ?")
                .params(time(now), most)
                .query((row, number) ->
                        new Due(row.getString("name"), row.getObject("next_check", OffsetDateTime.class)))
                .list()
                .stream()
                .filter(due -> take(due, now.plus(watch.pending())))
                .map(due -> DomainName.of(due.name()))
                .toList();
    }

    private boolean take(Due due, Instant again) {
        return database.sql("update watched_domain set next_check = ? where name = ? and next_check = ?")
                        .params(time(again), due.name(), due.at())
                        .update()
                == 1;
    }

    /** Keeps what a report says, if its domain is watched and nothing newer is known. */
    @Transactional
    void keep(DomainReport report) {
        database.sql("select state, report from watched_domain where name = ? for update")
                .param(report.domain().toString())
                .query((row, number) -> kept(row))
                .optional()
                .filter(before -> before.report().stream()
                        .allMatch(earlier -> earlier.startedAt().isBefore(report.startedAt())))
                .ifPresent(before -> keep(before, report));
    }

    private void keep(Kept before, DomainReport report) {
        DomainState state = before.state().after(report, watch.patience());
        DomainReport known = before.report().map(report::orLastKnown).orElse(report);
        database.sql("update watched_domain set status = ?, state = ?, report = ?, next_check = ? where name = ?")
                .params(
                        state.status().name(),
                        json.write(state),
                        json.write(known),
                        time(report.startedAt().plus(watch.untilNext(state, report))),
                        report.domain().toString())
                .update();
        before.report()
                .map(earlier -> ReportDiff.between(earlier, known))
                .filter(diff -> !diff.isEmpty())
                .ifPresent(diff -> add(report.domain(), report.startedAt(), diff));
    }

    private void add(DomainName domain, Instant at, ReportDiff diff) {
        database.sql("insert into domain_change (name, made_at, diff) values (?, ?, ?)")
                .params(domain.toString(), time(at), json.write(diff))
                .update();
        database.sql("delete from domain_change where name = ? and id not in"
                        + " (select id from domain_change where name = ? order by id desc limit ?)")
                .params(domain.toString(), domain.toString(), MOST_CHANGES)
                .update();
    }

    private Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                json.readState(row.getString("state")),
                Optional.ofNullable(row.getString("report")).map(json::readReport));
    }

    /** A column of ours: never what somebody typed. */
    private Optional<String> text(String column, DomainName domain) {
        return database.sql("select " + column + " as json from watched_domain where name = ? and " + column
                        + " is not null")
                .param(domain.toString())
                .query((row, number) -> row.getString("json"))
                .optional();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
