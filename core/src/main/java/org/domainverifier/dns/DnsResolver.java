package org.domainverifier.dns;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The only way to the DNS.
 *
 * <p>The contract of an implementation:
 *
 * <ul>
 *   <li>It never throws for what the network does and never completes exceptionally: a time-out, a server's refusal or a broken
 *       packet is a {@link DnsAnswer.Failure}.
 *   <li>It returns at once; waiting happens inside the stage. Every stage is completed sooner or later.
 *   <li>It follows CNAME records and lists them in {@link DnsAnswer#aliases()} (but for a question of type CNAME).
 *   <li>It is safe for use by several threads, and completes stages on a thread that may run short continuations.
 *   <li>It says "no data" or "no such name" only if a server said so.
 * </ul>
 *
 * <p>A verification is protected against implementations that break it. One that wraps another resolver is best made with
 * {@link #intercepted(DnsInterceptor)}, which keeps the other's nature; one that is written by hand passes on every method below.
 */
@FunctionalInterface
public interface DnsResolver {
    /**
     * Asks one question.
     *
     * @param question name and type
     * @return the answer to come
     */
    CompletionStage<DnsAnswer> resolve(DnsQuestion question);

    /**
     * Asks one question, for those who call: not to be overridden.
     *
     * @param name the owner name
     * @param type the record type
     * @return the answer to come
     */
    default CompletableFuture<DnsAnswer> resolve(DomainName name, RecordType type) {
        return resolve(new DnsQuestion(name, type)).toCompletableFuture();
    }

    /**
     * A view of this resolver for one verification, whose questions may share what is learnt on the way to their answers.
     * Answers are not shared by it: the verification itself asks nothing twice.
     *
     * @return this resolver unless overridden
     */
    default DnsResolver forVerification() {
        return this;
    }

    /**
     * Says that nobody waits any more for the answers of this {@linkplain #forVerification() view}: what is not sent yet need not be
     * sent, and what is on its way can be given up. It is called when a verification has ended, at its deadline, or when its caller has
     * cancelled it. Questions that are asked afterwards are still answered by something.
     *
     * <p>Unless overridden nothing happens. A resolver that other verifications use too must not stop answering them.
     */
    default void giveUp() {}

    /**
     * The same without DNSSEC validation (the CD bit, RFC 4035 §3.2.2): what tells a domain with broken signatures, which has
     * vanished for all who validate, from one whose servers fail.
     *
     * @return empty unless overridden: this resolver cannot be asked so
     */
    default Optional<DnsResolver> withoutValidation() {
        return Optional.empty();
    }

    /**
     * Whether it asks the servers of the zones themselves, past every cache.
     *
     * @return false unless overridden: its answers may be as old as a cache lets them be
     */
    default boolean isAuthoritative() {
        return false;
    }

    /**
     * Asks every server of the zone that a name is in, at every address.
     *
     * @param question name and type; an alias at the name is not followed out of the zone
     * @return what each said, never completed exceptionally; empty if the zone cannot be found, or if asking all its servers would
     *     cost more queries than the surveys of a verification may; and unless overridden: only a resolver that {@linkplain #isAuthoritative() asks the servers themselves} can tell
     */
    default CompletionStage<Optional<ZoneSurvey>> survey(DnsQuestion question) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /**
     * What it is called where several resolvers are told apart.
     *
     * @return {@code resolver} unless overridden; a resolver that asks given servers names them
     */
    default String label() {
        return "resolver";
    }

    /**
     * This resolver with something in front of it that sees every question. In all else it stays what it is: authoritative or not,
     * with the same views, surveys (which do not pass by the interceptor) and name.
     *
     * <pre>{@code
     * DnsResolver counted = resolver.intercepted((question, next) -> {
     *     questions.increment();
     *     return next.resolve(question);
     * });
     * }</pre>
     *
     * @param interceptor what is asked first
     * @return a new resolver
     */
    default DnsResolver intercepted(DnsInterceptor interceptor) {
        return new InterceptedResolver(this, interceptor);
    }
}
