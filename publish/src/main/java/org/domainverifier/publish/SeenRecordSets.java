package org.domainverifier.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import org.domainverifier.publish.SeenRecordSet.Certainty;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;

/** Reads from answers which record sets a zone holds, and what has to be asked to know more. A question says what is at a name, not whose it is. */
final class SeenRecordSets {
    private final DomainName zone;
    private final Map<DnsQuestion, DnsAnswer> answers;
    private final Map<DomainName, List<DnsAnswer>> byName = new HashMap<>();
    private final Standings standings;
    private final Set<DnsQuestion> wanted = new LinkedHashSet<>();

    SeenRecordSets(DomainName zone, Collection<DnsAnswer> known) {
        this.zone = zone;
        this.answers = new HashMap<>();
        known.forEach(answer -> {
            answers.put(answer.question(), answer);
            byName.computeIfAbsent(answer.question().name(), name -> new ArrayList<>())
                    .add(answer);
        });
        this.standings = Standings.unprobed(zone).with(known);
    }

    /** What would have to be asked for the sets that were looked at and are unknown. */
    List<DnsQuestion> wanted() {
        return List.copyOf(wanted);
    }

    SeenRecordSet of(DomainName name, RecordType type) {
        DnsQuestion question = new DnsQuestion(name, type);
        Optional<DnsAnswer> own = Optional.ofNullable(answers.get(question)).filter(answer -> !answer.isFailure());
        if (own.isPresent() && (own.get().aliases().isEmpty() || !type.equals(RecordType.CNAME))) {
            return told(question, own.get(), own.get().records());
        }
        for (DnsAnswer answer : byName.getOrDefault(name, List.of())) {
            if (!answer.isFailure() && tells(answer, type)) {
                return told(question, answer, type.equals(RecordType.CNAME) ? firstAlias(answer) : List.of());
            }
        }
        wanted.add(question);
        return unknown(question);
    }

    /** Whether the answer to another type tells of this one: of an alias each does, and nothing else is beside it or where no name is. */
    private static boolean tells(DnsAnswer answer, RecordType type) {
        boolean alias = !answer.aliases().isEmpty();
        boolean nothing = answer instanceof DnsAnswer.NoSuchName && !alias;
        boolean ofOther = !answer.question().type().equals(RecordType.CNAME);
        return alias || nothing || type.equals(RecordType.CNAME) && ofOther;
    }

    private static List<DnsRecord> firstAlias(DnsAnswer answer) {
        return answer.aliases().stream().limit(1).toList();
    }

    private SeenRecordSet told(DnsQuestion question, DnsAnswer answer, List<DnsRecord> records) {
        boolean atAlias = !answer.aliases().isEmpty() && !question.type().equals(RecordType.CNAME);
        List<DnsRecord> own = atAlias ? List.of() : records;
        if (own.isEmpty()) {
            return set(question, answer, List.of());
        }
        if (question.name().equals(zone)) { // it exists, so no wildcard answers for it
            return set(question, answer, own);
        }
        Standing standing = standing(answer);
        return switch (standing) {
            case OWN, BEHIND_OWN_ALIAS, BEHIND_FOREIGN_ALIAS -> set(question, answer, own);
            case WILDCARD, ABSENT, BELOW_DNAME -> set(question, answer, List.of());
            case UNDETERMINED -> unknown(question);
        };
    }

    private Standing standing(DnsAnswer answer) {
        int before = standings.wanted().size();
        Standing standing = standings.of(answer);
        List<DnsQuestion> probes = standings.wanted();
        boolean open = probes.size() > before;
        if (open) {
            wanted.add(probes.get(probes.size() - 1));
        }
        Optional<DnsQuestion> probe = Standings.probeFor(answer.question());
        if (probe.isPresent()) {
            DnsAnswer probed = answers.get(probe.get());
            if (probed == null || probed.isFailure()) { // of a failure nothing is noted as wanted
                wanted.add(probe.get());
                open = true;
            }
        }
        return open ? Standing.UNDETERMINED : standing;
    }

    private static SeenRecordSet set(DnsQuestion question, DnsAnswer answer, List<DnsRecord> records) {
        Map<RecordData, DnsRecord> distinct = new LinkedHashMap<>();
        records.stream()
                .filter(record ->
                        record.name().equals(question.name()) && record.type().equals(question.type()))
                .forEach(record -> distinct.putIfAbsent(record.data(), record));
        return new SeenRecordSet(
                question.name(),
                question.type(),
                List.copyOf(distinct.values()),
                answer.origin().authoritative() ? Certainty.AUTHORITATIVE : Certainty.NOT_AUTHORITATIVE);
    }

    private static SeenRecordSet unknown(DnsQuestion question) {
        return new SeenRecordSet(question.name(), question.type(), List.of(), Certainty.UNKNOWN);
    }
}
