package org.domainverifier.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.domainverifier.check.Expected;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** All that is expected of the records of one type at one name: with several expectations, each tolerates what the others ask for. */
record RecordsPlace(DomainName name, RecordType type, boolean permitting, List<RecordExpectation> expectations) {
    RecordsPlace {
        expectations = List.copyOf(expectations);
    }

    /** What tells a place from the next: to be there and to permit are two things. */
    private record Key(DomainName name, RecordType type, boolean permitting) {}

    /** The places below a domain, in the order in which they are stated; without those that the DNS cannot hold. */
    static List<RecordsPlace> of(DomainName domain, List<Expected<RecordExpectation>> all) {
        Map<Key, List<RecordExpectation>> places = new LinkedHashMap<>();
        for (Expected<RecordExpectation> each : all) {
            RecordExpectation expectation = each.expectation();
            boolean permitting = expectation.manner() == RecordManner.PERMITTING;
            expectation
                    .nameFor(domain)
                    .ifPresent(name -> places.computeIfAbsent(
                                    new Key(name, expectation.type(), permitting), key -> new ArrayList<>())
                            .add(expectation));
        }
        List<RecordsPlace> found = new ArrayList<>();
        places.forEach((key, expectations) ->
                found.add(new RecordsPlace(key.name(), key.type(), key.permitting(), expectations)));
        return found;
    }

    boolean isAlias() {
        return type.equals(RecordType.CNAME);
    }

    /** What all expectations together ask for, each thing once. */
    List<RecordData> wanted() {
        return expectations.stream()
                .flatMap(expectation -> expectation.data().stream())
                .distinct()
                .toList();
    }
}
