package org.domainverifier.repair;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/**
 * Turns "of these records exactly these are to be at this name" into the fewest steps, for every check alike. What the zone does not
 * hold at the name is never replaced or deleted: where a wildcard answers, the name gets records of its own, which ends the wildcard
 * for it (RFC 4592 §2.2.1); where the name is an alias, what is behind it is left alone, whoever owns it, and the CNAME record at the
 * name itself gives way ({@code docs/decisions.md}, D-ALIAS), after a step that names it. What a wildcard or an alias gave of the same
 * type beside, to a name that is not a service's, is there again. Where somebody else's servers answer for the name, or it is not known
 * how the records come to be there, nothing is changed and a step says so.
 */
public final class Publication {
    /** The TTL of a record where none was before. */
    public static final Duration NEW_TTL = Duration.ofHours(1);

    private Publication() {}

    /**
     * The steps after which, of the records of one kind at a name, there are exactly the wanted ones.
     *
     * @param answer what the DNS said of the records of this type at the name
     * @param standings tells how they stand; asked only where something would have to be replaced, deleted or left behind
     * @param ours those records of the answer that are of the kind, or meant to be; the others stay
     * @param wanted the data that are to be there, all of the answer's type
     * @return in order; empty if all is as wanted, and if the answer is a failure
     */
    public static List<RepairStep> exactly(
            DnsAnswer answer,
            Standings standings,
            Collection<DnsRecord> ours,
            Collection<? extends RecordData> wanted) {
        Map<Object, RecordData> distinct = new LinkedHashMap<>();
        wanted.forEach(data -> distinct.putIfAbsent(sense(data), data));
        List<RecordData> all = List.copyOf(distinct.values());
        Map<Object, RecordData> notYet = new LinkedHashMap<>(distinct);
        Set<Object> kept = new HashSet<>();
        List<DnsRecord> surplus = new ArrayList<>();
        Map<RecordData, DnsRecord> there = new LinkedHashMap<>(); // a set holds each data once (RFC 2181 §5)
        ours.forEach(record -> there.putIfAbsent(record.data(), record));
        for (DnsRecord record : there.values()) {
            Object sense = sense(record.data());
            if (!distinct.containsKey(sense) || !kept.add(sense)) {
                surplus.add(record);
            }
            notYet.remove(sense);
        }
        List<RecordData> lacking = List.copyOf(notYet.values());
        if (answer.isFailure() || surplus.isEmpty() && lacking.isEmpty()) {
            return List.of();
        }
        Optional<DnsAnswer> cut = standings.delegation(placeOf(answer.question()));
        return cut.isPresent()
                ? beyond(cut.get(), answer.question().name(), all)
                : steps(answer, standings, ours, new Difference(all, lacking, surplus));
    }

    /** The name servers at a zone cut are named in the zone above it (RFC 1034 §4.2.1). */
    private static DomainName placeOf(DnsQuestion question) {
        return question.type().equals(RecordType.NS)
                ? question.name().parent().orElse(question.name())
                : question.name();
    }

    /** What is wanted, what of it is not there, and what is there and not wanted. */
    private record Difference(List<RecordData> wanted, List<RecordData> lacking, List<DnsRecord> surplus) {}

    private static List<RepairStep> steps(
            DnsAnswer answer, Standings standings, Collection<DnsRecord> ours, Difference difference) {
        DomainName name = answer.question().name();
        List<RecordData> all = difference.wanted();
        // beside records of a service's name, and in place of a wildcard's there, it is right whosever they are
        boolean onlyAdds = answer.records().isEmpty() || ours.isEmpty() && isOfService(name);
        if (onlyAdds && answer.aliases().isEmpty()) {
            return additions(name, NEW_TTL, difference.lacking());
        }
        return switch (standings.of(answer)) {
            case OWN, ABSENT -> changes(name, difference.surplus(), difference.lacking(), ttlOf(ours));
            case WILDCARD -> all.isEmpty() ? List.of() : additions(name, NEW_TTL, withOthers(all, answer, ours));
            case BEHIND_OWN_ALIAS, BEHIND_FOREIGN_ALIAS -> inPlaceOf(answer, all, withOthers(all, answer, ours));
            case BELOW_DNAME -> List.of(belowDname(answer));
            case UNDETERMINED -> List.of(verifyAgain(name));
        };
    }

    /**
     * The steps after which none of these records is at a name any more: what is there of a wildcard's, or behind an alias, stays.
     *
     * @param answer what the DNS said of the records of this type at the name
     * @param standings tells how they stand
     * @param records records of the answer
     * @return in order
     */
    public static List<RepairStep> none(DnsAnswer answer, Standings standings, Collection<DnsRecord> records) {
        return exactly(answer, standings, records, List.of());
    }

    /**
     * The steps after which a name is an alias of another one, and has nothing else (RFC 1034 §3.6.2).
     *
     * @param name the name
     * @param answers what the DNS said of the name, for CNAME or for other types: whatever is known to be there
     * @param standings tells how the records stand
     * @param target what it is to be an alias of
     * @return in order; empty if it is one already, and if all answers are failures
     */
    public static List<RepairStep> alias(
            DomainName name, Collection<DnsAnswer> answers, Standings standings, DomainName target) {
        RecordData wanted = new RecordData.Cname(target);
        if (answers.stream().allMatch(DnsAnswer::isFailure)
                || answers.stream()
                        .flatMap(answer -> linkOf(answer).stream())
                        .anyMatch(link -> link.data().equals(wanted))) {
            return List.of();
        }
        Optional<DnsAnswer> cut = standings.delegation(name);
        if (cut.isPresent()) {
            return beyond(cut.get(), name, List.of(wanted));
        }
        for (DnsAnswer answer : answers) {
            Optional<DnsRecord> link = linkOf(answer);
            if (link.isPresent()) {
                return repointed(answer, standings, link.get(), wanted);
            }
        }
        List<RepairStep> steps = new ArrayList<>();
        for (DnsAnswer answer : answers) {
            Standing standing = answer.records().isEmpty() ? Standing.ABSENT : standings.of(answer);
            if (standing == Standing.UNDETERMINED) {
                return List.of(verifyAgain(name));
            }
            if (standing == Standing.OWN) {
                answer.records().forEach(record -> steps.add(new RecordChange.Delete(record)));
            }
        }
        steps.addAll(additions(name, NEW_TTL, List.of(wanted)));
        return steps;
    }

    private static List<RepairStep> repointed(
            DnsAnswer answer, Standings standings, DnsRecord link, RecordData wanted) {
        return switch (standings.of(answer)) {
            case OWN, ABSENT, BEHIND_OWN_ALIAS, BEHIND_FOREIGN_ALIAS -> List.of(replacement(link, wanted));
            case WILDCARD -> additions(link.name(), NEW_TTL, List.of(wanted));
            case BELOW_DNAME -> List.of(belowDname(answer));
            case UNDETERMINED -> List.of(verifyAgain(link.name()));
        };
    }

    private static List<RepairStep> changes(
            DomainName name, List<DnsRecord> surplus, List<RecordData> lacking, Duration ttl) {
        List<RepairStep> replaced = new ArrayList<>();
        List<RepairStep> deleted = new ArrayList<>();
        Set<RecordData> open = new LinkedHashSet<>(lacking);
        Map<Object, Deque<RecordData>> successors = new HashMap<>();
        lacking.forEach(data -> successors
                .computeIfAbsent(thing(data), thing -> new ArrayDeque<>())
                .add(data));
        for (DnsRecord record : surplus) {
            RecordData successor = successors
                    .getOrDefault(thing(record.data()), new ArrayDeque<>())
                    .poll();
            if (successor != null) {
                open.remove(successor);
                replaced.add(replacement(record, successor));
            } else {
                deleted.add(new RecordChange.Delete(record));
            }
        }
        List<RepairStep> steps = new ArrayList<>(replaced);
        steps.addAll(deleted);
        steps.addAll(additions(name, ttl, open));
        return steps;
    }

    /** With what else a wildcard or an alias gave of this type; at a service's name nobody looks for anything else. */
    private static List<RecordData> withOthers(List<RecordData> wanted, DnsAnswer answer, Collection<DnsRecord> ours) {
        if (isOfService(answer.question().name())) {
            return wanted;
        }
        Map<Object, RecordData> all = new LinkedHashMap<>();
        wanted.forEach(data -> all.put(sense(data), data));
        // a loop: of thousands of records, a stream here kept falling back to the interpreter, at five times the cost
        HashSet<DnsRecord> kind = new HashSet<>(ours);
        for (DnsRecord record : answer.records()) {
            if (kind.isEmpty() || !kind.contains(record)) {
                all.putIfAbsent(sense(record.data()), record.data());
            }
        }
        return List.copyOf(all.values());
    }

    /**
     * Whether a name is for a service (RFC 8552): not for a host, a website or a mail domain.
     *
     * @param name any name
     * @return true if a label begins with an underscore
     */
    public static boolean isOfService(DomainName name) {
        return name.labels().stream().anyMatch(label -> label.startsWith("_"));
    }

    private static List<RepairStep> inPlaceOf(DnsAnswer answer, List<RecordData> wanted, List<RecordData> all) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        DnsRecord alias = answer.aliases().get(0);
        List<RepairStep> steps = new ArrayList<>();
        if (!isOfService(alias.name())) {
            steps.add(leaving(PublicationStep.LEAVE_ALIAS, alias));
        } else if (!answer.records().isEmpty()) {
            steps.add(leaving(PublicationStep.LEAVE_KEPT_RECORD, alias));
        }
        steps.add(new RecordChange.Delete(alias));
        steps.addAll(additions(alias.name(), NEW_TTL, all));
        return steps;
    }

    /** The step that names an alias before it goes. */
    static ManualStep leaving(PublicationStep code, DnsRecord alias) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", alias.name());
        arguments.put("target", ((RecordData.Cname) alias.data()).target());
        return new ManualStep(code, arguments);
    }

    /** What is to be done where others answer; what is too much there does not harm the customer's own. */
    private static List<RepairStep> beyond(DnsAnswer cut, DomainName name, List<RecordData> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", name);
        arguments.put("zone", cut.question().name());
        arguments.put(
                "servers",
                cut.data(RecordData.Ns.class).stream()
                        .map(RecordData.Ns::server)
                        .sorted()
                        .toList());
        arguments.put(
                "records",
                wanted.stream()
                        .map(data -> data.type() + " " + data.toZoneText())
                        .toList());
        return List.of(new ManualStep(PublicationStep.DELEGATED, arguments));
    }

    private static List<RepairStep> additions(DomainName name, Duration ttl, Collection<RecordData> data) {
        return data.stream()
                .<RepairStep>map(each -> new RecordChange.Add(new DnsRecord(name, ttl, each)))
                .toList();
    }

    private static RecordChange replacement(DnsRecord before, RecordData data) {
        return new RecordChange.Replace(before, new DnsRecord(before.name(), before.ttl(), data));
    }

    // RFC 2181 §5.2: the records of one name and type have one TTL
    private static Duration ttlOf(Collection<DnsRecord> records) {
        return records.stream().map(DnsRecord::ttl).findFirst().orElse(NEW_TTL);
    }

    /** The CNAME record at the name that was asked for. */
    private static Optional<DnsRecord> linkOf(DnsAnswer answer) {
        return answer.question().type().equals(RecordType.CNAME)
                ? answer.records().stream().findFirst()
                : answer.aliases().stream().findFirst();
    }

    /** A text is the same however it is cut into character-strings. */
    private static Object sense(RecordData data) {
        return data instanceof RecordData.Txt txt ? txt.text() : data;
    }

    /** What data may be changed into if they are of the same thing: of mail exchangers and services, a host; of others, any of the type. */
    private static Object thing(RecordData data) {
        if (data instanceof RecordData.Srv srv) {
            return srv.target();
        }
        return data instanceof RecordData.Mx mx ? mx.exchange() : data.type();
    }

    private static ManualStep verifyAgain(DomainName name) {
        return new ManualStep(PublicationStep.VERIFY_AGAIN, Map.of("name", name));
    }

    private static ManualStep belowDname(DnsAnswer answer) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", answer.question().name());
        arguments.put("target", answer.canonicalName());
        return new ManualStep(PublicationStep.BELOW_DNAME, arguments);
    }
}
