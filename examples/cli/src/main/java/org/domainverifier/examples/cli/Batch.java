package org.domainverifier.examples.cli;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.domainverifier.DomainReport;
import org.domainverifier.dns.DomainName;

/**
 * Verifies many domains side by side and reports on them in the order in which they came. However many there are, only so many
 * are in work at a time, and only so many reports wait for their turn.
 */
final class Batch {
    static final int MAX_IN_WORK = 32;
    private static final int MAX_WAITING = 1024;

    private final Function<DomainName, CompletableFuture<DomainReport>> verifier;
    private final Consumer<DomainReport> printer;
    private final Semaphore work = new Semaphore(MAX_IN_WORK);
    private final Semaphore room = new Semaphore(MAX_WAITING);

    Batch(Function<DomainName, CompletableFuture<DomainReport>> verifier, Consumer<DomainReport> printer) {
        this.verifier = verifier;
        this.printer = printer;
    }

    /** Returns when all is reported; throws what the source of domains or the printer threw. */
    void run(Supplier<Optional<DomainName>> domains) {
        ExecutorService printing = Executors.newSingleThreadExecutor();
        CompletableFuture<Void> printed = CompletableFuture.completedFuture(null);
        try {
            for (Optional<DomainName> domain = domains.get();
                    domain.isPresent() && !printed.isCompletedExceptionally();
                    domain = domains.get()) {
                room.acquireUninterruptibly();
                work.acquireUninterruptibly();
                CompletableFuture<DomainReport> report =
                        verifier.apply(domain.get()).whenComplete((done, problem) -> work.release());
                printed = printed.thenCombineAsync(
                                report,
                                (before, done) -> {
                                    printer.accept(done);
                                    return (Void) null;
                                },
                                printing)
                        .whenComplete((done, problem) -> room.release());
            }
        } finally {
            // also what was read before the source of domains broke is reported
            finish(printed);
            printing.shutdown();
        }
    }

    private static void finish(CompletableFuture<Void> printed) {
        try {
            printed.join();
        } catch (CompletionException problem) {
            if (problem.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw problem;
        }
    }
}
