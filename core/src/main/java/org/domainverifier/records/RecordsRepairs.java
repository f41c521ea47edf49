package org.domainverifier.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Publication;
import org.domainverifier.repair.PublicationStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;

/** One coherent set of changes and steps for one place. What may serve something else is named by a step before it goes. */
final class RecordsRepairs {
    private static final int MOST_NAMED = 20;

    private final List<RepairStep> steps;

    private RecordsRepairs(List<RepairStep> steps) {
        this.steps = List.copyOf(steps);
    }

    static RecordsRepairs none() {
        return new RecordsRepairs(List.of());
    }

    static RecordsRepairs byHand(RecordsStep code, Map<String, Object> arguments) {
        return new RecordsRepairs(List.of(new ManualStep(code, arguments)));
    }

    static RecordsRepairs verifyAgain(DomainName name) {
        return new RecordsRepairs(List.of(new ManualStep(PublicationStep.VERIFY_AGAIN, Map.of("name", name))));
    }

    /**
     * What leaves exactly the wanted records of those that are ours.
     *
     * @param slips records that can only have been meant as what was asked for
     */
    static RecordsRepairs exactly(
            DnsAnswer answer,
            Standings standings,
            Collection<DnsRecord> ours,
            Collection<? extends RecordData> wanted,
            Set<RecordData> slips) {
        return new RecordsRepairs(
                named(answer.question().name(), Publication.exactly(answer, standings, ours, wanted), slips));
    }

    /** What makes a name an alias. */
    static RecordsRepairs alias(
            DomainName name,
            Collection<DnsAnswer> answers,
            Standings standings,
            DomainName target,
            Set<RecordData> slips) {
        return new RecordsRepairs(named(name, Publication.alias(name, answers, standings, target), slips));
    }

    private static List<RepairStep> named(DomainName name, List<RepairStep> steps, Set<RecordData> slips) {
        if (Publication.isOfService(name)) {
            return steps;
        }
        List<DnsRecord> leaving = new ArrayList<>();
        List<RepairStep> named = new ArrayList<>();
        for (RepairStep step : steps) {
            if (step instanceof RecordChange change) {
                change.before().filter(record -> !slips.contains(record.data())).ifPresent(record -> {
                    if (!(record.data() instanceof RecordData.Cname)) {
                        leaving.add(record);
                    } else if (change.after().isPresent()) {
                        named.add(changing(change));
                    }
                });
            }
        }
        if (!leaving.isEmpty()) {
            named.add(leaving(name, leaving));
        }
        named.addAll(steps);
        return named;
    }

    private static ManualStep changing(RecordChange change) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", change.name());
        change.before().ifPresent(before -> arguments.put("target", ((RecordData.Cname) before.data()).target()));
        change.after().ifPresent(after -> arguments.put("expected", ((RecordData.Cname) after.data()).target()));
        return new ManualStep(RecordsStep.CHANGE_ALIAS, arguments);
    }

    private static ManualStep leaving(DomainName name, List<DnsRecord> records) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", name);
        arguments.put("records", texts(records.stream().map(DnsRecord::data).toList()));
        return new ManualStep(RecordsStep.LEAVE_RECORDS, arguments);
    }

    /** Data for people, a bounded number of them. */
    static List<String> texts(Collection<RecordData> data) {
        List<String> texts = new ArrayList<>();
        data.stream()
                .limit(MOST_NAMED)
                .map(each -> each.type() + " " + each.toZoneText())
                .forEach(texts::add);
        if (data.size() > MOST_NAMED) {
            texts.add("…");
        }
        return texts;
    }

    /** With what takes the record away from where it was put by mistake, if the zone has it there. */
    RecordsRepairs andWithout(DnsAnswer elsewhere, Standings standings, Collection<DnsRecord> misplaced) {
        if (misplaced.isEmpty() || standings.of(elsewhere) != Standing.OWN) {
            return this;
        }
        List<RepairStep> more = new ArrayList<>(steps);
        more.addAll(Publication.none(elsewhere, standings, misplaced));
        return new RecordsRepairs(more);
    }

    RecordsRepairs andByHand(RecordsStep code, Map<String, Object> arguments) {
        List<RepairStep> more = new ArrayList<>(steps);
        more.add(new ManualStep(code, arguments));
        return new RecordsRepairs(more);
    }

    /**
     * The findings with these steps; a notice needs none. They belong together, so each finding has all of them; where there are
     * many, the first one has, and each of the others those about its record.
     */
    List<Finding> attachTo(Collection<Finding> findings) {
        Map<String, List<RepairStep>> byRecord = steps.size() > MOST_NAMED ? byRecord() : Map.of();
        List<Finding> attached = new ArrayList<>();
        boolean first = true;
        for (Finding finding : findings) {
            if (finding.severity() == Severity.NOTICE || !finding.repair().isEmpty()) {
                attached.add(finding);
                continue;
            }
            boolean all = first || steps.size() <= MOST_NAMED;
            first = false;
            attached.add(finding.repairedBy(all ? steps : byRecord.getOrDefault(recordOf(finding), List.of())));
        }
        return attached;
    }

    private Map<String, List<RepairStep>> byRecord() {
        Map<String, List<RepairStep>> byRecord = new HashMap<>();
        for (RepairStep step : steps) {
            if (step instanceof RecordChange change) {
                change.before()
                        .or(change::after)
                        .ifPresent(record -> byRecord.computeIfAbsent(textOf(record.data()), text -> new ArrayList<>())
                                .add(step));
            }
        }
        return byRecord;
    }

    private static String textOf(RecordData data) {
        return data instanceof RecordData.Txt txt ? txt.text() : data.toZoneText();
    }

    private static String recordOf(Finding finding) {
        return finding.record()
                .orElseGet(() -> String.valueOf(finding.arguments().get("record")));
    }

    /** The records of an answer that are of these data. */
    static List<DnsRecord> of(DnsAnswer answer, Set<?> senses) {
        return answer.records().stream()
                .filter(record -> senses.contains(RecordsQuestions.sense(record.data())))
                .toList();
    }

    static boolean isAddress(RecordType type) {
        return type.equals(RecordType.A) || type.equals(RecordType.AAAA);
    }
}
