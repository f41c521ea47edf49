package org.domainverifier;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** How verifications run: part of the {@linkplain DomainVerifier.Builder description of a verifier}. Not thread-safe. */
public abstract sealed class RunSettings extends FindingSettings permits DomainVerifier.Builder {
    Duration timeout = Duration.ofSeconds(10);
    Clock clock = Clock.systemUTC();

    @Nullable
    Executor executor;

    int maxQuestions = VerifierSettings.MAX_QUESTIONS;

    final List<VerificationListener> listeners = new ArrayList<>();
    final List<ContextPropagation> contexts = new ArrayList<>();

    RunSettings() {}

    /**
     * The deadline of a whole verification; ten seconds if not said.
     *
     * @param timeout a positive duration
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public DomainVerifier.Builder timeout(Duration timeout) {
        this.timeout = VerifierSettings.checkedTimeout(timeout);
        return self();
    }

    /**
     * The clock of the reports; the system's if not said.
     *
     * @param clock the clock
     * @return this builder
     */
    public DomainVerifier.Builder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return self();
    }

    /**
     * Where everything runs that may block, never on the calling thread or on one that delivers DNS answers: your functions that
     * a verification calls (a key, an id, an earlier policy), the connection to a policy host, which may last until the
     * deadline, and what a check gives to {@link org.domainverifier.check.CheckContext#blocking}. If not said: virtual threads
     * if the JVM has them, otherwise up to 64 daemon threads that end when they are idle. One that runs its tasks on the thread that
     * gives them to it keeps workers of the library busy, as many as there are functions that block.
     *
     * @param executor not shut down by the verifier
     * @return this builder
     */
    public DomainVerifier.Builder executor(Executor executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
        return self();
    }

    /**
     * How many questions of a verification may be about names that the domain's records lead to; 100 if not said. The rest is not
     * asked ({@link org.domainverifier.dns.FailureCause#NOT_ASKED}), and the report says so.
     *
     * @param maxQuestions a positive number
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public DomainVerifier.Builder maxQuestions(int maxQuestions) {
        this.maxQuestions = VerifierSettings.checkedMaxQuestions(maxQuestions);
        return self();
    }

    /**
     * Adds one that is told how verifications go.
     *
     * @param listener safe for use by several threads
     * @return this builder
     * @see DomainVerifier#observedBy(VerificationListener)
     */
    public DomainVerifier.Builder listener(VerificationListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return self();
    }

    /**
     * Adds something of the calling thread's that goes along with a verification to the library's workers, the executor and the
     * listeners. What slf4j keeps (MDC) goes along by itself.
     *
     * @param context takes hold of it
     * @return this builder
     */
    public DomainVerifier.Builder contextPropagation(ContextPropagation context) {
        contexts.add(Objects.requireNonNull(context, "context"));
        return self();
    }
}
