package org.domainverifier.dns;

import java.util.concurrent.CompletionStage;

/**
 * Something between those who ask and a resolver: counts, logs, delays, or answers in its place. See {@link
 * DnsResolver#intercepted(DnsInterceptor)}.
 */
@FunctionalInterface
public interface DnsInterceptor {
    /**
     * Answers one question. What {@link DnsResolver} asks of an implementation is asked of this one too.
     *
     * @param question name and type
     * @param next the resolver behind
     * @return the answer to come; most give {@code next.resolve(question)}
     */
    CompletionStage<DnsAnswer> intercept(DnsQuestion question, DnsResolver next);
}
