package org.domainverifier.mtasts;

import java.time.Duration;
import org.domainverifier.dns.DomainName;
import org.domainverifier.text.VisibleText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each policy that was fetched, or not: the part of a verification that is no question to the DNS (docs/operations.md). */
final class PolicyLog {
    private static final Logger POLICIES = LoggerFactory.getLogger("org.domainverifier.log.policy");

    private PolicyLog() {}

    /**
     * What came out, at level DEBUG.
     *
     * @param domain the policy's domain
     * @param outcome what the fetcher said, or threw
     * @param took how long it took
     */
    static void fetched(DomainName domain, Object outcome, Duration took) {
        if (POLICIES.isDebugEnabled()) {
            String address = outcome instanceof PolicyFetch.Fetched fetched
                    ? fetched.address().getHostAddress()
                    : "-";
            POLICIES.debug(
                    "domain={} outcome={} address={} ms={}",
                    VisibleText.pairValue(domain),
                    outcome instanceof PolicyFetch.Fetched ? "fetched" : VisibleText.pairValue(outcome),
                    address,
                    took.toMillis());
        }
    }
}
