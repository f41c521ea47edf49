package org.domainverifier.dns;

import java.util.Optional;
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
 * <p>{@link DnsSession} protects a verification against implementations that break it.
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
     * Asks one question.
     *
     * @param name the owner name
     * @param type the record type
     * @return the answer to come
     */
    default CompletionStage<DnsAnswer> resolve(DomainName name, RecordType type) {
        return resolve(new DnsQuestion(name, type));
    }

    /**
     * A view of this resolver for one verification, whose questions may share what is found out on the way to their answers.
     * Answers are not shared by it; {@link DnsSession} does that.
     *
     * @return this resolver unless overridden
     */
    default DnsResolver forVerification() {
        return this;
    }

    /**
     * The same without DNSSEC validation (the CD bit, RFC 4035 §3.2.2): what tells a domain with broken signatures, which has
     * vanished for all who validate, from one whose servers fail.
     *
     * @return empty unless overridden: this resolver cannot be asked so
     */
    default Optional<DnsResolver> withoutValidation() {
        return Optional.empty();
    }
}
