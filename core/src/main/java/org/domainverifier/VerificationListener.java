package org.domainverifier;

import java.time.Duration;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;

/**
 * Is told how verifications go, for pages that show their progress and for metrics. Every method does nothing unless overridden, and more
 * may come.
 *
 * <pre>{@code
 * DomainVerifier verifier = DomainVerifier.builder()
 *         .listener(new VerificationListener() {
 *             @Override
 *             public void checked(VerificationRun run, CheckEntry entry) {
 *                 page.show(run.domain(), entry.key().id(), entry.status());
 *             }
 *         })
 *         .build();
 * }</pre>
 *
 * <p>Of one verification it is told one thing after the other, in their order: {@link #started} first, an answer after its question, a
 * check after the answers that it is made of, {@link #reported} or {@link #cancelled} last, and nothing after that. Of several
 * verifications it is told at the same time by several threads, so that one that keeps something of its own has to be thread-safe.
 *
 * <p>It is called on workers of the library, in the {@linkplain ContextPropagation context} of whoever verifies, and never on a thread that
 * does network or judges. So it may take its time: no verification waits for it, and a report may be there before the listener has
 * heard of it. What it is to be told is kept meanwhile. What it throws is logged, and harms nothing.
 */
public interface VerificationListener {
    /**
     * A verification has begun.
     *
     * @param run which
     */
    default void started(VerificationRun run) {}

    /**
     * A question goes to the resolver. What a verification asks a second time is answered from memory and not told here.
     *
     * @param run which verification
     * @param question name and type
     */
    default void asked(VerificationRun run, DnsQuestion question) {}

    /**
     * A question has its answer.
     *
     * @param run which verification
     * @param answer what was said, or why nothing was; at the deadline a time-out
     * @param took since it was asked
     */
    default void answered(VerificationRun run, DnsAnswer answer, Duration took) {}

    /**
     * A check has come to its conclusion, or was cut off at the deadline.
     *
     * @param run which verification
     * @param entry what it found. In the report it may have one more repair or finding, which only all checks together tell
     */
    default void checked(VerificationRun run, CheckEntry entry) {}

    /**
     * The report is there.
     *
     * @param run which verification
     * @param report the report
     */
    default void reported(VerificationRun run, DomainReport report) {}

    /**
     * There will be no report: whoever was to have it has cancelled it. Questions that were asked have no answer then, and are over.
     *
     * @param run which verification
     */
    default void cancelled(VerificationRun run) {}
}
