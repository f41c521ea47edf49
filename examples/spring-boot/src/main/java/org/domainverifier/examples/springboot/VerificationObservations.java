package org.domainverifier.examples.springboot;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.VerificationListener;
import org.domainverifier.VerificationRun;
import org.springframework.stereotype.Component;

/**
 * A verification as a part of the trace of whoever wanted it: the listener is called in the caller's context, so that the request's observation, or
 * the job's, is the current one.
 */
@Component
final class VerificationObservations implements VerificationListener {
    private final ObservationRegistry registry;
    private final Map<VerificationRun, Observation> running = new ConcurrentHashMap<>();

    VerificationObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void started(VerificationRun run) {
        running.put(
                run,
                Observation.createNotStarted("domainverifier.verification", registry)
                        .contextualName("verify domain")
                        .highCardinalityKeyValue("domain", run.domain().toString())
                        .start());
    }

    @Override
    public void checked(VerificationRun run, CheckEntry entry) {
        of(run).ifPresent(observation -> observation.event(
                Observation.Event.of("check." + entry.key().id(), entry.key().id() + " " + entry.status())));
    }

    @Override
    public void reported(VerificationRun run, DomainReport report) {
        end(run, report.verdict().name());
    }

    @Override
    public void cancelled(VerificationRun run) {
        end(run, "CANCELLED");
    }

    private Optional<Observation> of(VerificationRun run) {
        return Optional.ofNullable(running.get(run));
    }

    private void end(VerificationRun run, String verdict) {
        of(run).ifPresent(observation ->
                observation.lowCardinalityKeyValue("verdict", verdict).stop());
        running.remove(run);
    }
}
