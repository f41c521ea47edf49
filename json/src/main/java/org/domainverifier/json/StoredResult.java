package org.domainverifier.json;

import java.util.List;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;

/**
 * The result of a check whose own type is not known: what all results have.
 *
 * @param status the conclusion
 * @param findings what was found
 * @param outcomes how each expectation fared
 * @param texts the texts that were judged
 */
record StoredResult(CheckStatus status, List<Finding> findings, List<ExpectationOutcome> outcomes, List<String> texts)
        implements CheckResult {
    StoredResult {
        findings = List.copyOf(findings);
        outcomes = List.copyOf(outcomes);
        texts = List.copyOf(texts);
    }

    static StoredResult of(CheckResult result) {
        return new StoredResult(result.status(), result.findings(), result.outcomes(), result.texts());
    }
}
