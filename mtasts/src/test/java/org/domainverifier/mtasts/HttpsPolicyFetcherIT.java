package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.PolicyFetch.ConnectFailure;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.domainverifier.testing.https.ServerIdentity;
import org.domainverifier.testing.https.TestAuthority;
import org.domainverifier.testing.https.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every outcome of fetching, against a real server with real certificates. */
@Timeout(60)
class HttpsPolicyFetcherIT {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final String HOST = "mta-sts.customer.example";
    private static final TestAuthority AUTHORITY = TestAuthority.create("Trusted Test Authority");
    private static final TestAuthority STRANGER = TestAuthority.create("Unknown Test Authority");
    private static final ServerIdentity GOOD = AUTHORITY.identity(HOST);
    private static final DnsResolver LOOPBACK = ZoneResolver.parse(HOST + ". 300 IN A 127.0.0.1");
    private static final String POLICY =
            "version: STSv1\r\nmode: enforce\r\nmx: mail.customer.example\r\nmax_age: 1209600\r\n";

    private static HttpsPolicyFetcher.Builder fetcher(int port) {
        return HttpsPolicyFetcher.builder()
                .trusting(AUTHORITY.trustStore())
                .port(port)
                .allowSpecialAddresses();
    }

    private static PolicyFetch fetch(HttpsPolicyFetcher fetcher, DnsResolver dns) {
        return fetcher.fetch(request(dns, Duration.ofSeconds(30))).join();
    }

    private static PolicyRequest request(DnsResolver dns, Duration timeLimit) {
        return PolicyRequest.of(DOMAIN, dns, timeLimit, task -> new Thread(task).start());
    }

    private static PolicyFetch fetch(LoopbackPolicyServer server) {
        return fetch(fetcher(server.port()).build(), LOOPBACK);
    }

    private static PolicyFetch fetchFrom(ServerIdentity context, String response) throws IOException {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(context, HttpBehaviour.response(response))) {
            return fetch(server);
        }
    }

    private static PolicyFetch fetchFrom(String response) throws IOException {
        return fetchFrom(GOOD, response);
    }

    private static String ok(String headers, String body) {
        return "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body;
    }

    private static String ok(String body) {
        return ok("Content-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n", body);
    }

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

    private static PolicyFetch.CertificateRejected rejected(ServerIdentity context) throws IOException {
        PolicyFetch fetch = fetchFrom(context, ok(POLICY));
        assertThat(fetch).isInstanceOf(PolicyFetch.CertificateRejected.class);
        return (PolicyFetch.CertificateRejected) fetch;
    }

    @Test
    void anExpiredCertificateIsRejected() throws IOException {
        assertThat(rejected(AUTHORITY.identity(Validity.expired(), HOST)).problems())
                .containsExactly(CertificateProblem.EXPIRED);
    }

    @Test
    void aCertificateOfTomorrowIsRejected() throws IOException {
        assertThat(rejected(AUTHORITY.identity(Validity.notYet(), HOST)).problems())
                .containsExactly(CertificateProblem.NOT_YET_VALID);
    }

    @Test
    void aCertificateForAnotherNameIsRejectedAndSaysForWhich() throws IOException {
        PolicyFetch.CertificateRejected rejected =
                rejected(AUTHORITY.identity("mta-sts.provider.example", "www.provider.example"));
        assertThat(rejected.problems()).containsExactly(CertificateProblem.WRONG_NAME);
        assertThat(rejected.names()).containsExactly("mta-sts.provider.example", "www.provider.example");
    }

    @Test
    void aCertificateOfAnUnknownIssuerIsRejectedAndSaysOfWhom() throws IOException {
        PolicyFetch.CertificateRejected rejected = rejected(STRANGER.identity(HOST));
        assertThat(rejected.problems()).containsExactly(CertificateProblem.ISSUER_NOT_SENT);
        assertThat(rejected.issuer()).isEqualTo("CN=Unknown Test Authority");
    }

    @Test
    void everythingWrongWithACertificateIsReported() throws IOException {
        assertThat(rejected(STRANGER.identity(Validity.expired(), "other.example"))
                        .problems())
                .contains(CertificateProblem.EXPIRED, CertificateProblem.WRONG_NAME);
    }

    @Test
    void theCommonNameDoesNotCount() throws IOException {
        assertThat(rejected(AUTHORITY.identity(HOST, Validity.current())).problems())
                .containsExactly(CertificateProblem.WRONG_NAME);
    }

    @Test
    void aWildcardIsGoodForOneLabel() throws IOException {
        assertThat(fetchFrom(AUTHORITY.identity("*.customer.example"), ok(POLICY)))
                .isInstanceOf(PolicyFetch.Fetched.class);
        assertThat(rejected(AUTHORITY.identity("*.example")).problems()).containsExactly(CertificateProblem.WRONG_NAME);
    }

    @Test
    void aWildcardInsideALabelIsNone() throws IOException {
        assertThat(rejected(AUTHORITY.identity("mta*.customer.example")).problems())
                .containsExactly(CertificateProblem.WRONG_NAME);
    }

    @Test
    void theJvmsAuthoritiesAreTrustedByDefaultAndNoOthers() throws IOException {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, HttpBehaviour.response(ok(POLICY)))) {
            HttpsPolicyFetcher plain = HttpsPolicyFetcher.builder()
                    .port(server.port())
                    .allowSpecialAddresses()
                    .build();
            assertThat(fetch(plain, LOOPBACK))
                    .isInstanceOfSatisfying(
                            PolicyFetch.CertificateRejected.class,
                            rejected -> assertThat(rejected.problems())
                                    .containsExactly(CertificateProblem.ISSUER_NOT_SENT));
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

    @Test
    void anExecutorThatTakesNoTaskIsNoException() {
        PolicyRequest request = PolicyRequest.of(DOMAIN, LOOPBACK, Duration.ofSeconds(30), task -> {
            throw new RejectedExecutionException("full");
        });
        assertThat(fetcher(443).build().fetch(request).join()).isInstanceOf(PolicyFetch.NotConnected.class);
    }
}
