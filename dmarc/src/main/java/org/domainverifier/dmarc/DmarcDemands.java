package org.domainverifier.dmarc;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.record.ReportUri;
import org.domainverifier.txt.HostedTxt;

/**
 * What all expectations together ask for.
 *
 * @param expectations what is required first, then what is less
 */
record DmarcDemands(List<DmarcExpectation> expectations) {
    DmarcDemands {
        expectations = List.copyOf(expectations);
    }

    static DmarcDemands of(List<Expected<DmarcExpectation>> expected) {
        return new DmarcDemands(expected.stream()
                .sorted(Comparator.comparing(each -> each.requirement() != Requirement.REQUIRED))
                .map(Expected::expectation)
                .toList());
    }

    /** Where the record is to be kept by way of an alias. */
    List<HostedTxt> hosts() {
        return expectations.stream()
                .flatMap(expectation -> expectation.host().stream())
                .distinct()
                .toList();
    }

    /** The records that the provider itself suggests. */
    List<DmarcRecord> suggestions() {
        return expectations.stream()
                .flatMap(expectation -> expectation.suggestion().stream())
                .toList();
    }

    /** The record to publish where there is none, if the provider suggests one. */
    Optional<DmarcRecord> suggestion() {
        return suggestions().stream().findFirst();
    }

    /** The strictest policy that somebody asks for at least. */
    Optional<DmarcPolicy> minimum() {
        return expectations.stream()
                .flatMap(expectation -> expectation.minimum().stream())
                .max(DmarcPolicy::compareTo);
    }

    /** The report addresses that the provider itself asked for. */
    Set<ReportUri> addresses() {
        Set<ReportUri> addresses = new HashSet<>();
        expectations.forEach(expectation -> addresses.addAll(expectation.reportAddresses()));
        suggestions().forEach(record -> {
            addresses.addAll(record.aggregateReports());
            addresses.addAll(record.failureReports());
        });
        return addresses;
    }

    /** Whether the record of a parent is good enough for somebody: for whoever says so, and where nobody asks for anything. */
    boolean acceptInherited() {
        return expectations.isEmpty() || expectations.stream().anyMatch(DmarcExpectation::inheritedCounts);
    }

    /** Whether somebody wants a record at the domain itself. */
    boolean wantOwn() {
        return expectations.stream().anyMatch(expectation -> !expectation.inheritedCounts());
    }
}
