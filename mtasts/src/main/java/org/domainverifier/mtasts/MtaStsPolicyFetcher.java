package org.domainverifier.mtasts;

import java.util.concurrent.CompletionStage;

/**
 * Fetches policies. {@link HttpsPolicyFetcher} does it as RFC 8461 §3.3 says; write another one for a network that is reached
 * in other ways, or as a stub for tests.
 *
 * <p>An implementation is safe for use by several threads, returns at once, and ends within the request's time limit. What the
 * network does is a {@link PolicyFetch}, never an exception.
 */
@FunctionalInterface
public interface MtaStsPolicyFetcher {
    /**
     * Fetches a policy.
     *
     * @param request whose, and by which resolver
     * @return what became of it, a stage for this request alone: when the verification ends before it does, its future is cancelled, and
     *     what is on its way may be given up
     */
    CompletionStage<PolicyFetch> fetch(PolicyRequest request);
}
