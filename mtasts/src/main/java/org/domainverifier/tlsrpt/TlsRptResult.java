package org.domainverifier.tlsrpt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.text.VisibleText;

/**
 * What the TLS-RPT check found.
 *
 * @param status the conclusion
 * @param findings everything that was found
 * @param outcomes how the expectations fared
 * @param texts the texts of the TLS-RPT records
 * @param record the record, if there is exactly one that can be read; with {@link CheckStatus#INVALID}, what could be read of it
 * @param mailDomains the domains of the mail addresses in {@code rua}, and whether they take mail
 */
public record TlsRptResult(
        CheckStatus status,
        List<Finding> findings,
        List<ExpectationOutcome> outcomes,
        List<String> texts,
        Optional<TlsRptRecord> record,
        Map<DomainName, MailRoute> mailDomains)
        implements CheckResult {
    /** Copies the collections. */
    public TlsRptResult {
        findings = List.copyOf(findings);
        outcomes = List.copyOf(outcomes);
        texts = List.copyOf(texts);
        mailDomains = Collections.unmodifiableMap(new LinkedHashMap<>(mailDomains));
    }

    /** For logs: one line, with nothing invisible in it. */
    @Override
    public String toString() {
        return VisibleText.line("TlsRptResult[status=" + status + ", findings=" + findings + ", outcomes=" + outcomes
                + ", texts=" + texts + ", record=" + record + ", mailDomains=" + mailDomains + "]");
    }
}
