package org.domainverifier.mx;

import java.util.List;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;

/**
 * Where a domain's mail goes.
 *
 * @param status the conclusion
 * @param findings everything that was found
 * @param outcomes how each expectation fared
 * @param texts the records as zone files spell their data
 * @param exchangers the MX records, by preference
 * @param targets what is behind their names
 * @param implicit whether there are no MX records but addresses, which senders then use (RFC 5321 §5.1)
 */
public record MxResult(
        CheckStatus status,
        List<Finding> findings,
        List<ExpectationOutcome> outcomes,
        List<String> texts,
        List<MxHost> exchangers,
        List<MxTarget> targets,
        boolean implicit)
        implements CheckResult {
    /** Copies the lists. */
    public MxResult {
        findings = List.copyOf(findings);
        outcomes = List.copyOf(outcomes);
        texts = List.copyOf(texts);
        exchangers = List.copyOf(exchangers);
        targets = List.copyOf(targets);
    }
}
