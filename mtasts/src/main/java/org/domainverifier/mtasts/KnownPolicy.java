package org.domainverifier.mtasts;

import java.util.Objects;

/**
 * A policy as it was found earlier, with the id that announced it: what a sender keeps (RFC 8461 §3.1, §5.1).
 *
 * @param id the id
 * @param policy the policy
 */
public record KnownPolicy(String id, MtaStsPolicy policy) {
    /** Refuses nulls. */
    public KnownPolicy {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(policy, "policy");
    }
}
