package org.domainverifier.examples.springboot;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.VerificationListener;
import org.domainverifier.VerificationRun;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.json.ReportJson;
import org.domainverifier.text.Messages;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends a page what happens: {@code started}, {@code check} for each, {@code report}. It is told one thing after the other. */
final class ProgressStream implements VerificationListener {
    private final SseEmitter emitter;
    private final Locale locale;
    private final Messages messages;
    private final ReportJson json;

    ProgressStream(SseEmitter emitter, Locale locale, ReportJson json) {
        this.emitter = emitter;
        this.locale = locale;
        this.json = json;
        messages = Messages.of(locale);
    }

    /** A verification has so many checks. */
    record Started(String domain, int checks) {}

    /** A check has ended; the label and the sentences are for people. */
    record Checked(String check, String name, CheckStatus status, String label, List<String> findings) {}

    @Override
    public void started(VerificationRun run) {
        send("started", new Started(run.domain().toDisplay(), run.checks()));
    }

    @Override
    public void checked(VerificationRun run, CheckEntry entry) {
        List<String> findings = entry.findings().stream()
                .map(finding -> finding.withoutServers().message(locale))
                .toList();
        send(
                "check",
                new Checked(
                        entry.key().id(),
                        entry.name().toDisplay(),
                        entry.status(),
                        messages.label(entry.status()),
                        findings));
    }

    @Override
    public void reported(VerificationRun run, DomainReport report) {
        send("report", json.write(report));
        emitter.complete();
    }

    @Override
    public void cancelled(VerificationRun run) {
        emitter.complete();
    }

    private void send(String event, Object data) {
        try {
            emitter.send(SseEmitter.event().name(event).data(data, MediaType.APPLICATION_JSON));
        } catch (IOException | IllegalStateException gone) {
            // the page was closed: the server tells the emitter's onError, which cancels the verification
        }
    }
}
