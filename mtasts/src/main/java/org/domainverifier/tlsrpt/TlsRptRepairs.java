package org.domainverifier.tlsrpt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Publication;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;

/**
 * What has to be changed so that one valid record stands where it belongs and has everything that was asked for. Every usable
 * address of the customer's is kept.
 *
 * @param publication the steps that make the record right
 * @param removals by the name at which misplaced records are, the steps that remove them
 */
record TlsRptRepairs(List<RepairStep> publication, Map<DomainName, List<RepairStep>> removals) {
    static TlsRptRepairs of(
            TlsRptEvidence evidence, List<Expected<TlsRptExpectation>> expectations, Standings standings) {
        if (evidence.txt().isFailure()) {
            return new TlsRptRepairs(List.of(), Map.of());
        }
        List<TxtRecords.Text> found = found(evidence);
        Set<ReportUri> asked = new LinkedHashSet<>();
        expectations.forEach(expected -> asked.addAll(expected.expectation().uris()));
        TlsRptRecord wanted = merge(evidence, asked);
        if (wanted.rua().isEmpty()) {
            return new TlsRptRepairs(
                    List.of(new ManualStep(TlsRptStep.CHOOSE_ADDRESS, Map.of("name", evidence.name()))), Map.of());
        }
        List<RepairStep> publication = isRight(evidence, found, wanted)
                ? List.of()
                : Publication.exactly(
                        evidence.txt(), standings, records(found), List.of(RecordData.Txt.of(wanted.toString())));
        return new TlsRptRepairs(publication, removals(evidence, standings));
    }

    private static Map<DomainName, List<RepairStep>> removals(TlsRptEvidence evidence, Standings standings) {
        Map<DomainName, List<RepairStep>> removals = new LinkedHashMap<>();
        for (DnsAnswer answer : evidence.elsewhere()) {
            List<TxtRecords.Text> misplaced = TlsRptEvidence.recordsIn(answer).matching();
            removals.put(answer.question().name(), Publication.none(answer, standings, records(misplaced)));
        }
        return removals;
    }

    private static List<DnsRecord> records(List<TxtRecords.Text> texts) {
        return texts.stream().map(TxtRecords.Text::record).toList();
    }

    /** Every finding that these steps mend, with them. */
    List<Finding> attachTo(List<Finding> findings) {
        return findings.stream().map(this::attachTo).toList();
    }

    private Finding attachTo(Finding finding) {
        if (finding.severity() == Severity.NOTICE) {
            return finding;
        }
        List<RepairStep> steps = new ArrayList<>(publication);
        if (finding.code() == TlsRptFinding.MISPLACED) {
            finding.name().map(removals::get).ifPresent(steps::addAll);
        }
        return steps.isEmpty() ? finding : finding.repairedBy(steps);
    }

    private static List<TxtRecords.Text> found(TlsRptEvidence evidence) {
        List<TxtRecords.Text> records = evidence.records().matching();
        return records.isEmpty()
                ? evidence.pasted().stream().map(TlsRptEvidence.Pasted::found).toList()
                : records;
    }

    private static TlsRptRecord merge(TlsRptEvidence evidence, Set<ReportUri> asked) {
        List<ReportUri> uris = new ArrayList<>();
        Map<String, String> extensions = new LinkedHashMap<>();
        evidence.meant().stream()
                .map(TlsRptRecord::parse)
                .flatMap(parsed -> parsed.record().stream())
                .forEach(record -> {
                    record.rua().stream()
                            .filter(TlsRptRecord::isUsable)
                            .filter(uri -> asked.contains(uri) || mayTakeReports(evidence, uri))
                            .forEach(uris::add);
                    record.extensions().forEach(extensions::putIfAbsent);
                });
        return new TlsRptRecord(List.of(), extensions).with(uris).with(List.copyOf(asked));
    }

    private static boolean mayTakeReports(TlsRptEvidence evidence, ReportUri uri) {
        return uri.mailDomain()
                .map(domain -> evidence.routes().getOrDefault(domain, MailRoute.NOT_DETERMINED))
                .filter(MailRoute::refusesMail)
                .isEmpty();
    }

    private static boolean isRight(TlsRptEvidence evidence, List<TxtRecords.Text> found, TlsRptRecord wanted) {
        if (evidence.records().matching().size() != 1) {
            return false;
        }
        Parsed<TlsRptRecord> parsed = TlsRptRecord.parse(found.get(0).text());
        return parsed.diagnostics().stream()
                        .allMatch(diagnostic -> diagnostic.code().severity() == Severity.NOTICE)
                && parsed.record()
                        .filter(record -> Set.copyOf(record.rua()).equals(Set.copyOf(wanted.rua())))
                        .isPresent();
    }
}
