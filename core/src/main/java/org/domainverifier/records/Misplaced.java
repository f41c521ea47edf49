package org.domainverifier.records;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;

/** Records that are not where they were asked for, but where people put them by mistake. */
final class Misplaced {
    private final RecordsPlace place;
    private final DomainName domain;
    private final Map<Object, DnsAnswer> found = new LinkedHashMap<>();

    private Misplaced(RecordsPlace place, DomainName domain) {
        this.place = place;
        this.domain = domain;
    }

    /**
     * Looks where people put them.
     *
     * @param lacking the data that are not where they should be
     */
    static Misplaced find(
            RecordsPlace place, RecordsEvidence evidence, Standings standings, Set<? extends RecordData> lacking) {
        Misplaced misplaced = new Misplaced(place, evidence.domain());
        Set<Object> senses = lacking.stream().map(RecordsQuestions::sense).collect(Collectors.toSet());
        for (DomainName elsewhere : RecordsQuestions.elsewhere(place, evidence.domain())) {
            evidence.find(elsewhere, place.type())
                    .filter(answer -> answer.aliases().isEmpty())
                    .filter(answer -> !RecordsRepairs.of(answer, senses).isEmpty())
                    .filter(answer -> standings.of(answer) == Standing.OWN)
                    .ifPresent(answer -> RecordsRepairs.of(answer, senses)
                            .forEach(record ->
                                    misplaced.found.putIfAbsent(RecordsQuestions.sense(record.data()), answer)));
        }
        return misplaced;
    }

    boolean isAnywhere() {
        return !found.isEmpty();
    }

    boolean has(RecordData data) {
        return found.containsKey(RecordsQuestions.sense(data));
    }

    /** Says where it is. */
    Optional<Finding> finding(RecordData data) {
        return Optional.ofNullable(found.get(RecordsQuestions.sense(data)))
                .map(answer -> Finding.of(
                                RecordsFinding.MISPLACED, answer.question().name())
                        .in(data.toZoneText())
                        .with("name", place.name())
                        .with("type", data.type())
                        .with("at", answer.question().name()));
    }

    /**
     * What takes it away where the domain was appended once more; at the domain itself it may be of use. An alias stays, since nobody
     * looks at it.
     */
    RecordsRepairs removedBy(RecordsRepairs repairs, Standings standings) {
        RecordsRepairs all = repairs;
        for (DnsAnswer answer : List.copyOf(new LinkedHashSet<>(found.values()))) {
            if (!answer.question().name().equals(domain) && !place.isAlias()) {
                all = all.andWithout(answer, standings, RecordsRepairs.of(answer, found.keySet()));
            }
        }
        return all;
    }
}
