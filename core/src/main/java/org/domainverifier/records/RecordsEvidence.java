package org.domainverifier.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** What was asked about the places of one domain, and what the DNS said. Immutable. */
final class RecordsEvidence {
    private final DomainName domain;
    private final DomainName stated;
    private final List<RecordsPlace> places;
    private final Map<DnsQuestion, DnsAnswer> answers;

    private RecordsEvidence(
            DomainName domain, DomainName stated, List<RecordsPlace> places, Map<DnsQuestion, DnsAnswer> answers) {
        this.domain = domain;
        this.stated = stated;
        this.places = List.copyOf(places);
        this.answers = Map.copyOf(answers);
    }

    /**
     * Nothing is known yet.
     *
     * @param domain the customer's domain: what lies within it is the customer's own
     * @param stated the name at which the expectations are stated
     */
    static RecordsEvidence none(DomainName domain, DomainName stated, List<RecordsPlace> places) {
        return new RecordsEvidence(domain, stated, places, Map.of());
    }

    RecordsEvidence with(Collection<DnsAnswer> more) {
        Map<DnsQuestion, DnsAnswer> all = new HashMap<>(answers);
        more.forEach(answer -> all.put(answer.question(), answer));
        return new RecordsEvidence(domain, stated, places, all);
    }

    DomainName domain() {
        return domain;
    }

    DomainName stated() {
        return stated;
    }

    /** What is expected, by names and types. */
    List<RecordsPlace> places() {
        return places;
    }

    boolean isExpected(DomainName name, RecordType type) {
        return places.stream()
                .anyMatch(place -> place.name().equals(name) && place.type().equals(type));
    }

    /** What the DNS said; a failure where it was not asked. */
    DnsAnswer answer(DomainName name, RecordType type) {
        DnsQuestion question = new DnsQuestion(name, type);
        return find(name, type)
                .orElseGet(() -> DnsAnswer.Failure.of(question, FailureCause.NOT_ASKED, "nobody asked for it"));
    }

    Optional<DnsAnswer> find(DomainName name, RecordType type) {
        return Optional.ofNullable(answers.get(new DnsQuestion(name, type)));
    }

    /** Where aliases lead from a name, one after the other. */
    static List<DomainName> targets(DnsAnswer answer) {
        List<DomainName> targets = new ArrayList<>();
        answer.aliases().forEach(alias -> {
            if (alias.data() instanceof RecordData.Cname cname) {
                targets.add(cname.target());
            }
        });
        return targets;
    }
}
