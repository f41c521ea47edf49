package org.domainverifier.txt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Publication;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;

/**
 * The steps after which exactly one right record of a kind is where it belongs, and none where people put it by mistake. A pure
 * function of the look. What the zone does not hold is not touched: see {@link Publication}.
 *
 * @param publication what makes the one right record be at its name; empty if it is there
 * @param removals what takes the misplaced ones away
 */
public record TxtRepairs(List<RepairStep> publication, List<RepairStep> removals) {
    /** The argument of a finding that says what the text should be. */
    private static final String REPAIRED = "repaired";

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
     * What a right record can be made of: the records, or else the near misses and what the zone itself has at a wrong name.
     * Of what is somebody else's, or a wildcard's answer to a question that nobody asks, nothing is taken over.
     *
     * @param <P> what the kind's parser answers
     * @param look what was seen
     * @param standings how the records stand
     * @return empty if there is none of them
     */
    public static <P> List<TxtSource<P>> sources(TxtLook<P> look, Standings standings) {
        if (!look.records().isEmpty()) {
            return look.records();
        }
        List<TxtSource<P>> own = new ArrayList<>(look.nearMisses());
        List<TxtSource<P>> misplaced = look.misplaced();
        if (misplaced.isEmpty()) {
            return own;
        }
        for (DnsAnswer place : look.elsewhere()) {
            Set<DnsRecord> records = new HashSet<>(place.records()); // there may be thousands
            List<TxtSource<P>> there = misplaced.stream()
                    .filter(source -> source.name().isWithin(look.domain()))
                    .filter(source -> records.contains(source.record()))
                    .toList();
            if (!there.isEmpty() && standings.of(place) == Standing.OWN) {
                own.addAll(there);
            }
        }
        return own;
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
        return publishingAlone(look, look.nearMisses(), text, standings);
    }

    /**
     * The same where only some of the texts that were meant as records have a part in the new one; the others stay.
     *
     * @param look what was seen
     * @param meant those of its {@linkplain TxtLook#nearMisses() near misses} that go
     * @param text the text
     * @param standings how the records stand
     * @return the steps
     */
    public static TxtRepairs publishingAlone(
            TxtLook<?> look, List<? extends TxtSource<?>> meant, String text, Standings standings) {
        List<TxtSource<?>> ours = new ArrayList<>(look.records());
        ours.addAll(meant);
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
        if (!publication.isEmpty() && isKeptElsewhere(look, standings)) {
            return byHand(List.of(changedBehindAlias(look, text)));
        }
        return new TxtRepairs(publication, removing(look, standings));
    }

    /** Whether the name is an alias, and texts are where it leads: others may follow them, or somebody else may run them. */
    private static boolean isKeptElsewhere(TxtLook<?> look, Standings standings) {
        DnsAnswer answer = look.answer();
        return !look.name().equals(look.domain()) // of an alias at the domain itself, more depends than this text
                && !answer.aliases().isEmpty()
                && !answer.records().isEmpty()
                && standings.of(answer).isBehindAlias();
    }

    private static ManualStep changedBehindAlias(TxtLook<?> look, String text) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", look.name());
        arguments.put("target", look.answer().canonicalName());
        arguments.put("text", text);
        return new ManualStep(TxtStep.CHANGE_BEHIND_ALIAS, arguments);
    }

    /**
     * Where the target of an alias was typed as a text, somebody has to say whether an alias was asked for: it would be alone at its name.
     *
     * @param look what was seen
     * @return the steps; empty if no text is a name
     */
    public static Optional<TxtRepairs> aliasesAsText(TxtLook<?> look) {
        List<RepairStep> steps = new ArrayList<>();
        for (DomainName target : look.aliasesAsText()) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("name", look.name());
            arguments.put("target", target);
            steps.add(new ManualStep(TxtStep.PUBLISH_ALIAS, arguments));
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(byHand(steps));
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

    /**
     * What somebody who is asked to publish a record has to do with what is at its name, as arguments of the step: {@code replaced}
     * with the texts in whose place it comes; {@code keeper} with the name where an alias keeps such a record; {@code alias} with
     * the name to which an alias leads that has none. Where that name is the domain itself or within it, nobody else runs it: they
     * are {@code ownKeeper} and {@code ownAlias} then.
     *
     * @param look what was seen
     * @param standings how the records stand
     * @return one argument, or none if nothing is in the way
     */
    public static Map<String, Object> inTheWay(TxtLook<?> look, Standings standings) {
        DnsAnswer answer = look.answer();
        List<TxtSource<?>> ours = new ArrayList<>(look.records());
        ours.addAll(look.nearMisses());
        if (!answer.aliases().isEmpty()) {
            boolean here = standings.of(answer).isBehindAlias();
            boolean own = answer.canonicalName().isWithin(look.domain());
            String argument = ours.isEmpty() ? (own ? "ownAlias" : "alias") : own ? "ownKeeper" : "keeper";
            return here ? Map.of(argument, answer.canonicalName()) : Map.of();
        }
        return ours.isEmpty() || standings.of(answer) != Standing.OWN
                ? Map.of()
                : Map.of("replaced", ours.stream().map(TxtSource::text).toList());
    }

    private static List<RepairStep> removing(TxtLook<?> look, Standings standings) {
        if (look.misplaced().isEmpty()) {
            return List.of();
        }
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
        return steps.isEmpty() ? finding : repaired(finding, steps);
    }

    /**
     * A finding with its steps. What it says should be there, in the argument {@code repaired}, is then what they publish, with all
     * that was asked for besides.
     *
     * @param finding what was found
     * @param steps what ends it
     * @return a new finding
     */
    public static Finding repaired(Finding finding, List<? extends RepairStep> steps) {
        Finding repaired = finding.repairedBy(steps);
        if (!finding.arguments().containsKey(REPAIRED)) {
            return repaired;
        }
        return steps.stream()
                .filter(RecordChange.class::isInstance)
                .flatMap(step -> ((RecordChange) step).after().stream())
                .map(DnsRecord::data)
                .filter(RecordData.Txt.class::isInstance)
                .findFirst()
                .map(data -> repaired.with(REPAIRED, ((RecordData.Txt) data).text()))
                .orElse(repaired);
    }
}
