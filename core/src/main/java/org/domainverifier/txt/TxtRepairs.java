package org.domainverifier.txt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Publication;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;

/**
 * The steps after which exactly one right record of a kind is where it belongs, and none where people put it by mistake. A pure
 * function of the look. What the zone does not hold is not touched: see {@link Publication}.
 *
 * @param publication what makes the one right record be at its name; empty if it is there
 * @param removals what takes the misplaced ones away
 */
public record TxtRepairs(List<RepairStep> publication, List<RepairStep> removals) {
    /** Nothing to do, or nothing that is known. */
    public static final TxtRepairs NONE = new TxtRepairs(List.of(), List.of());

    /** Copies the lists. */
    public TxtRepairs {
        publication = List.copyOf(publication);
        removals = List.copyOf(removals);
    }

    /**
     * One record is to be there, with this text. Texts that were only meant as records make way where there is none, and stay
     * beside one: nobody takes them for a record.
     *
     * @param look what was seen
     * @param text the text; where the record that is there says the same in other words, give its own text
     * @param standings how the records stand
     * @return the steps
     */
    public static TxtRepairs publishing(TxtLook<?> look, String text, Standings standings) {
        return publishing(look, look.records().isEmpty() ? look.nearMisses() : look.records(), text, standings);
    }

    /**
     * The same where the new record also says what texts beside a record were meant to say, so that those go.
     *
     * @param look what was seen
     * @param text the text
     * @param standings how the records stand
     * @return the steps
     */
    public static TxtRepairs publishingAlone(TxtLook<?> look, String text, Standings standings) {
        List<TxtSource<?>> ours = new ArrayList<>(look.records());
        ours.addAll(look.nearMisses());
        return publishing(look, ours, text, standings);
    }

    private static TxtRepairs publishing(
            TxtLook<?> look, List<? extends TxtSource<?>> ours, String text, Standings standings) {
        if (!look.tooLong().isEmpty()) {
            return shortening(look);
        }
        List<DnsRecord> records = ours.stream().map(TxtSource::record).toList();
        List<RepairStep> publication = look.hasRoom()
                ? Publication.exactly(look.answer(), standings, records, List.of(RecordData.Txt.of(text)))
                : List.of();
        return new TxtRepairs(publication, removing(look, standings));
    }

    /**
     * What the record is to say is for somebody to decide first. Until then, what is misplaced stays: it may be all that is known.
     *
     * @param steps what to do
     * @return the steps
     */
    public static TxtRepairs byHand(List<? extends RepairStep> steps) {
        return new TxtRepairs(List.copyOf(steps), List.of());
    }

    /**
     * Whoever has a record that is too long to be read has to write a shorter one: what it says is not known, so that nothing can
     * be proposed in its place.
     *
     * @param look what was seen
     * @return a step by hand; none if no record is {@linkplain TxtLook#tooLong() too long}
     */
    public static TxtRepairs shortening(TxtLook<?> look) {
        if (look.tooLong().isEmpty()) {
            return NONE;
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", look.name());
        arguments.put("limit", TxtKind.LONGEST_TEXT);
        return byHand(List.of(new ManualStep(TxtStep.SHORTEN, arguments)));
    }

    private static List<RepairStep> removing(TxtLook<?> look, Standings standings) {
        List<RepairStep> steps = new ArrayList<>();
        Set<DnsRecord> misplaced = new HashSet<>();
        look.misplaced().forEach(source -> misplaced.add(source.record()));
        for (DnsAnswer place : look.elsewhere()) {
            List<DnsRecord> records = place.records().stream()
                    .filter(misplaced::contains)
                    .filter(record -> record.name().isWithin(look.domain()))
                    .toList();
            if (!records.isEmpty()) {
                steps.addAll(Publication.none(place, standings, records));
            }
        }
        return steps;
    }

    /**
     * Attaches the steps to what they are for: those that publish to every finding that is more than a notice and whose code is
     * one of these, and to the finding about misplaced records also those that take these away. What has its steps already keeps
     * them.
     *
     * @param findings what was found
     * @param repaired the codes of what a right record ends
     * @param misplaced the code of the finding about a record at a wrong name
     * @return the findings with their steps
     */
    public List<Finding> attachTo(
            List<Finding> findings, Collection<? extends FindingCode> repaired, FindingCode misplaced) {
        return findings.stream()
                .map(finding -> attachTo(finding, repaired, misplaced))
                .toList();
    }

    private Finding attachTo(Finding finding, Collection<? extends FindingCode> repaired, FindingCode misplaced) {
        boolean isMisplaced = finding.code().equals(misplaced);
        boolean isEnded = isMisplaced || repaired.contains(finding.code());
        if (finding.severity() == Severity.NOTICE
                || !isEnded
                || !finding.repair().isEmpty()) {
            return finding;
        }
        List<RepairStep> steps = new ArrayList<>(publication);
        if (isMisplaced) {
            steps.addAll(removals);
        }
        return steps.isEmpty() ? finding : finding.repairedBy(steps);
    }
}
