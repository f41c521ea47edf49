package org.domainverifier.mtasts;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Parsed;

/** Judges the TXT record by the standard (RFC 8461 §3.1). */
final class MtaStsRecordJudge {
    private final MtaStsEvidence evidence;
    private final boolean pending;
    private final Findings findings = new Findings();
    private Optional<MtaStsRecord> record = Optional.empty();

    MtaStsRecordJudge(MtaStsEvidence evidence, boolean pending) {
        this.evidence = evidence;
        this.pending = pending;
    }

    CheckStatus judge() {
        if (evidence.txt() instanceof DnsAnswer.Failure failure) {
            findings.notDetermined(MtaStsFinding.NOT_DETERMINED, failure);
            return CheckStatus.UNKNOWN;
        }
        List<TxtRecords.Text> records = evidence.records().matching();
        if (pending) {
            findings.add(Finding.of(MtaStsFinding.PENDING, evidence.name()).with("name", evidence.name()));
        }
        // RFC 8461 §3.1: if the number of records is not one, there is no policy
        if (records.size() > 1) {
            findings.add(
                    Finding.of(MtaStsFinding.MULTIPLE_RECORDS, evidence.name()).with("count", records.size()));
            records.forEach(each -> findings.diagnostics(MtaStsRecord.parse(each.text()), evidence.name()));
            return CheckStatus.CONFLICT;
        }
        if (records.isEmpty()) {
            return withoutRecord();
        }
        Parsed<MtaStsRecord> parsed = MtaStsRecord.parse(records.get(0).text());
        findings.diagnostics(parsed, evidence.name());
        record = parsed.record();
        return parsed.isValid() ? CheckStatus.CORRECT : CheckStatus.INVALID;
    }

    List<Finding> findings() {
        return findings.list();
    }

    Optional<MtaStsRecord> record() {
        return record;
    }

    private CheckStatus withoutRecord() {
        List<MtaStsEvidence.Pasted> pasted = evidence.pasted();
        for (MtaStsEvidence.Pasted each : pasted) {
            findings.add(Finding.of(MtaStsFinding.PASTING_MISTAKE, evidence.name())
                    .with("mistake", each.repaired().mistake())
                    .with("repaired", each.repaired().repaired())
                    .in(each.found().text()));
        }
        if (!pasted.isEmpty()) {
            return CheckStatus.INVALID;
        }
        if (!pending) {
            findings.add(Finding.of(MtaStsFinding.MISSING, evidence.name()).with("name", evidence.name()));
        }
        for (TxtRecords.Text misplaced : evidence.misplaced()) {
            DomainName where = misplaced.record().name();
            findings.add(Finding.of(MtaStsFinding.MISPLACED, where)
                    .with("found", where)
                    .with("expected", evidence.name())
                    .in(misplaced.text()));
        }
        return pending ? CheckStatus.PENDING : CheckStatus.MISSING;
    }
}
