package org.domainverifier.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.VerificationListener;
import org.domainverifier.VerificationRun;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.testing.LoopbackDnsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spans by OpenTelemetry's own API, where there is no Micrometer; {@code docs/spring.md} shows the listener. */
@Timeout(60)
class OpenTelemetryTest {
    /** A span for each verification, and one within it for each check. */
    static final class VerificationSpans implements VerificationListener {
        private final Tracer tracer;
        private final Map<VerificationRun, Span> running = new ConcurrentHashMap<>();

        VerificationSpans(Tracer tracer) {
            this.tracer = tracer;
        }

        @Override
        public void started(VerificationRun run) { // in the caller's context, whose span is the parent
            running.put(
                    run,
                    tracer.spanBuilder("verify domain")
                            .setStartTimestamp(run.startedAt())
                            .setAttribute("domain", run.domain().toString())
                            .startSpan());
        }

        @Override
        public void checked(VerificationRun run, CheckEntry entry) {
            Instant now = Instant.now();
            tracer.spanBuilder("check " + entry.key().id())
                    .setParent(Context.current().with(running.get(run)))
                    .setStartTimestamp(now.minus(entry.usage().elapsed()))
                    .setAttribute("status", entry.status().name())
                    .startSpan()
                    .end(now);
        }

        @Override
        public void reported(VerificationRun run, DomainReport report) {
            running.remove(run).setAttribute("verdict", report.verdict().name()).end();
        }

        @Override
        public void cancelled(VerificationRun run) {
            running.remove(run).end();
        }
    }

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()
            .get("test");

    @Test
    void theSpansOfAVerificationBelongToTheCallersTrace() {
        try (LoopbackDnsServer dns = DemoDns.start();
                DnsJavaResolver resolver = DnsJavaResolver.of(dns.address())) {
            DomainVerifier verifier = DomainVerifier.builder()
                    .resolver(resolver)
                    .contextPropagation(() -> Context.current()::wrap)
                    .listener(new VerificationSpans(tracer))
                    .build();
            Span request = tracer.spanBuilder("request").startSpan();
            try (Scope scope = request.makeCurrent()) {
                assertThat(scope).isNotNull();
                verifier.verifyAsync("all-right.example").join();
            } finally {
                request.end();
            }

            SpanData verification = ended("verify domain");
            assertThat(verification.getParentSpanId())
                    .isEqualTo(request.getSpanContext().getSpanId());
            assertThat(verification.getAttributes().toString()).contains("all-right.example", "VERIFIED");
            assertThat(exporter.getFinishedSpanItems())
                    .filteredOn(span -> span.getName().startsWith("check "))
                    .hasSize(6)
                    .allMatch(span -> span.getParentSpanId().equals(verification.getSpanId()))
                    .allMatch(span -> span.getEndEpochNanos() >= span.getStartEpochNanos());
        }
    }

    private SpanData ended(String name) {
        return Eventually.value(
                        () -> exporter.getFinishedSpanItems().stream()
                                .filter(span -> span.getName().equals(name))
                                .findFirst(),
                        span -> span.isPresent())
                .orElseThrow();
    }
}
