package org.domainverifier.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.Standings;

/** Judges all that is expected of other records. A function of what the DNS answered and what was expected. */
final class RecordsJudge {
    private final RecordsEvidence evidence;
    private final List<Expected<RecordExpectation>> expectations;
    private final Standings standings;
    private final Findings findings = new Findings();
    private final Map<RecordExpectation, CheckStatus> statuses = new HashMap<>();
    private final Set<String> texts = new LinkedHashSet<>();

    RecordsJudge(RecordsEvidence evidence, List<Expected<RecordExpectation>> expectations, Standings standings) {
        this.evidence = evidence;
        this.expectations = expectations;
        this.standings = standings;
    }

    RecordsResult judge() {
        for (RecordsPlace place : evidence.places()) {
            PlaceVerdict verdict = verdict(place);
            findings.addAll(verdict.findings());
            statuses.putAll(verdict.statuses());
        }
        List<ExpectationOutcome> outcomes = new ArrayList<>();
        List<CheckedRecord> records = new ArrayList<>();
        for (Expected<RecordExpectation> expected : expectations) {
            CheckedRecord checked = checked(expected.expectation());
            records.add(checked);
            outcomes.add(expected.outcome(checked.status(), checked.progress()));
        }
        return new RecordsResult(
                ExpectationOutcome.combine(CheckStatus.CORRECT, outcomes),
                findings.list(),
                outcomes,
                List.copyOf(texts),
                records);
    }

    private PlaceVerdict verdict(RecordsPlace place) {
        if (place.permitting()) {
            return new IssuerJudge(place, evidence, standings).judge();
        }
        if (contradicts(place)) {
            Finding finding = Finding.of(RecordsFinding.CONTRADICTION, place.name())
                    .with("name", place.name())
                    .with("records", RecordsRepairs.texts(place.wanted()));
            return PlaceVerdict.of(
                    place, CheckStatus.CONFLICT, askProvider(place.name()).attachTo(List.of(finding)));
        }
        if (place.isAlias()) {
            return new AliasJudge(place, evidence, standings).judge();
        }
        return place.type().equals(RecordType.TXT)
                ? new TextJudge(place, evidence, standings).judge()
                : new SetJudge(place, evidence, standings).judge();
    }

    private static RecordsRepairs askProvider(Object name) {
        return RecordsRepairs.byHand(RecordsStep.ASK_PROVIDER, Map.of("name", name));
    }

    // RFC 1034 §3.6.2, RFC 2181 §10.1
    private boolean contradicts(RecordsPlace place) {
        List<RecordsPlace> there = evidence.places().stream()
                .filter(each -> !each.permitting() && each.name().equals(place.name()))
                .toList();
        return there.stream().anyMatch(RecordsPlace::isAlias)
                && (there.size() > 1 || place.wanted().size() > 1);
    }

    private CheckedRecord checked(RecordExpectation expectation) {
        Optional<DomainName> name = expectation.nameFor(evidence.stated());
        if (name.isEmpty()) {
            String text = expectation.owner() + "." + evidence.stated();
            Finding finding = Finding.of(RecordsFinding.NAME_TOO_LONG, evidence.domain())
                    .with("name", text)
                    .with("type", expectation.type());
            findings.addAll(askProvider(text).attachTo(List.of(finding)));
            return new CheckedRecord(expectation, name, List.of(), List.of(), CheckStatus.MISSING);
        }
        Optional<DnsAnswer> answer = expectation.manner() == RecordManner.PERMITTING
                ? IssuerJudge.relevant(name.get(), evidence)
                : evidence.find(name.get(), expectation.type());
        List<DnsRecord> found = answer.map(DnsAnswer::records).orElse(List.of());
        found.forEach(record -> texts.add(
                record.name() + " " + record.type() + " " + record.data().toZoneText()));
        return new CheckedRecord(
                expectation,
                name,
                found.stream().map(DnsRecord::data).distinct().toList(),
                answer.map(RecordsEvidence::targets).orElse(List.of()),
                statuses.getOrDefault(expectation, CheckStatus.UNKNOWN));
    }
}
