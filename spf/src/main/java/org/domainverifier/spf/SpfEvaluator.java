package org.domainverifier.spf;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.domainverifier.dns.DnsResolver;

/**
 * Evaluates SPF for a message: {@code check_host()} of RFC 7208, in full.
 *
 * <pre>{@code
 * SpfEvaluator evaluator = SpfEvaluator.using(resolver);
 * SpfEvaluation evaluation = evaluator.evaluate(client, "jane@example.com", "mail.example.com");
 * evaluation.verdict();
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads. Questions that are certain or likely to be needed go out together, so that an
 * evaluation waits about as often as the record is deep.
 */
public final class SpfEvaluator {
    private final DnsResolver resolver;
    private final SpfLimits limits;
    private final String receiver;
    private final Clock clock;

    private SpfEvaluator(DnsResolver resolver, SpfLimits limits, String receiver, Clock clock) {
        this.resolver = resolver;
        this.limits = limits;
        this.receiver = receiver;
        this.clock = clock;
    }

    /**
     * An evaluator with the limits of the standard.
     *
     * @param resolver where to ask; each evaluation asks a question once
     * @return the evaluator
     */
    public static SpfEvaluator using(DnsResolver resolver) {
        return new SpfEvaluator(
                Objects.requireNonNull(resolver, "resolver"), SpfLimits.STANDARD, "unknown", Clock.systemUTC());
    }

    /**
     * The same with other limits.
     *
     * @param other how much an evaluation may cost
     * @return a new evaluator
     */
    public SpfEvaluator withLimits(SpfLimits other) {
        return new SpfEvaluator(resolver, Objects.requireNonNull(other, "limits"), receiver, clock);
    }

    /**
     * The same with the name of the host that receives mail, for the macro {@code r} in explanations.
     *
     * @param name such as {@code mx.example.net}
     * @return a new evaluator
     */
    public SpfEvaluator withReceiver(String name) {
        return new SpfEvaluator(resolver, limits, Objects.requireNonNull(name, "receiver"), clock);
    }

    /** The same with another clock, for the macro {@code t} in explanations. */
    SpfEvaluator withClock(Clock other) {
        return new SpfEvaluator(resolver, limits, receiver, other);
    }

    /**
     * Evaluates the MAIL FROM identity (RFC 7208 §2.4) and waits, at most as long as the limits allow. If the thread is
     * interrupted, the result is a temporary error and the thread stays interrupted.
     *
     * @param client the address of the SMTP client
     * @param mailFrom the reverse-path without angle brackets; if it is empty or {@code <>}, the HELO identity is evaluated
     *     (RFC 7208 §2.4)
     * @param helo what the client said in HELO or EHLO
     * @return the evaluation; whatever sender, records and DNS do, there is one
     */
    public SpfEvaluation evaluate(InetAddress client, String mailFrom, String helo) {
        SpfRun run = run(client, mailFrom, helo);
        CompletableFuture<SpfEvaluation> result = run.start();
        try {
            return result.get();
        } catch (InterruptedException interrupted) {
            run.expire();
            SpfEvaluation known = result.join();
            Thread.currentThread().interrupt();
            return known;
        } catch (ExecutionException ourFault) {
            throw new IllegalStateException(ourFault.getCause());
        }
    }

    /**
     * Evaluates the MAIL FROM identity without waiting.
     *
     * @param client the address of the SMTP client
     * @param mailFrom the reverse-path without angle brackets; if it is empty or {@code <>}, the HELO identity is evaluated
     * @param helo what the client said in HELO or EHLO
     * @return the evaluation to come, when the time of the limits is up at the latest
     */
    public CompletableFuture<SpfEvaluation> evaluateAsync(InetAddress client, String mailFrom, String helo) {
        return run(client, mailFrom, helo).start();
    }

    /**
     * Evaluates the HELO identity (RFC 7208 §2.3) and waits.
     *
     * @param client the address of the SMTP client
     * @param helo what the client said in HELO or EHLO
     * @return the evaluation
     */
    public SpfEvaluation evaluateHelo(InetAddress client, String helo) {
        return evaluate(client, "", helo);
    }

    private SpfRun run(InetAddress client, String mailFrom, String helo) {
        SpfSender sender = SpfSender.of(
                new ClientAddress(client),
                Objects.requireNonNull(mailFrom, "mailFrom"),
                Objects.requireNonNull(helo, "helo"));
        return new SpfRun(sender, resolver, limits, new SpfMacroValues.Receiver(receiver, clock.instant()));
    }
}
