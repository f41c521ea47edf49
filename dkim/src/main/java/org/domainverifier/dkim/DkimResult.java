package org.domainverifier.dkim;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.text.VisibleText;

/**
 * The DKIM keys of a domain, as far as its selectors are known.
 *
 * @param status the conclusion
 * @param findings everything that was found
 * @param outcomes how each expectation fared
 * @param texts the records that were judged
 * @param selectors what is at each selector: those expected, those named, those found
 * @param searched whether the selectors of well-known senders were looked for
 * @param delegatedTo the name servers of {@code _domainkey}, if that was asked for and it is a zone of its own
 */
public record DkimResult(
        CheckStatus status,
        List<Finding> findings,
        List<ExpectationOutcome> outcomes,
        List<String> texts,
        List<DkimSelectorResult> selectors,
        boolean searched,
        List<DomainName> delegatedTo)
        implements CheckResult {
    /** Copies the lists. */
    public DkimResult {
        findings = List.copyOf(findings);
        outcomes = List.copyOf(outcomes);
        texts = List.copyOf(texts);
        selectors = List.copyOf(selectors);
        delegatedTo = List.copyOf(delegatedTo);
    }

    /**
     * What is at a selector.
     *
     * @param selector the selector in lower case
     * @return what was seen; empty if it was not looked at, or looked for and not found
     */
    public Optional<DkimSelectorResult> selector(String selector) {
        return selectors.stream()
                .filter(each -> each.selector().equals(selector))
                .findFirst();
    }

    /** For logs: one line, with nothing invisible in it. */
    @Override
    public String toString() {
        return VisibleText.line(
                "DkimResult[status=" + status + ", findings=" + findings + ", outcomes=" + outcomes + ", texts=" + texts
                        + ", selectors=" + selectors + ", searched=" + searched + ", delegatedTo=" + delegatedTo + "]");
    }
}
