package org.domainverifier.records;

import java.util.List;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;

/**
 * Whether the other records that a provider asks for are there.
 *
 * @param status the conclusion; {@link CheckStatus#CORRECT} if nothing is expected
 * @param findings everything that was found
 * @param outcomes how each expectation fared
 * @param texts the records with their names, as zone files spell them
 * @param records each expectation with what is there, in the order in which they were stated
 */
public record RecordsResult(
        CheckStatus status,
        List<Finding> findings,
        List<ExpectationOutcome> outcomes,
        List<String> texts,
        List<CheckedRecord> records)
        implements CheckResult {
    /** Copies the lists. */
    public RecordsResult {
        findings = List.copyOf(findings);
        outcomes = List.copyOf(outcomes);
        texts = List.copyOf(texts);
        records = List.copyOf(records);
    }
}
