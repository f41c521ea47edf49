package org.domainverifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The context of the thread that asks for a verification: its MDC, and what the application carries along. Whatever a context of
 * somebody's own does, a task runs once. Immutable and safe for use by several threads.
 */
final class CallerContext {
    private static final Logger LOG = LoggerFactory.getLogger(CallerContext.class);

    private final List<UnaryOperator<Runnable>> contexts;

    private CallerContext(List<UnaryOperator<Runnable>> contexts) {
        this.contexts = contexts;
    }

    /** That of the current thread. */
    static CallerContext capture(List<ContextPropagation> propagations) {
        List<UnaryOperator<Runnable>> contexts = new ArrayList<>();
        for (ContextPropagation propagation : propagations) {
            try {
                UnaryOperator<Runnable> captured = Objects.requireNonNull(propagation.capture(), "it captured nothing");
                AtomicBoolean complained = new AtomicBoolean();
                contexts.add(task -> inContext(captured, task, complained));
            } catch (Throwable broken) { // it is somebody's own
                LOG.warn("a context cannot be carried along", broken);
            }
        }
        @Nullable Map<String, String> mdc = MDC.getCopyOfContextMap();
        if (mdc != null && !mdc.isEmpty()) {
            contexts.add(task -> () -> withMdc(mdc, task));
        }
        return new CallerContext(List.copyOf(contexts));
    }

    /** Whether there is nothing to carry along. */
    boolean isEmpty() {
        return contexts.isEmpty();
    }

    /** The same task in this context. */
    Runnable around(Runnable task) {
        Runnable carried = task;
        for (UnaryOperator<Runnable> context : contexts) {
            carried = context.apply(carried);
        }
        return carried;
    }

    private static Runnable inContext(UnaryOperator<Runnable> context, Runnable task, AtomicBoolean complained) {
        AtomicBoolean begun = new AtomicBoolean();
        Runnable once = () -> {
            if (begun.compareAndSet(false, true)) {
                task.run();
            }
        };
        return () -> {
            try {
                context.apply(once).run();
            } catch (Throwable broken) {
                if (begun.get()) {
                    throw broken; // of the task, or of what tidies up behind it: told by whoever runs it
                }
                if (complained.compareAndSet(false, true)) { // it is the same with every task
                    LOG.warn("a context cannot be carried along", broken);
                }
            }
            once.run(); // if the context has not
        };
    }

    private static void withMdc(Map<String, String> mdc, Runnable task) {
        @Nullable Map<String, String> before = MDC.getCopyOfContextMap();
        MDC.setContextMap(mdc);
        try {
            task.run();
        } finally {
            if (before == null) {
                MDC.clear();
            } else {
                MDC.setContextMap(before);
            }
        }
    }
}
