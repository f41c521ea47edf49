package org.domainverifier.records;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** What has to be asked about places. The names are all chosen by what the provider expects, never by what a record says. */
final class RecordsQuestions {
    private static final RecordType HTTPS = new RecordType(65); // RFC 9460
    private static final List<RecordType> ADDRESSES = List.of(RecordType.A, RecordType.AAAA);

    /** What may be at a name in place of an alias; of the target, what a DNS host or a person copies. */
    static final List<RecordType> BESIDE =
            List.of(RecordType.A, RecordType.AAAA, RecordType.MX, RecordType.TXT, RecordType.NS, RecordType.CAA, HTTPS);

    static final List<RecordType> COPIED = List.of(RecordType.A, RecordType.AAAA, RecordType.TXT);

    private RecordsQuestions() {}

    /** What is asked at once. */
    static Set<DnsQuestion> first(List<RecordsPlace> places) {
        Set<DnsQuestion> questions = new LinkedHashSet<>();
        for (RecordsPlace place : places) {
            if (place.permitting()) {
                // RFC 8659 §3: the set of the nearest name counts
                for (int labels = place.name().labels().size(); labels > 0; labels--) {
                    questions.add(new DnsQuestion(place.name().lastLabels(labels), RecordType.CAA));
                }
                continue;
            }
            questions.add(new DnsQuestion(place.name(), place.type()));
            if (place.isAlias() || ADDRESSES.contains(place.type())) {
                ADDRESSES.forEach(type -> questions.add(new DnsQuestion(place.name(), type)));
            }
        }
        return questions;
    }

    /** What is asked where not all is there. */
    static Set<DnsQuestion> further(List<RecordsPlace> places, RecordsEvidence evidence) {
        Set<DnsQuestion> questions = new LinkedHashSet<>();
        for (RecordsPlace place : places) {
            DnsAnswer answer = evidence.answer(place.name(), place.type());
            if (!place.permitting() && !answer.isFailure() && lacks(place, answer)) {
                elsewhere(place, evidence.domain()).forEach(name -> questions.add(new DnsQuestion(name, place.type())));
                if (place.isAlias() && answer instanceof DnsAnswer.NoData) {
                    BESIDE.forEach(type -> questions.add(new DnsQuestion(place.name(), type)));
                    COPIED.forEach(type -> questions.add(new DnsQuestion(targetOf(place), type)));
                }
            }
        }
        return questions;
    }

    private static boolean lacks(RecordsPlace place, DnsAnswer answer) {
        Set<Object> found = new HashSet<>();
        answer.records().forEach(record -> found.add(sense(record.data())));
        return !place.wanted().stream().map(RecordsQuestions::sense).allMatch(found::contains);
    }

    /** A text is the same however it is cut into character-strings. */
    static Object sense(RecordData data) {
        return data instanceof RecordData.Txt txt ? txt.text() : data;
    }

    /** Where people put a record by mistake: the DNS host appends the domain once more; a text lands at the domain itself. */
    static List<DomainName> elsewhere(RecordsPlace place, DomainName domain) {
        Set<DomainName> names = new LinkedHashSet<>();
        place.name().under(domain).ifPresent(names::add);
        if (place.type().equals(RecordType.TXT) && !place.name().equals(domain)) {
            names.add(domain);
        }
        return List.copyOf(names);
    }

    static DomainName targetOf(RecordsPlace place) {
        return ((RecordData.Cname) place.wanted().get(0)).target();
    }
}
