package org.domainverifier;

import java.time.Instant;
import org.domainverifier.dns.DomainName;

/**
 * A verification that is running, as a {@link VerificationListener} is told of it. Each is equal to itself only, so that a map can have
 * it as its key. More methods may come: read it, and implement it in tests only.
 */
public interface VerificationRun {
    /**
     * The domain that is verified.
     *
     * @return its name
     */
    DomainName domain();

    /**
     * When it began.
     *
     * @return by the verifier's clock
     */
    Instant startedAt();

    /**
     * How many checks it has: so often {@link VerificationListener#checked} is called, unless it is cancelled, and but for those of which it turns out
     * that {@linkplain DomainVerifier.Builder#require(org.domainverifier.check.Expectation, java.util.function.Predicate) nothing is expected} of
     * this customer, where a check says nothing without.
     *
     * @return one for each check and name
     */
    int checks();

    /**
     * Whether it is a {@linkplain DomainVerifier#preview(DomainName, org.domainverifier.repair.RepairPlan) preview}: what is answered then
     * is the DNS as it would be.
     *
     * @return false for the DNS as it is
     */
    boolean isPreview();
}
