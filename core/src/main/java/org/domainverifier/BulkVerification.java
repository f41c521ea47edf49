package org.domainverifier;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.InvalidDomainNameException;
import org.domainverifier.threads.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Many domains that are being verified, a bounded number at a time; each result comes once, with the input that it belongs to.
 *
 * <pre>{@code
 * try (BulkVerification<String> all = verifier.verifyAll(domains)) {
 *     for (BulkResult<String> result : all) {
 *         store(result);
 *     }
 * }
 * }</pre>
 *
 * <p>Whoever takes results sets the pace. The inputs are read by the thread that takes results, one at a time, and only when there is room for
 * one more: a source may be a cursor of a database or have no end, and one that blocks holds up the results. What has been begun goes on
 * meanwhile, on workers of the library. Who takes nothing any more makes nothing begin, and {@link #close()} ends what is in work.
 *
 * <p>Results are for one thread at a time. {@link #close()} and the counts are for any.
 *
 * @param <T> what was handed over
 */
public final class BulkVerification<T> implements Iterable<BulkResult<T>>, AutoCloseable {
    private static final int HELD_PER_WORK = 2;

    /** An input on its way. */
    private static final class Slot<T> {
        private final T input;
        private @Nullable BulkResult<T> result;
        private @Nullable CompletableFuture<DomainReport> coming;

        Slot(T input) {
            this.input = input;
        }
    }

    private final Iterator<? extends T> source;
    private final Function<? super T, @Nullable String> domain;
    private final BulkOptions options;
    private final CallerContext context;
    private final VerifierSettings settings;
    private final Results results = new Results();
    private final OpenQuestions.Total open;

    private final Object lock = new Object();
    private final Set<Slot<T>> running = new HashSet<>(); // guarded by the lock, as all below
    private final Deque<Slot<T>> waiting = new ArrayDeque<>(); // to be taken, in this order
    private long begun;
    private long ended;
    private long taken;
    private boolean exhausted;
    private boolean closed;
    private @Nullable Throwable broken;

    BulkVerification(
            Iterator<? extends T> source,
            Function<? super T, @Nullable String> domain,
            BulkOptions options,
            VerifierSettings settings) {
        this.source = source;
        this.domain = domain;
        this.options = options;
        this.settings = settings;
        this.context = CallerContext.capture(settings.contexts());
        this.open = new OpenQuestions.Total(options.openQuestions(), this::wake);
    }

    /**
     * The results as they come, each once: all callers share one iterator. It waits where none is there yet; if its thread is interrupted then, everything
     * is closed, and it throws a {@link CancellationException} with the thread still interrupted. What the source or the function for the domain
     * throws, it throws.
     *
     * @return the results that were not taken yet
     */
    @Override
    public Iterator<BulkResult<T>> iterator() {
        return results;
    }

    /**
     * The same as a stream; closing it closes this.
     *
     * @return a sequential stream of the results that were not taken yet
     */
    public Stream<BulkResult<T>> stream() {
        int traits = Spliterator.NONNULL | Spliterator.ORDERED;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(results, traits), false)
                .onClose(this::close);
    }

    /**
     * How many inputs have been begun.
     *
     * @return the number by now, nonsense included
     */
    public long begun() {
        synchronized (lock) {
            return begun;
        }
    }

    /**
     * How many inputs have a result, taken or not.
     *
     * @return the number by now
     */
    public long ended() {
        synchronized (lock) {
            return ended;
        }
    }

    /** Begins nothing any more and cancels what is in work: no question is asked, no time is waited for. Results that were not taken are dropped. */
    @Override
    public void close() {
        List<CompletableFuture<DomainReport>> inWork = new ArrayList<>();
        synchronized (lock) {
            closed = true;
            waiting.clear();
            for (Slot<T> slot : running) {
                if (slot.coming != null) {
                    inWork.add(slot.coming);
                }
            }
            lock.notifyAll();
        }
        inWork.forEach(coming -> coming.cancel(true));
    }

    private void wake() {
        synchronized (lock) {
            lock.notifyAll();
        }
    }

    private final class Results implements Iterator<BulkResult<T>> {
        private @Nullable BulkResult<T> next;

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = take();
            }
            return next != null;
        }

        @Override
        public BulkResult<T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all results have been taken");
            }
            BulkResult<T> taking = Objects.requireNonNull(next);
            next = null;
            return taking;
        }
    }

    /** The next result; null if there is none any more. */
    private @Nullable BulkResult<T> take() {
        if (mayBegin()) { // so that those who take their time with each result keep as many in work
            begin();
        }
        try {
            return takeOrBegin();
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a result");
        }
    }

    private @Nullable BulkResult<T> takeOrBegin() throws InterruptedException {
        while (true) {
            synchronized (lock) {
                @Nullable BulkResult<T> result = poll();
                while (result == null && !closed && !mayBegin()) {
                    if ((exhausted || broken != null) && running.isEmpty()) {
                        rethrow();
                        return null;
                    }
                    lock.wait();
                    result = poll();
                }
                if (result != null || closed) {
                    return closed ? null : result;
                }
            }
            begin();
        }
    }

    private @Nullable BulkResult<T> poll() {
        @Nullable Slot<T> first = waiting.peek();
        if (first == null || first.result == null) {
            return null;
        }
        waiting.remove();
        taken++;
        return first.result;
    }

    private void rethrow() {
        if (broken instanceof RuntimeException exception) {
            throw exception;
        } else if (broken instanceof Error error) {
            throw error;
        }
    }

    private boolean mayBegin() {
        synchronized (lock) {
            return !closed
                    && !exhausted
                    && broken == null
                    && running.size() < options.inWork()
                    && begun - taken < (long) HELD_PER_WORK * options.inWork()
                    && (running.isEmpty() || open.hasRoom());
        }
    }

    /** Reads an input, outside of the lock: nobody knows how long that takes. */
    private void begin() {
        try {
            if (!source.hasNext()) {
                synchronized (lock) {
                    exhausted = true;
                }
                return;
            }
            T input = source.next();
            @Nullable String text = domain.apply(input);
            begin(new Slot<>(input), text == null ? "" : text);
        } catch (RuntimeException | Error problem) {
            synchronized (lock) {
                broken = problem; // to be told when all results before it have been taken
            }
        }
    }

    private void begin(Slot<T> slot, String text) {
        @Nullable DomainName name = null;
        synchronized (lock) {
            begun++;
            try {
                name = DomainName.of(text);
                running.add(slot);
            } catch (InvalidDomainNameException nonsense) {
                slot.result = new BulkResult.NotADomain<>(slot.input, nonsense);
                ended++;
            }
            if (name == null || options.inGivenOrder()) {
                waiting.add(slot);
            }
        }
        if (name != null) {
            DomainName verified = name;
            OpenQuestions questions = new OpenQuestions(open);
            Workers.shared().execute(context.around(() -> verify(slot, verified, questions)));
        }
    }

    private void verify(Slot<T> slot, DomainName name, OpenQuestions questions) {
        try {
            CompletableFuture<DomainReport> coming = verify(name, questions);
            questions.begun();
            boolean late;
            synchronized (lock) {
                slot.coming = coming;
                late = closed;
            }
            if (late) {
                coming.cancel(true);
            }
            var unused = coming.whenComplete((report, cancelled) -> end(slot, questions, report, null));
        } catch (RuntimeException | Error problem) { // else somebody would wait for ever
            end(slot, questions, null, problem);
        }
    }

    private CompletableFuture<DomainReport> verify(DomainName name, OpenQuestions questions) {
        synchronized (lock) {
            if (closed) {
                return CompletableFuture.failedFuture(new CancellationException("it was closed"));
            }
        }
        return new Verification(name, settings, settings.view().intercepted(questions), false).run();
    }

    private void end(
            Slot<T> slot, OpenQuestions questions, @Nullable DomainReport report, @Nullable Throwable problem) {
        questions.end();
        synchronized (lock) {
            running.remove(slot);
            if (report != null && !closed) {
                slot.result = new BulkResult.Verified<>(slot.input, report);
                ended++;
                if (!options.inGivenOrder()) {
                    waiting.add(slot);
                }
            }
            if (problem != null) {
                broken = problem;
            }
            lock.notifyAll();
        }
    }
}
