package org.domainverifier.tlsrpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.repair.Standings;

/** Judges what the DNS said: a function of values. */
final class TlsRptJudge {
    private final TlsRptEvidence evidence;
    private final List<Expected<TlsRptExpectation>> expectations;
    private final Standings standings;
    private final Findings findings = new Findings();

    private TlsRptJudge(TlsRptEvidence evidence, List<Expected<TlsRptExpectation>> expectations, Standings standings) {
        this.evidence = evidence;
        this.expectations = expectations;
        this.standings = standings;
    }

    static TlsRptResult judge(
            TlsRptEvidence evidence, List<Expected<TlsRptExpectation>> expectations, Standings standings) {
        return new TlsRptJudge(evidence, expectations, standings).judge();
    }

    private TlsRptResult judge() {
        List<TxtRecords.Text> records = evidence.records().matching();
        Optional<Parsed<TlsRptRecord>> parsed = records.size() == 1
                ? Optional.of(TlsRptRecord.parse(records.get(0).text()))
                : Optional.empty();
        CheckStatus byStandard = byStandard(records, parsed);
        List<ExpectationOutcome> outcomes = new ArrayList<>();
        for (Expected<TlsRptExpectation> expected : expectations) {
            outcomes.add(expected.outcome(outcome(expected.expectation(), byStandard, parsed)));
        }
        List<Finding> repaired =
                TlsRptRepairs.of(evidence, expectations, standings).attachTo(findings.list());
        return new TlsRptResult(
                ExpectationOutcome.combine(byStandard, outcomes),
                repaired,
                outcomes,
                evidence.records().texts(),
                parsed.flatMap(Parsed::record),
                evidence.routes());
    }

    private CheckStatus byStandard(List<TxtRecords.Text> records, Optional<Parsed<TlsRptRecord>> parsed) {
        if (evidence.txt() instanceof DnsAnswer.Failure failure) {
            findings.notDetermined(TlsRptFinding.NOT_DETERMINED, failure);
            return CheckStatus.UNKNOWN;
        }
        // RFC 8460 §3: if the number of records is not one, the domain does not take part
        if (records.size() > 1) {
            findings.add(
                    Finding.of(TlsRptFinding.MULTIPLE_RECORDS, evidence.name()).with("count", records.size()));
            records.forEach(record -> findings.diagnostics(TlsRptRecord.parse(record.text()), evidence.name()));
            return CheckStatus.CONFLICT;
        }
        if (parsed.isEmpty()) {
            return withoutRecord();
        }
        findings.diagnostics(parsed.get(), evidence.name());
        parsed.get().record().ifPresent(this::mailDomains);
        return parsed.get().isValid() ? findings.status() : CheckStatus.INVALID;
    }

    private CheckStatus withoutRecord() {
        List<TlsRptEvidence.Pasted> pasted = evidence.pasted();
        for (TlsRptEvidence.Pasted each : pasted) {
            findings.add(Finding.of(TlsRptFinding.PASTING_MISTAKE, evidence.name())
                    .with("mistake", each.repaired().mistake())
                    .with("repaired", each.repaired().repaired())
                    .in(each.found().text()));
        }
        if (!pasted.isEmpty()) {
            return CheckStatus.INVALID;
        }
        findings.add(Finding.of(TlsRptFinding.MISSING, evidence.name()).with("name", evidence.name()));
        for (TxtRecords.Text misplaced : evidence.misplaced()) {
            DomainName where = misplaced.record().name();
            findings.add(Finding.of(TlsRptFinding.MISPLACED, where)
                    .with("found", where)
                    .with("expected", evidence.name())
                    .in(misplaced.text()));
        }
        return CheckStatus.MISSING;
    }

    private void mailDomains(TlsRptRecord record) {
        for (ReportUri uri : record.rua()) {
            DomainName domain = uri.mailDomain().orElse(null);
            MailRoute route = domain == null ? null : evidence.routes().get(domain);
            if (domain == null || route == null) {
                continue;
            }
            switch (route) {
                case NONE, NULL_MX -> {
                    Finding finding = Finding.of(TlsRptFinding.MAIL_DOMAIN_WITHOUT_EXCHANGER, domain)
                            .with("uri", uri.text())
                            .with("domain", domain);
                    findings.add(isExpected(uri) ? finding.asAsked() : finding); // then it is the provider's concern
                }
                case NOT_DETERMINED ->
                    findings.add(Finding.of(TlsRptFinding.MAIL_DOMAIN_NOT_DETERMINED, domain)
                            .with("uri", uri.text())
                            .with("domain", domain));
                case EXCHANGER, ADDRESS -> {
                    // it takes mail
                }
            }
        }
    }

    private boolean isExpected(ReportUri uri) {
        return expectations.stream()
                .anyMatch(expected -> expected.expectation().uris().contains(uri));
    }

    private CheckStatus outcome(
            TlsRptExpectation expectation, CheckStatus byStandard, Optional<Parsed<TlsRptRecord>> parsed) {
        Optional<TlsRptRecord> record = parsed.flatMap(Parsed::record);
        if (record.isEmpty()) {
            return byStandard;
        }
        List<ReportUri> absent = expectation.uris().stream()
                .filter(uri -> !record.get().reportsTo(uri))
                .toList();
        for (ReportUri uri : absent) {
            findings.add(Finding.of(TlsRptFinding.EXPECTED_URI_ABSENT, evidence.name())
                    .with("uri", uri.text())
                    .in(parsed.get().text()));
        }
        if (byStandard == CheckStatus.INVALID) {
            return byStandard;
        }
        return absent.isEmpty() ? CheckStatus.CORRECT : CheckStatus.INCORRECT;
    }
}
