package org.domainverifier.repair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.text.Messages;

/**
 * What has to be changed, as one list without contradictions or repetitions. An immutable value.
 *
 * @param steps the steps in the order in which to do them
 */
public record RepairPlan(List<RepairStep> steps) {
    private static final String DELETE = "; delete ";

    /** Copies the list. */
    public RepairPlan {
        steps = List.copyOf(steps);
    }

    /**
     * A plan of the steps that several findings ask for.
     *
     * @param steps any steps; the same step of several findings counts once, whatever of a record's TTL was left in a cache when each
     *     of them saw it
     * @return the plan
     */
    public static RepairPlan of(Collection<? extends RepairStep> steps) {
        Map<Object, RepairStep> distinct = new LinkedHashMap<>();
        Set<RepairStep> met =
                Collections.newSetFromMap(new IdentityHashMap<>()); // a hundred findings share thousands of steps
        for (RepairStep step : steps) {
            if (met.add(step)) {
                distinct.putIfAbsent(identity(step), step);
            }
        }
        return new RepairPlan(List.copyOf(distinct.values()));
    }

    private static Object identity(RepairStep step) {
        return step instanceof RecordChange change
                ? List.of(
                        change.name(),
                        change.before().map(DnsRecord::data),
                        change.after().map(DnsRecord::data))
                : step;
    }

    /**
     * The changes of records.
     *
     * @return in order
     */
    public List<RecordChange> changes() {
        return steps.stream()
                .filter(RecordChange.class::isInstance)
                .map(RecordChange.class::cast)
                .toList();
    }

    /**
     * The way back: what undoes the changes, in the reverse order, with the records as they were seen before. A zone to which the
     * plan was applied, and then its inverse, is as it was; a TTL is what the DNS said of it, so ask the zone's own servers ({@code
     * AuthoritativeResolver}) where a cache may have counted it down. Steps by hand have no inverse.
     *
     * @return a plan of changes only
     */
    public RepairPlan inverse() {
        List<RepairStep> back = new ArrayList<>();
        changes().forEach(change -> back.add(change.inverse()));
        Collections.reverse(back);
        return new RepairPlan(back);
    }

    /**
     * The steps that cannot be done in the DNS.
     *
     * @return in order
     */
    public List<ManualStep> manualSteps() {
        return steps.stream()
                .filter(ManualStep.class::isInstance)
                .map(ManualStep.class::cast)
                .toList();
    }

    /**
     * The plan as lines of a zone file: what is to be published as records, what has to go as comments.
     *
     * @return in order, such as {@code ; delete example.com. 300 IN MX 20 old.example.net.}
     */
    public List<String> toZoneLines() {
        List<String> lines = new ArrayList<>();
        for (RecordChange change : changes()) {
            change.before().ifPresent(record -> lines.add(DELETE + record.toZoneLine()));
            change.after().ifPresent(record -> lines.add(record.toZoneLine()));
        }
        return List.copyOf(lines);
    }

    /**
     * The changes as the form of a DNS host wants them typed.
     *
     * @param zone the zone that the host manages: the domain, or one above it
     * @param host the DNS host, see {@link DnsHosts#recognize}
     * @return in order
     */
    public List<TypedChange> typedFor(DomainName zone, DnsHost host) {
        return changes().stream()
                .map(change -> TypedChange.of(change, zone, host))
                .toList();
    }

    /**
     * Whether there is nothing to do.
     *
     * @return true if there are no steps
     */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /**
     * The plan as a table for people: what to do, at which name, of which type, with which value. What has to be done by hand is said
     * in sentences: above the table if it {@linkplain StepCode#comesFirst() comes first}, and otherwise below. What is to be published
     * is there in full; of what goes, the beginning.
     *
     * @param locale the language; English where there are no words in it
     * @return lines joined with line feeds, the columns divided by spaces; empty if there is nothing to do
     */
    public String toTable(Locale locale) {
        return toTable(Messages.of(locale));
    }

    /**
     * The same, with sentences that are perhaps the application's own.
     *
     * @param messages the language, and where its sentences come from
     * @return lines joined with line feeds, the columns divided by spaces; empty if there is nothing to do
     */
    public String toTable(Messages messages) {
        return RepairTable.print(this, messages);
    }
}
