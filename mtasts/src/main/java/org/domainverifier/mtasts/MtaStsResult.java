package org.domainverifier.mtasts;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.text.VisibleText;

/**
 * What the MTA-STS check found.
 *
 * @param status the conclusion
 * @param findings everything that was found
 * @param outcomes how the expectations fared
 * @param texts the texts of the MTA-STS records
 * @param record the record, if there is exactly one with a valid id
 * @param host the policy host; empty if the DNS cannot hold its name
 * @param fetch what became of fetching the policy
 * @param exchangers the mail exchangers and what the policy says of them; empty if there is no policy to compare with
 */
public record MtaStsResult(
        CheckStatus status,
        List<Finding> findings,
        List<ExpectationOutcome> outcomes,
        List<String> texts,
        Optional<MtaStsRecord> record,
        Optional<PolicyHost> host,
        PolicyFetch fetch,
        List<ExchangerCoverage> exchangers)
        implements CheckResult {
    /** Copies the lists. */
    public MtaStsResult {
        findings = List.copyOf(findings);
        outcomes = List.copyOf(outcomes);
        texts = List.copyOf(texts);
        exchangers = List.copyOf(exchangers);
    }

    /**
     * The policy, if one was fetched that a sender can use.
     *
     * @return the policy
     */
    public Optional<MtaStsPolicy> policy() {
        return fetch instanceof PolicyFetch.Fetched fetched && fetched.parsed().isValid()
                ? fetched.parsed().record()
                : Optional.empty();
    }

    /**
     * The policy with its id, to be kept for the next verification (see {@link MtaStsCheck#remembering}).
     *
     * @return empty if there is no record or no policy
     */
    public Optional<KnownPolicy> known() {
        return record.flatMap(found -> policy().map(policy -> new KnownPolicy(found.id(), policy)));
    }

    /** For logs: one line, with nothing invisible in it. */
    @Override
    public String toString() {
        return VisibleText.line("MtaStsResult[status=" + status + ", findings=" + findings + ", outcomes=" + outcomes
                + ", texts=" + texts + ", record=" + record + ", host=" + host + ", fetch=" + fetch + ", exchangers="
                + exchangers + "]");
    }
}
