package org.domainverifier;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a verification does beside the DNS, such as fetching a policy: each once, and given up when nobody waits any more. Safe for use
 * by several threads.
 */
final class WorkBeside {
    private final VerifierThreads threads;
    private final Judging judging;
    private final Map<List<Object>, CompletableFuture<?>> shared = new ConcurrentHashMap<>();
    private final Set<Runnable> open = ConcurrentHashMap.newKeySet(); // what gives up each that has not ended
    private volatile boolean over;

    WorkBeside(VerifierThreads threads, Judging judging) {
        this.threads = threads;
        this.judging = judging;
    }

    /** What a task gives, once for each key. */
    @SuppressWarnings("unchecked") // the same key has the same task
    <T> CompletableFuture<T> once(Place place, Object key, Supplier<CompletableFuture<T>> task) {
        CompletableFuture<T> own = new CompletableFuture<>();
        @Nullable CompletableFuture<?> before = shared.putIfAbsent(List.of(place, key), own);
        if (before != null) {
            return (CompletableFuture<T>) before;
        }
        if (over) {
            own.completeExceptionally(nobodyWaits());
            return own;
        }
        try {
            CompletableFuture<T> work = task.get();
            if (!work.isDone()) {
                giveUpAtTheEnd(work);
            }
            var unused = work.whenComplete((done, problem) -> judging.goOn(() -> settle(own, done, problem)));
        } catch (Throwable problem) { // whoever else waits for it is to know
            own.completeExceptionally(problem);
        }
        return own;
    }

    /** What a function gives that may block. One that has not begun when the verification ends is not called any more. */
    <T> CompletableFuture<T> blocking(Supplier<T> task) {
        CompletableFuture<T> given = new CompletableFuture<>();
        CompletableFuture<T> judged = new CompletableFuture<>();
        giveUpAtTheEnd(given);
        var unused = given.whenComplete((done, problem) -> judging.goOn(() -> settle(judged, done, problem)));
        threads.run(() -> call(task, given), judging.context(), given::completeExceptionally);
        return judged;
    }

    private static <T> void call(Supplier<T> task, CompletableFuture<T> given) {
        if (given.isDone()) {
            return;
        }
        try {
            given.complete(task.get());
        } catch (Throwable problem) { // a function of somebody's own may throw anything
            given.completeExceptionally(problem);
        }
    }

    private static <T> void settle(CompletableFuture<T> future, T outcome, @Nullable Throwable problem) {
        if (problem == null) {
            future.complete(outcome);
        } else {
            future.completeExceptionally(problem);
        }
    }

    private void giveUpAtTheEnd(CompletableFuture<?> work) {
        Runnable cancelling = () -> work.cancel(true);
        open.add(cancelling);
        var unused = work.whenComplete((done, problem) -> open.remove(cancelling));
        if (over) { // it ended between the look and the start
            work.cancel(true);
        }
    }

    /** The verification has ended: what is open still is cancelled, where it can be told. */
    void end() {
        over = true;
        if (!open.isEmpty()) {
            judging.beside(() -> open.forEach(Runnable::run));
        }
    }

    private static CancellationException nobodyWaits() {
        return new CancellationException("the verification has ended");
    }
}
