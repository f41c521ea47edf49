package org.domainverifier;

import java.util.Objects;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;

/**
 * What an application thinks of findings: part of the {@linkplain DomainVerifier.Builder description of a verifier}. Not thread-safe.
 *
 * <pre>{@code
 * DomainVerifier.builder()
 *         .severity(DmarcFinding.POLICY_NONE, Severity.ERROR)
 *         .suppress("dkim.no-domainkey");
 * }</pre>
 */
public abstract sealed class FindingSettings extends ExpectationsBuilder<DomainVerifier.Builder> permits RunSettings {
    private final FindingPolicy.Builder policy = new FindingPolicy.Builder();

    FindingSettings() {
        super("");
    }

    /**
     * How much a kind of finding matters, in place of its {@linkplain FindingCode#severity() own severity}. What a check makes of a record follows:
     * {@link org.domainverifier.check.CheckStatus#INVALID} with an error, {@link org.domainverifier.check.CheckStatus#WARNING} with a warning, otherwise {@link
     * org.domainverifier.check.CheckStatus#CORRECT}. That a record is not there, is another one than was asked for, or is not known, stays what it is: how much
     * that counts is said by {@link #require(org.domainverifier.check.Expectation)} and {@link #recommend(org.domainverifier.check.Expectation)}. As with any severity, a finding matters less where the provider asked for what was
     * found, and is no error where its check does not keep the domain from being verified.
     *
     * @param code the kind
     * @param severity how much it matters; the last one that is said of a kind counts
     * @return this builder
     */
    public DomainVerifier.Builder severity(FindingCode code, Severity severity) {
        return severity(code.id(), severity);
    }

    /**
     * How much a kind of finding matters, as {@link #severity(FindingCode, Severity)} says, for what comes from a configuration.
     *
     * @param id the id of the kind, such as {@code dmarc.policy-none}; {@code build()} refuses one that does not exist
     * @param severity how much it matters
     * @return this builder
     * @throws IllegalArgumentException if that is not an id
     */
    public DomainVerifier.Builder severity(String id, Severity severity) {
        policy.severity(checked(id), Objects.requireNonNull(severity, "severity"));
        return self();
    }

    /**
     * Findings that are not to be told, and count for nothing: not in the status of their check, and not in the plan. An <em>error is told all the
     * same</em>, since it is why a domain is not verified; whoever does not take a kind for an error says so with {@link #severity(FindingCode, Severity)}. So
     * is, of a check that is required or recommended, why it is {@link org.domainverifier.check.CheckStatus#UNKNOWN}.
     *
     * @param codes their kinds
     * @return this builder
     * @throws IllegalArgumentException if one of them says why there is no result or no plan, or what a plan does beside what it means to
     */
    public DomainVerifier.Builder suppress(FindingCode... codes) {
        for (FindingCode code : codes) {
            policy.suppress(checked(code.id()));
        }
        return self();
    }

    /**
     * Findings that are not to be told, as {@link #suppress(FindingCode...)} says, for what comes from a configuration.
     *
     * @param ids the ids of their kinds, such as {@code dkim.no-domainkey}; {@code build()} refuses one that does not exist
     * @return this builder
     * @throws IllegalArgumentException if one of them is not an id, or says why there is no result or no plan, or what a plan does beside what it
     *     means to
     */
    public DomainVerifier.Builder suppress(String... ids) {
        for (String id : ids) {
            policy.suppress(checked(id));
        }
        return self();
    }

    private static String checked(String id) {
        int dot = id.indexOf('.');
        if (dot < 1 || dot == id.length() - 1) {
            throw new IllegalArgumentException(
                    "not the id of a kind of finding, such as 'spf.multiple-records': '" + id + "'");
        }
        return id;
    }

    final FindingPolicy policy() {
        return policy.build();
    }
}
