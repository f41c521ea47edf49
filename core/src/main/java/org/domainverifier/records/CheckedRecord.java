package org.domainverifier.records;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Progress;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/**
 * One expectation, what is there, and what came out.
 *
 * @param expectation what was expected
 * @param name where the records have to be; empty if the DNS cannot hold a name so long
 * @param found all records of the type there, those behind an alias included; of CAA, the set that counts, wherever it is
 * @param aliases where aliases lead from the name, one after the other
 * @param status what came out
 */
public record CheckedRecord(
        RecordExpectation expectation,
        Optional<DomainName> name,
        List<RecordData> found,
        List<DomainName> aliases,
        CheckStatus status) {
    /** Copies the lists. */
    public CheckedRecord {
        Objects.requireNonNull(expectation, "expectation");
        Objects.requireNonNull(name, "name");
        found = List.copyOf(found);
        aliases = List.copyOf(aliases);
        Objects.requireNonNull(status, "status");
    }

    /** How many of the expected records are there. */
    Progress progress() {
        List<RecordData> expected = expectation.data();
        int there = status.isWrong()
                ? (int) expected.stream().filter(found::contains).count()
                : Progress.of(List.of(status)).inPlace() * expected.size();
        return new Progress(there, expected.size());
    }
}
