package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.PolicyFetching.DOMAIN;
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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.PolicyFetch.ConnectFailure;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every outcome of fetching, against a real server with real certificates. */
@Timeout(60)
class HttpsPolicyFetcherIT {
    @Test
    void aPolicyIsFetched() throws IOException {
        PolicyFetch fetch = fetchFrom(ok(POLICY));
        assertThat(fetch).isInstanceOf(PolicyFetch.Fetched.class);
        MtaStsPolicy policy = fetch.policy().orElseThrow().orElseThrow();
        assertThat(policy.mode()).isEqualTo(MtaStsMode.ENFORCE);
        assertThat(policy.toString()).isEqualTo(POLICY);
    }

    @Test
    void theRequestIsOneGetThatSaysWhoAsks() throws IOException {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, HttpBehaviour.response(ok(POLICY)))) {
            fetch(server);
            assertThat(server.requests())
                    .containsExactly(List.of(
                            "GET /.well-known/mta-sts.txt HTTP/1.1",
                            "Host: " + HOST + ":" + server.port(),
                            "User-Agent: DomainVerifier (MTA-STS policy check)",
                            "Accept: text/plain",
                            "Connection: close"));
        }
    }

    @Test
    void theTypeMayHaveParametersAndAnyCase() throws IOException {
        assertThat(fetchFrom(ok("Content-Type: Text/Plain; charset=utf-8\r\n", POLICY)))
                .isInstanceOf(PolicyFetch.Fetched.class);
    }

    @Test
    void aBodyMayEndWithTheConnection() throws IOException {
        assertThat(fetchFrom(ok("Content-Type: text/plain\r\n", POLICY))
                        .policy()
                        .orElseThrow()
                        .isValid())
                .isTrue();
    }

    @Test
    void aBodyMayComeInChunks() throws IOException {
        String head = "content-type: text/plain\r\ntransfer-encoding: Chunked\r\n";
        String chunks = "10;ext=1\r\n" + POLICY.substring(0, 16) + "\r\n"
                + Integer.toHexString(POLICY.length() - 16).toUpperCase(java.util.Locale.ROOT) + "\r\n"
                + POLICY.substring(16) + "\r\n0\r\nTrailer: x\r\n\r\n";
        assertThat(fetchFrom(ok(head, chunks)).policy().orElseThrow().text()).isEqualTo(POLICY);
    }

    @Test
    void interimResponsesAreSkipped() throws IOException {
        assertThat(fetchFrom("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + ok(POLICY)))
                .isInstanceOf(PolicyFetch.Fetched.class);
    }

    @Test
    void aHostWithoutAddressesIsNotResolvable() {
        PolicyFetch fetch = fetch(fetcher(443).build(), ZoneResolver.parse("other.example. IN A 127.0.0.1"));
        assertThat(fetch)
                .isInstanceOfSatisfying(
                        PolicyFetch.NotResolvable.class,
                        not -> assertThat(not.cause()).isEmpty());
    }

    @Test
    void aDnsFailureIsNoAbsence() {
        DnsResolver broken = ZoneResolver.builder().servfail(HOST).build();
        assertThat(fetch(fetcher(443).build(), broken))
                .isInstanceOfSatisfying(
                        PolicyFetch.NotResolvable.class,
                        not -> assertThat(not.cause()).contains(FailureCause.SERVFAIL));
    }

    @Test
    void oneFamilyIsEnoughIfTheOtherFails() throws IOException {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, HttpBehaviour.response(ok(POLICY)))) {
            DnsResolver half = ZoneResolver.builder()
                    .zone(HOST + ". 300 IN A 127.0.0.1")
                    .servfail(HOST, org.domainverifier.dns.RecordType.AAAA)
                    .build();
            assertThat(fetch(fetcher(server.port()).build(), half)).isInstanceOf(PolicyFetch.Fetched.class);
        }
    }

    @Test
    void aClosedPortRefuses() throws IOException {
        int port;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = once.getLocalPort();
        }
        assertThat(fetch(fetcher(port).build(), LOOPBACK))
                .isInstanceOfSatisfying(
                        PolicyFetch.NotConnected.class,
                        not -> assertThat(not.failure()).isEqualTo(ConnectFailure.REFUSED));
    }

    @Test
    void theNextAddressIsTriedWhenOneRefuses() throws IOException {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, HttpBehaviour.response(ok(POLICY)))) {
            DnsResolver two = ZoneResolver.parse(HOST + ". IN A 127.0.0.2\n" + HOST + ". IN A 127.0.0.1");
            assertThat(fetch(fetcher(server.port()).build(), two)).isInstanceOf(PolicyFetch.Fetched.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 400, 403, 404, 410, 429, 500, 503})
    void anyStatusBut200IsAFailure(int status) throws IOException {
        assertThat(fetchFrom("HTTP/1.1 " + status + " Whatever\r\nContent-Type: text/plain\r\n\r\n" + POLICY))
                .isEqualTo(new PolicyFetch.BadStatus(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectToItselfIsNotFollowed(int status) throws IOException {
        String location = "https://" + HOST + PolicyRequest.PATH;
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(
                GOOD,
                HttpBehaviour.response(
                        "HTTP/1.1 " + status + " Moved\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(fetch(server)).isEqualTo(new PolicyFetch.Redirected(status, Optional.of(location)));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void anotherTypeIsReportedWithThePolicyItWouldBe() throws IOException {
        assertThat(fetchFrom(ok("Content-Type: text/html\r\n", POLICY)))
                .isInstanceOfSatisfying(PolicyFetch.WrongContentType.class, wrong -> {
                    assertThat(wrong.contentType()).contains("text/html");
                    assertThat(wrong.parsed().isValid()).isTrue();
                });
    }

    @Test
    void aMissingTypeIsNotTextPlain() throws IOException {
        assertThat(fetchFrom(ok("", POLICY)))
                .isInstanceOfSatisfying(
                        PolicyFetch.WrongContentType.class,
                        wrong -> assertThat(wrong.contentType()).isEmpty());
    }

    @Test
    void anExecutorThatTakesNoTaskIsNoException() {
        PolicyRequest request = PolicyRequest.of(DOMAIN, LOOPBACK, Duration.ofSeconds(30), task -> {
            throw new RejectedExecutionException("full");
        });
        assertThat(fetcher(443).build().fetch(request).join()).isInstanceOf(PolicyFetch.NotConnected.class);
    }
}
