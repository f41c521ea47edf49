package org.domainverifier.spf;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.text.VisibleText;

/**
 * What the SPF check found.
 *
 * @param status the conclusion
 * @param findings everything that was found
 * @param outcomes how each expectation fared
 * @param texts the texts of all SPF records at the domain
 * @param record the record, if there is exactly one; with an {@link SpfTerm.Unrecognized} for each term that is not valid
 * @param lookups what the record leads to and costs; a tree that costs nothing if there is not exactly one record
 * @param authorized whom the record lets send mail whatever the message
 * @param proposal the one record that should be there, if another one should
 */
public record SpfResult(
        CheckStatus status,
        List<Finding> findings,
        List<ExpectationOutcome> outcomes,
        List<String> texts,
        Optional<SpfRecord> record,
        SpfLookupTree lookups,
        SpfAuthorization authorized,
        Optional<SpfProposal> proposal)
        implements CheckResult {
    /** Copies the lists. */
    public SpfResult {
        findings = List.copyOf(findings);
        outcomes = List.copyOf(outcomes);
        texts = List.copyOf(texts);
    }

    /** For logs: one line, with nothing invisible in it. */
    @Override
    public String toString() {
        return VisibleText.line("SpfResult[status=" + status + ", findings=" + findings + ", outcomes=" + outcomes
                + ", texts=" + texts + ", record=" + record + ", lookups=" + lookups + ", authorized=" + authorized
                + ", proposal=" + proposal + "]");
    }
}
