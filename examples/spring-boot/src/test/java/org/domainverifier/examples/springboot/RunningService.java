package org.domainverifier.examples.springboot;

import static java.net.URLEncoder.encode;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.testing.LoopbackDnsServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, and a client of it. */
final class RunningService implements AutoCloseable {
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final ConfigurableApplicationContext context;
    private final String root;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
        root = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    static RunningService start(LoopbackDnsServer dns, String database, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.forward-headers-strategy=native",
                "--dns.servers=" + dns.hostAndPort(),
                "--spring.datasource.url=" + database,
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN",
                "--management.endpoints.web.exposure.include=health,metrics",
                "--management.endpoint.health.show-details=always"));
        arguments.addAll(List.of(settings));
        return new RunningService(
                new SpringApplicationBuilder(DomainService.class, Spans.class).run(arguments.toArray(String[]::new)));
    }

    /** Keeps the spans, which would else be sent to a collector. */
    static class Spans {
        @Bean
        InMemorySpanExporter spanExporter() {
            return InMemorySpanExporter.create();
        }

        @Bean
        SpanProcessor spanProcessor(InMemorySpanExporter exporter) {
            return SimpleSpanProcessor.create(exporter);
        }
    }

    List<SpanData> spans() {
        return context.getBean(InMemorySpanExporter.class).getFinishedSpanItems();
    }

    /** An answer. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path, String domain, String... headers) {
        return send("GET", path + "?domain=" + encode(domain, StandardCharsets.UTF_8), headers);
    }

    Answer post(String path, String domain, String... headers) {
        return send("POST", path + "?domain=" + encode(domain, StandardCharsets.UTF_8), headers);
    }

    Answer put(String path, String domain) {
        return send("PUT", path + "?domain=" + encode(domain, StandardCharsets.UTF_8));
    }

    Answer get(String path) {
        return send("GET", path);
    }

    /** Begins to read an answer, and hangs up. */
    void openAndClose(String path, String domain) throws IOException {
        URI address = URI.create(root);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = "GET " + path + "?domain=" + domain
                    + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() < 0) {
                throw new IOException("no answer");
            }
        }
    }

    /** By a client of its own, unless a header says which. */
    private Answer send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("X-Forwarded-For", "192.0.2." + CLIENTS.incrementAndGet() % 250);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
