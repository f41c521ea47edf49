package org.domainverifier.tlsrpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.Standings;
import org.domainverifier.txt.HostedFinding;
import org.domainverifier.txt.HostedPresences;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtPresence;
import org.domainverifier.txt.TxtSource;

/** Judges what the DNS said: a function of values. */
final class TlsRptJudge {
    private final TlsRptEvidence evidence;
    private final TxtLook<Parsed<TlsRptRecord>> look;
    private final List<Expected<TlsRptExpectation>> expectations;
    private final Standings standings;
    private final HostedPresences hosted;
    private final Findings findings = new Findings();

    private TlsRptJudge(TlsRptEvidence evidence, List<Expected<TlsRptExpectation>> expectations, Standings standings) {
        this.evidence = evidence;
        this.look = evidence.look();
        this.expectations = expectations;
        this.standings = standings;
        this.hosted = HostedPresences.of(
                evidence.hosted(),
                expectations.stream()
                        .map(expected -> expected.expectation().host())
                        .toList(),
                TlsRptFinding.PRESENCE,
                TlsRptFinding.ALIAS_AS_TEXT,
                standings);
    }

    static TlsRptResult judge(
            TlsRptEvidence evidence, List<Expected<TlsRptExpectation>> expectations, Standings standings) {
        return new TlsRptJudge(evidence, expectations, standings).judge();
    }

    private TlsRptResult judge() {
        Optional<TlsRptRecord> record = look.only().map(TxtSource::parsed).flatMap(Parsed::record);
        CheckStatus byStandard = byStandard(record);
        List<ExpectationOutcome> outcomes = new ArrayList<>();
        for (Expected<TlsRptExpectation> expected : expectations) {
            CheckStatus ofRecord = outcome(expected.expectation(), byStandard, record);
            outcomes.add(expected.outcome(expected.expectation()
                    .host()
                    .map(host -> hosted.status(host, ofRecord))
                    .orElse(ofRecord)));
        }
        List<Finding> weighed = hosted.weighed(findings.list());
        return new TlsRptResult(
                ExpectationOutcome.combine(byStandard, outcomes),
                isNothingToRepair(weighed)
                        ? weighed
                        : TlsRptRepairs.of(evidence, expectations, standings).attachTo(weighed, evidence),
                outcomes,
                look.texts(),
                record,
                evidence.routes());
    }

    /** Nothing has to be done about notices. */
    private static boolean isNothingToRepair(List<Finding> findings) {
        return findings.stream().allMatch(finding -> finding.severity() == Severity.NOTICE);
    }

    // RFC 8460 §3: if the number of records is not one, the domain does not take part
    private CheckStatus byStandard(Optional<TlsRptRecord> record) {
        TxtPresence presence = TxtPresence.of(look, TlsRptFinding.PRESENCE);
        presence.findings().stream()
                .filter(finding -> !hosted.replaces(finding))
                .map(this::ifNeeded)
                .forEach(findings::add);
        findings.addAll(hosted.findings());
        look.aliasesAsText().stream()
                .filter(target -> !hosted.isExpected())
                .forEach(target -> findings.add(Finding.of(TlsRptFinding.ALIAS_AS_TEXT, look.name())
                        .with("name", look.name())
                        .with("target", target)));
        evidence.levels().stream()
                .filter(this::maybeMeant)
                .forEach(source -> findings.add(Finding.of(TlsRptFinding.OTHER_LEVEL, source.name())
                        .with("found", source.name())
                        .with("name", look.name())
                        .in(source.text())));
        if (look.count() > 0 && !hosted.isExpected()) { // there may be nothing beside an alias
            TxtPresence.nearMisses(look, this::spoilt).stream()
                    .filter(TlsRptJudge::asksForReports)
                    .forEach(findings::add);
        }
        look.records().forEach(source -> findings.diagnostics(source.parsed(), look.name()));
        boolean isForExpectation =
                hosted.isUnchecked() || hosted.isExpected() && presence.status() == CheckStatus.MISSING;
        if (look.only().isEmpty()) {
            return isForExpectation || evidence.refusesMail() ? CheckStatus.CORRECT : presence.status();
        }
        record.ifPresent(this::mailDomains);
        return hosted.isUnchecked()
                ? CheckStatus.CORRECT
                : findings.status(finding ->
                        finding.code() instanceof HostedFinding ? CheckStatus.CORRECT : Findings.weight(finding));
    }

    private Finding spoilt(TxtSource<Parsed<TlsRptRecord>> near) {
        return Finding.of(TlsRptFinding.SPOILT_BESIDE, look.name())
                .with("text", near.text())
                .in(near.text());
    }

    private static boolean asksForReports(Finding spoilt) {
        return spoilt.arguments().containsKey(Finding.UNREAD) // that is to be told in any case
                || TlsRptReading.of(String.valueOf(spoilt.arguments().get("text")))
                        .asksForReports();
    }

    /** What is below the domain, and above it what reports where it was asked for. */
    private boolean maybeMeant(TxtSource<Parsed<TlsRptRecord>> source) {
        return source.name().isWithin(look.domain())
                || source.parsed()
                        .record()
                        .filter(record -> expectations.stream()
                                .flatMap(expected -> expected.expectation().uris().stream())
                                .anyMatch(record::reportsTo))
                        .isPresent();
    }

    private Finding ifNeeded(Finding finding) {
        return evidence.refusesMail() && finding.code() == TlsRptFinding.MISSING
                ? finding.with("refusing", look.domain()).atMost(Severity.NOTICE)
                : finding;
    }

    private void mailDomains(TlsRptRecord record) {
        for (ReportUri uri : record.rua()) {
            Optional<DomainName> domain = uri.mailDomain();
            MailRoute route = domain.map(evidence.routes()::get).orElse(MailRoute.EXCHANGER);
            switch (route) {
                case NONE, NULL_MX -> {
                    Finding finding = about(TlsRptFinding.MAIL_DOMAIN_WITHOUT_EXCHANGER, uri);
                    findings.add(isExpected(uri) ? finding.asAsked() : finding); // then it is the provider's concern
                }
                case NOT_DETERMINED -> findings.add(about(TlsRptFinding.MAIL_DOMAIN_NOT_DETERMINED, uri));
                case EXCHANGER, ADDRESS -> {
                    // it takes mail
                }
            }
        }
    }

    private static Finding about(TlsRptFinding code, ReportUri uri) {
        DomainName domain = uri.mailDomain().orElseThrow();
        return Finding.of(code, domain).with("uri", uri.text()).with("domain", domain);
    }

    private boolean isExpected(ReportUri uri) {
        return expectations.stream()
                .anyMatch(expected -> expected.expectation().uris().contains(uri));
    }

    private CheckStatus outcome(TlsRptExpectation expectation, CheckStatus byStandard, Optional<TlsRptRecord> record) {
        if (record.isEmpty()) {
            return TxtPresence.of(look, TlsRptFinding.PRESENCE).status() == CheckStatus.MISSING
                    ? CheckStatus.MISSING
                    : byStandard;
        }
        List<ReportUri> absent = expectation.uris().stream()
                .filter(uri -> !record.get().reportsTo(uri))
                .toList();
        for (ReportUri uri : absent) {
            findings.add(Finding.of(TlsRptFinding.EXPECTED_URI_ABSENT, look.name())
                    .with("uri", uri.text())
                    .in(look.texts().get(0)));
        }
        if (byStandard == CheckStatus.INVALID) {
            return byStandard;
        }
        return absent.isEmpty() ? CheckStatus.CORRECT : CheckStatus.INCORRECT;
    }
}
