package org.domainverifier.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.Standings;
import org.domainverifier.txt.TxtKind;
import org.jspecify.annotations.Nullable;

/** Judges the texts of a name: whether those that were asked for are there, alone, as the one of their kind or among others. */
final class TextJudge {
    private final RecordsPlace place;
    private final RecordsEvidence evidence;
    private final Standings standings;
    private final DomainName name;
    private final DnsAnswer answer;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> lacking = new LinkedHashSet<>();
    private final Map<String, RecordData.Txt> others = new LinkedHashMap<>(); // the texts that nobody asked for
    private final Set<Object> ours = new HashSet<>();
    private final Set<RecordData> slips = new HashSet<>();
    private final Set<String> meant = new HashSet<>(); // what is lacking, and something was made of it
    private final Set<String> replacing = new HashSet<>(); // what is lacking, and others of its kind are there
    private final Set<String> told = new HashSet<>(); // the other texts of which there is a finding
    private final Set<RecordExpectation> crowded = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    TextJudge(RecordsPlace place, RecordsEvidence evidence, Standings standings) {
        this.place = place;
        this.evidence = evidence;
        this.standings = standings;
        this.name = place.name();
        this.answer = evidence.answer(name, RecordType.TXT);
        place.wanted().forEach(data -> wanted.add(textOf(data)));
        lacking.addAll(wanted);
        for (RecordData.Txt txt : answer.data(RecordData.Txt.class)) {
            String text = txt.text();
            if (wanted.contains(text)) {
                lacking.remove(text);
                ours.add(text);
            } else {
                others.put(text, txt);
            }
        }
    }

    private static String textOf(RecordData data) {
        return ((RecordData.Txt) data).text();
    }

    PlaceVerdict judge() {
        if (answer instanceof DnsAnswer.Failure failure) {
            return PlaceVerdict.unknown(place, failure);
        }
        lookForSlips();
        place.expectations().forEach(this::lookForRivals);
        Misplaced misplaced = Misplaced.find(place, evidence, standings, data(lacking));
        for (String text : lacking) {
            if (!isReplaced(text)) {
                findings.add(misplaced.finding(RecordData.Txt.of(text)).orElseGet(() -> absent(text)));
            }
        }
        if (!answer.aliases().isEmpty() && lacking.isEmpty()) {
            findings.add(about(RecordsFinding.BEHIND_ALIAS).with("target", answer.canonicalName()));
        }
        List<DnsRecord> records = RecordsRepairs.of(answer, ours);
        RecordsRepairs repairs = misplaced.removedBy(
                RecordsRepairs.exactly(answer, standings, records, place.wanted(), slips), standings);
        Map<RecordExpectation, CheckStatus> statuses = new LinkedHashMap<>();
        for (RecordExpectation expectation : place.expectations()) {
            statuses.put(expectation, statusOf(expectation, misplaced));
        }
        return new PlaceVerdict(statuses, repairs.attachTo(findings));
    }

    private CheckStatus statusOf(RecordExpectation expectation, Misplaced misplaced) {
        String text = textOf(expectation.data().get(0));
        if (!lacking.contains(text)) {
            return crowded.contains(expectation) ? CheckStatus.CONFLICT : CheckStatus.CORRECT;
        }
        boolean something = meant.contains(text)
                || crowded.contains(expectation)
                || misplaced.has(RecordData.Txt.of(text))
                || !answer.aliases().isEmpty();
        return something ? CheckStatus.INCORRECT : CheckStatus.MISSING;
    }

    /** What a person reads as a text that is lacking gives way to it; what has a typing mistake may be somebody else's, and stays. */
    private void lookForSlips() {
        others.forEach((found, txt) -> {
            if (TxtKind.isTooLong(txt)) {
                return;
            }
            for (String text : lacking) {
                Optional<RecordsFinding> slip = TextSlip.of(found, text);
                if (slip.isPresent()) {
                    if (slip.get() == RecordsFinding.TEXT_PASTED) {
                        ours.add(found);
                        slips.add(txt);
                    }
                    meant.add(text);
                    told.add(found);
                    findings.add(
                            about(slip.get()).in(found).with("record", found).with("expected", text));
                    return;
                }
            }
        });
    }

    /** The others of which an expectation says that they are not to be there. */
    private void lookForRivals(RecordExpectation expectation) {
        String text = textOf(expectation.data().get(0));
        @Nullable String kind = expectation.kind().orElse(null);
        boolean alone = expectation.manner() == RecordManner.EXACTLY;
        others.forEach((found, txt) -> {
            boolean ofKind = kind != null && found.regionMatches(true, 0, kind, 0, kind.length());
            if (!alone && !ofKind) {
                return;
            }
            crowded.add(expectation);
            ours.add(found);
            if (ofKind) {
                slips.add(txt);
            }
            if (told.add(found)) {
                RecordsFinding code = ofKind ? RecordsFinding.TEXT_OF_ITS_KIND : RecordsFinding.FOREIGN;
                Finding finding = about(code).in(found).with("record", found);
                findings.add(ofKind ? finding.with("expected", text) : finding);
            }
            if (ofKind) {
                replacing.add(text);
            }
        });
    }

    private boolean isReplaced(String text) {
        return meant.contains(text) || replacing.contains(text);
    }

    private Finding absent(String text) {
        if (!answer.aliases().isEmpty()) {
            return about(RecordsFinding.NAME_IS_ALIAS)
                    .with("record", text)
                    .with("target", RecordsEvidence.targets(answer).get(0));
        }
        return about(RecordsFinding.MISSING).with("record", text);
    }

    private static Set<RecordData> data(Set<String> texts) {
        Set<RecordData> data = new LinkedHashSet<>();
        texts.forEach(text -> data.add(RecordData.Txt.of(text)));
        return data;
    }

    private Finding about(RecordsFinding code) {
        return Finding.of(code, name).with("name", name).with("type", RecordType.TXT);
    }
}
