package org.domainverifier;

import java.util.concurrent.Executor;
import org.domainverifier.threads.InTurn;
import org.domainverifier.threads.Workers;

/**
 * Where a verification judges (D-THREADS): what is there at once on the thread that starts it, what had to be waited for on the
 * workers, one after the other, whoever brings it, in the context of whoever asks for it.
 */
final class Judging implements Executor {
    private final InTurn inTurn = new InTurn();
    private final CallerContext context;
    private final Thread caller = Thread.currentThread();
    private volatile boolean starting = true;
    private volatile boolean timeIsUp;

    /** By the thread that asks for the verification, whose context goes along. */
    Judging(CallerContext context) {
        this.context = context;
    }

    CallerContext context() {
        return context;
    }

    /** All checks have begun. */
    void started() {
        starting = false;
    }

    /** What is told from now on was waited for long enough, and waits for no judgement. */
    void timeIsUp() {
        timeIsUp = true;
    }

    /** Whether the current thread is one that may take its time. */
    boolean isHere() {
        return starting && Thread.currentThread() == caller || Workers.isWorker();
    }

    /** Goes on with something that has come: here, if this thread may take its time, else when it has its turn on a worker. */
    void goOn(Runnable judgement) {
        if (timeIsUp || isHere()) {
            judgement.run();
        } else {
            execute(judgement);
        }
    }

    /** Judges something when it has its turn. */
    @Override
    public void execute(Runnable judgement) {
        inTurn.execute(context.around(judgement));
    }

    /** Does something on a worker, beside all judgements. */
    void beside(Runnable task) {
        Workers.shared().execute(context.around(task));
    }
}
