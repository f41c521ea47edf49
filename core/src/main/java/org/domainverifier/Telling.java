package org.domainverifier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.session.QuestionSight;
import org.domainverifier.threads.InTurn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners of one verification, each in its own turn, on workers. Costs nothing where there are none. */
final class Telling implements QuestionSight {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final List<Told> listeners;
    private final Running run;
    private final CallerContext context;
    private boolean over; // guarded by this

    /**
     * A listener.
     *
     * @param complained whether the log has told that it fails: once is enough of one that always does
     */
    private record Told(VerificationListener listener, InTurn turns, AtomicBoolean complained) {}

    /** Equal to itself only. */
    private static final class Running implements VerificationRun {
        private final DomainName domain;
        private final Instant startedAt;
        private final boolean preview;
        private final int checks;

        Running(DomainName domain, Instant startedAt, int checks, boolean preview) {
            this.domain = domain;
            this.startedAt = startedAt;
            this.checks = checks;
            this.preview = preview;
        }

        @Override
        public DomainName domain() {
            return domain;
        }

        @Override
        public Instant startedAt() {
            return startedAt;
        }

        @Override
        public int checks() {
            return checks;
        }

        @Override
        public boolean isPreview() {
            return preview;
        }

        @Override
        public String toString() {
            return "VerificationRun[domain=" + domain + ", startedAt=" + startedAt + "]";
        }
    }

    private Telling(List<Told> listeners, Running run, CallerContext context) {
        this.listeners = listeners;
        this.run = run;
        this.context = context;
    }

    /** Of a verification that begins now. */
    static Telling of(
            List<VerificationListener> listeners,
            DomainName domain,
            Instant startedAt,
            int checks,
            boolean preview,
            CallerContext context) {
        return new Telling(
                listeners.stream()
                        .map(listener -> new Told(listener, new InTurn(), new AtomicBoolean()))
                        .toList(),
                new Running(domain, startedAt, checks, preview),
                context);
    }

    void started() {
        if (isWanted()) {
            tell(listener -> listener.started(run));
        }
    }

    @Override
    public void asked(DnsQuestion question) {
        if (isWanted()) {
            tell(listener -> listener.asked(run, question));
        }
    }

    @Override
    public void answered(DnsAnswer answer, Duration took) {
        if (isWanted()) {
            tell(listener -> listener.answered(run, answer, took));
        }
    }

    void checked(CheckEntry entry) {
        if (isWanted()) {
            tell(listener -> listener.checked(run, entry));
        }
    }

    /** The last that is told. */
    void reported(DomainReport report) {
        if (isWanted()) {
            tellLast(listener -> listener.reported(run, report));
        }
    }

    /** The last that is told, instead. */
    void cancelled() {
        if (isWanted()) {
            tellLast(listener -> listener.cancelled(run));
        }
    }

    private boolean isWanted() {
        return !listeners.isEmpty();
    }

    /** In one order for all listeners. */
    private synchronized void tell(Consumer<VerificationListener> what) {
        if (!over) {
            listeners.forEach(told -> told.turns().executeElsewhere(context.around(() -> tell(told, what))));
        }
    }

    private synchronized void tellLast(Consumer<VerificationListener> what) {
        tell(what);
        over = true;
    }

    private static void tell(Told told, Consumer<VerificationListener> what) {
        try {
            what.accept(told.listener());
        } catch (Throwable broken) { // it is somebody's own
            if (told.complained().compareAndSet(false, true)) {
                LOG.warn("a listener failed; what else it does in this verification is not told", broken);
            }
        }
    }
}
