package org.domainverifier.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;

/** What came out at one place. */
record PlaceVerdict(Map<RecordExpectation, CheckStatus> statuses, List<Finding> findings) {
    PlaceVerdict {
        statuses = Map.copyOf(statuses);
        findings = List.copyOf(findings);
    }

    /** The same for all that is expected there. */
    static PlaceVerdict of(RecordsPlace place, CheckStatus status, Collection<Finding> findings) {
        Map<RecordExpectation, CheckStatus> statuses = new LinkedHashMap<>();
        place.expectations().forEach(expectation -> statuses.put(expectation, status));
        return new PlaceVerdict(statuses, new ArrayList<>(findings));
    }

    static PlaceVerdict unknown(RecordsPlace place, DnsAnswer.Failure failure) {
        Finding finding = Finding.notDetermined(RecordsFinding.NOT_DETERMINED, failure)
                .with("type", failure.question().type());
        return of(place, CheckStatus.UNKNOWN, List.of(finding));
    }
}
