package org.domainverifier.mtasts;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;

/**
 * A policy that is to be fetched.
 *
 * @param domain whose policy
 * @param host the policy host (RFC 8461 §3.3)
 * @param dns where the addresses of the host come from
 * @param timeLimit how long it may take, from the first question to the last octet
 * @param executor where what blocks a thread may run: the verifier's, which the provider's functions need as well
 */
public record PolicyRequest(
        DomainName domain, DomainName host, DnsResolver dns, Duration timeLimit, Executor executor) {
    /** Where a policy host keeps the policy (RFC 8461 §3.3). */
    public static final String PATH = "/.well-known/mta-sts.txt";

    private static final String LABEL = "mta-sts";

    /** Refuses nulls. */
    public PolicyRequest {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(dns, "dns");
        Objects.requireNonNull(timeLimit, "timeLimit");
        Objects.requireNonNull(executor, "executor");
    }

    /**
     * The request for the policy of a domain.
     *
     * @param domain whose policy
     * @param dns where the addresses of the host come from
     * @param timeLimit how long it may take
     * @param executor where what blocks a thread runs
     * @return the request
     * @throws IllegalArgumentException if the domain is so long that it cannot have a policy host
     */
    public static PolicyRequest of(DomainName domain, DnsResolver dns, Duration timeLimit, Executor executor) {
        return new PolicyRequest(domain, domain.child(LABEL), dns, timeLimit, executor);
    }

    /**
     * The policy host of a domain (RFC 8461 §3.3).
     *
     * @param domain the domain
     * @return {@code mta-sts} below it, or empty if the DNS cannot hold a name so long
     */
    public static Optional<DomainName> hostOf(DomainName domain) {
        return domain.tryChild(LABEL);
    }
}
