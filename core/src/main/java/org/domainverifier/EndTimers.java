package org.domainverifier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.domainverifier.threads.Timers;

/** What a verification has set for its deadline: none is left when it has ended, whichever way. Safe for use by several threads. */
final class EndTimers {
    private final List<Future<?>> timers = new ArrayList<>(); // guarded by this, as over
    private final CallerContext context;
    private boolean over;

    EndTimers(CallerContext context) {
        this.context = context;
    }

    /** Does something later, before all that waits for a worker then. */
    synchronized void after(Duration delay, Runnable task) {
        if (!over) {
            timers.add(Timers.endAfter(delay, context.around(task)));
        }
    }

    synchronized void end() {
        over = true;
        timers.forEach(timer -> timer.cancel(false));
        timers.clear();
    }
}
