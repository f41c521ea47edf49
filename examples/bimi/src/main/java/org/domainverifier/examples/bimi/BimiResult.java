package org.domainverifier.examples.bimi;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;

/** What the BIMI check found; {@code logo} is where the logo is, if one record says so. */
public record BimiResult(
        CheckStatus status,
        List<Finding> findings,
        List<ExpectationOutcome> outcomes,
        List<String> texts,
        Optional<String> logo)
        implements CheckResult {}
