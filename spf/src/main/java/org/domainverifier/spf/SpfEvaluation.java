package org.domainverifier.spf;

import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * What an evaluation came to.
 *
 * @param verdict the result of {@code check_host()}
 * @param problem why there is no verdict of the domain's own: with none, temperror and permerror
 * @param decidedBy the term that decided, or that could not be evaluated; empty where no term matched, or none was met
 * @param decidedIn the domain whose record that is, or that has no record
 * @param explanation what the domain says to a sender that fails (RFC 7208 §6.2)
 * @param lookups how many terms needed the DNS (RFC 7208 §4.6.4)
 * @param voids how many of those had names without records
 * @param trace what was done; empty if the sender has no domain
 */
public record SpfEvaluation(
        SpfVerdict verdict,
        Optional<SpfProblem> problem,
        Optional<SpfTerm> decidedBy,
        Optional<DomainName> decidedIn,
        Optional<String> explanation,
        int lookups,
        int voids,
        Optional<SpfTrace> trace) {
    /** The verdict and what decided, and the trace below it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(SpfText.lower(verdict));
        problem.ifPresent(why -> text.append(" (").append(SpfText.lower(why)).append(')'));
        decidedBy.ifPresent(term -> text.append(" by ").append(term));
        decidedIn.ifPresent(domain -> text.append(" in ").append(domain));
        text.append(", ").append(lookups).append(" lookups, ").append(voids).append(" void");
        trace.ifPresent(tree -> text.append('\n').append(tree));
        return text.toString();
    }
}
