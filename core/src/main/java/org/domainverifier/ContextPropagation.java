package org.domainverifier;

import java.util.function.UnaryOperator;

/**
 * Carries what belongs to whoever verifies, such as a trace or a tenant, to the threads on which the verification goes on. What
 * slf4j keeps of a thread ({@link org.slf4j.MDC}) is carried without one.
 *
 * <pre>{@code
 * builder.contextPropagation(() -> Context.current()::wrap);                    // OpenTelemetry
 * builder.contextPropagation(() -> snapshots.captureAll()::wrap);               // Micrometer's ContextSnapshotFactory
 * builder.contextPropagation(() -> {                                            // by hand
 *     Tenant tenant = Tenant.current();
 *     return task -> () -> tenant.runWith(task);
 * });
 * }</pre>
 *
 * <p>Carried along are judgements on the library's workers, the provider's functions wherever they run, listeners, and whatever the
 * application goes on with when the report is there. Threads that do nothing but network have no context.
 */
@FunctionalInterface
public interface ContextPropagation {
    /**
     * Takes hold of the current thread's context; called once for each verification, on the thread that asks for it. If it throws, that is
     * logged, and the verification goes on without.
     *
     * @return makes of a task one that runs it once in that context and leaves the thread as it was; called by several threads
     */
    UnaryOperator<Runnable> capture();
}
