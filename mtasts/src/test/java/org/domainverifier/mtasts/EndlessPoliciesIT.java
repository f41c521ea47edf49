package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.PolicyFetching.GOOD;
import static org.domainverifier.mtasts.PolicyFetching.HOST;
import static org.domainverifier.mtasts.PolicyFetching.LOOPBACK;
import static org.domainverifier.mtasts.PolicyFetching.POLICY;
import static org.domainverifier.mtasts.PolicyFetching.fetch;
import static org.domainverifier.mtasts.PolicyFetching.fetchFrom;
import static org.domainverifier.mtasts.PolicyFetching.fetcher;
import static org.domainverifier.mtasts.PolicyFetching.ok;
import static org.domainverifier.mtasts.PolicyFetching.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that sends too much, too slowly, or without end. */
@Timeout(60)
class EndlessPoliciesIT {
    @Test
    void tenMegabytesAreRefusedByTheirLength() throws IOException {
        assertThat(fetchFrom(ok("Content-Type: text/plain\r\nContent-Length: 10485760\r\n", "version: STSv1\n")))
                .isEqualTo(new PolicyFetch.TooLarge(65536));
    }

    @Test
    void tenMegabytesWithoutALengthAreNotReadToTheEnd() throws Exception {
        byte[] block = new byte[64 * 1024];
        java.util.Arrays.fill(block, (byte) 'x');
        int[] sent = new int[1];
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, (out, closing) -> {
            out.write(ok("Content-Type: text/plain\r\n", "").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 160; i++) {
                out.write(block);
                sent[0]++;
            }
        })) {
            assertThat(fetch(server)).isEqualTo(new PolicyFetch.TooLarge(65536));
            assertThat(server.awaitClientGone(Duration.ofSeconds(20))).isTrue();
            assertThat(sent[0]).isLessThan(160);
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() throws IOException {
        String body = POLICY + "x: " + "y".repeat(65536 - POLICY.length() - 3);
        assertThat(fetchFrom(ok(body)).policy().orElseThrow().text()).hasSize(65536);
        assertThat(fetchFrom(ok(body + "y"))).isEqualTo(new PolicyFetch.TooLarge(65536));
    }

    @Test
    void aHugeChunkIsRefusedByItsSize() throws IOException {
        assertThat(fetchFrom(ok("Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n", "ffffffff\r\nx")))
                .isEqualTo(new PolicyFetch.TooLarge(65536));
    }

    @Test
    void anEndlessBodyIsCutOff() throws Exception {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, HttpBehaviour.endlessBody())) {
            assertThat(fetch(server)).isEqualTo(new PolicyFetch.TooLarge(65536));
            assertThat(server.awaitClientGone(Duration.ofSeconds(20))).isTrue();
        }
    }

    static Stream<HttpBehaviour> endlessHeads() {
        return Stream.of(
                HttpBehaviour.endlessHead(), HttpBehaviour.endlessHeader(), HttpBehaviour.endlessInterimResponses());
    }

    @ParameterizedTest
    @MethodSource("endlessHeads")
    void anEndlessHeadIsCutOff(HttpBehaviour behaviour) throws Exception {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, behaviour)) {
            assertThat(fetch(server)).isInstanceOf(PolicyFetch.BadResponse.class);
            assertThat(server.awaitClientGone(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void endlessEmptyLookingChunksAreCutOffByTheirContent() throws Exception {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, HttpBehaviour.endlessChunks())) {
            assertThat(fetch(server)).isEqualTo(new PolicyFetch.TooLarge(65536));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1e3\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nversion: STSv1",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nx",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
                        + "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
            })
    void whatIsNoHttpIsABadResponse(String response) throws IOException {
        assertThat(fetchFrom(response)).isInstanceOf(PolicyFetch.BadResponse.class);
    }

    @Test
    void aSlowDripEndsWithTheTotalTime() throws Exception {
        try (LoopbackPolicyServer server =
                LoopbackPolicyServer.start(GOOD, HttpBehaviour.slowBody(Duration.ofSeconds(1)))) {
            HttpsPolicyFetcher hasty =
                    fetcher(server.port()).timeLimit(Duration.ofMillis(1500)).build();
            assertThat(fetch(hasty, LOOPBACK)).isEqualTo(new PolicyFetch.TimedOut(Duration.ofMillis(1500)));
            assertThat(server.awaitClientGone(Duration.ofSeconds(20)))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    @Test
    void aServerThatNeverAnswersEndsWithTheTotalTime() throws Exception {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, HttpBehaviour.silence())) {
            HttpsPolicyFetcher hasty =
                    fetcher(server.port()).timeLimit(Duration.ofMillis(500)).build();
            assertThat(fetch(hasty, LOOPBACK)).isEqualTo(new PolicyFetch.TimedOut(Duration.ofMillis(500)));
        }
    }

    @Test
    void aResolverThatNeverAnswersEndsWithTheTotalTime() {
        DnsResolver silent = ZoneResolver.builder().silence(HOST).build();
        HttpsPolicyFetcher hasty =
                fetcher(443).timeLimit(Duration.ofMillis(200)).build();
        assertThat(fetch(hasty, silent)).isEqualTo(new PolicyFetch.TimedOut(Duration.ofMillis(200)));
    }

    @Test
    void theRequestsTimeLimitCountsIfItIsShorter() {
        DnsResolver silent = ZoneResolver.builder().silence(HOST).build();
        PolicyFetch fetch = fetcher(443)
                .build()
                .fetch(request(silent, Duration.ofMillis(100)))
                .join();
        assertThat(fetch).isEqualTo(new PolicyFetch.TimedOut(Duration.ofMillis(100)));
    }
}
