package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.https.TestAuthority;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Over HTTPS and over TLS, the same server gives the same answers as over UDP, and fails in the same ways. */
@Timeout(60)
class EncryptedResolverWireTest {
    static final TestAuthority AUTHORITY = TestAuthority.create("Resolvers");
    /** For what is answered; a busy machine takes its time for a handshake. */
    private static final Duration PATIENT = Duration.ofSeconds(25);

    /** What carries the messages. */
    enum Way {
        HTTPS,
        TLS
    }

    private static LoopbackDnsServer server;
    private static HttpsDnsServer https;
    private static TlsDnsServer tls;
    private static Map<Way, MessageResolver> patient;

    @BeforeAll
    static void start() {
        server = LoopbackDnsServer.builder()
                .zone(ResolvedOnLoopback.EXAMPLE)
                .validating()
                .start();
        https = HttpsDnsServer.inFrontOf(server.address(), AUTHORITY.identity("localhost"));
        tls = TlsDnsServer.inFrontOf(server.address(), AUTHORITY.identity("dns.example"));
        patient = Map.of(Way.HTTPS, over(Way.HTTPS, PATIENT), Way.TLS, over(Way.TLS, PATIENT));
    }

    @AfterAll
    static void stop() throws IOException {
        patient.values().forEach(MessageResolver::close);
        https.close();
        tls.close();
        server.close();
    }

    @AfterEach
    void behaveAgain() {
        server.clearFaults();
        server.clearQuestions();
    }

    static SSLContext trusting(TestAuthority authority) {
        return trusting(authority.trustStore());
    }

    private static SSLContext trusting(KeyStore authorities) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MessageResolver over(Way way, Duration timeout) {
        SSLContext trust = trusting(AUTHORITY);
        MessageExchange exchange = way == Way.HTTPS
                ? HttpsExchange.at(https.uri(), trust)
                : TlsExchange.at(tls.address(), "dns.example", trust);
        return MessageResolver.builder(exchange).timeout(timeout).build();
    }

    private static DnsAnswer ask(DnsResolver resolver, String name, RecordType type) {
        return resolver.resolve(new DnsQuestion(DomainName.of(name), type))
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static String told(DnsAnswer answer) {
        return answer.getClass().getSimpleName() + " " + answer.aliases() + " " + answer.records() + " " + answer.ttl()
                + " " + answer.origin().authenticated() + " " + answer.origin().authoritative()
                + (answer instanceof DnsAnswer.Failure failure ? failure.cause() : "");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theAnswersAreThoseOfUdp(Way way) {
        List<String> names = List.of(
                "example.com",
                "mail.example.com",
                "alias.example.com",
                "gone.example.com",
                "loop.example.com",
                "b.c.example.com",
                "nothing.example.com",
                "hidden.example.com",
                "away.example.com");
        MessageResolver resolver = patient.get(way);
        try (DnsJavaResolver udp = DnsJavaResolver.of(server.address())) {
            for (String name : names) {
                for (RecordType type : List.of(RecordType.TXT, RecordType.MX, RecordType.A, RecordType.CNAME)) {
                    assertThat(told(ask(resolver, name, type)))
                            .as("%s %s", name, type)
                            .isEqualTo(told(ask(udp, name, type)));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whoWasAskedAndWhatItVouchesForIsTold(Way way) {
        MessageResolver resolver = patient.get(way);
        DnsAnswer answer = ask(resolver, "example.com", RecordType.MX);

        assertThat(answer.origin().server()).contains(resolver.label());
        assertThat(answer.origin().authenticated()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aServerThatDoesNotKnowEdnsIsAskedWithout(Way way) {
        server.faultForAll(Fault.EDNS_FORMERR);

        assertThat(ask(patient.get(way), "example.com", RecordType.MX).records())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void manyQuestionsAtOnceShareConnections(Way way) {
        int before = tls.connections.get();
        try (MessageResolver resolver = over(way, PATIENT)) {
            assertThat(ask(resolver, "example.com", RecordType.MX).records()).hasSize(1);
            List<CompletableFuture<DnsAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < (way == Way.HTTPS ? 10 : 100); i++) { // HTTP/1.1 has a connection for each
                answers.add(resolver.resolve(DomainName.of("n" + i + ".example.com"), RecordType.TXT));
            }

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(
                                    answer.orTimeout(30, TimeUnit.SECONDS).join())
                            .isInstanceOf(DnsAnswer.NoSuchName.class));
        }
        assertThat(tls.connections.get() - before).isEqualTo(way == Way.TLS ? 1 : 0);
    }

    static Stream<Arguments> failures() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(
                        Arguments.of(way, Fault.SERVFAIL, FailureCause.SERVFAIL),
                        Arguments.of(way, Fault.REFUSED, FailureCause.REFUSED),
                        Arguments.of(way, Fault.NOTIMP, FailureCause.MALFORMED),
                        Arguments.of(way, Fault.servfail(6), FailureCause.BOGUS),
                        Arguments.of(way, Fault.TRUNCATED, FailureCause.MALFORMED),
                        Arguments.of(way, Fault.WRONG_QUESTION, FailureCause.MALFORMED),
                        Arguments.of(way, Fault.TWO_QUESTIONS, FailureCause.MALFORMED),
                        Arguments.of(way, Fault.ECHO, FailureCause.MALFORMED),
                        Arguments.of(way, Fault.GARBAGE_BODY, FailureCause.MALFORMED),
                        Arguments.of(way, Fault.COMPRESSION_LOOP, FailureCause.MALFORMED),
                        Arguments.of(way, Fault.FALSE_COUNTS, FailureCause.MALFORMED),
                        Arguments.of(way, Fault.UPWARD_REFERRAL, FailureCause.MALFORMED),
                        Arguments.of(way, Fault.ALIASES_WITHOUT_END, FailureCause.CNAME_LOOP)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatAServerDoesWrongIsAFailure(Way way, Fault fault, FailureCause cause) {
        server.faultForAll(fault);
        MessageResolver resolver = patient.get(way);
        DnsAnswer answer = ask(resolver, "example.com", RecordType.MX);

        ResolvedOnLoopback.assertFailure(answer, cause, "");
        assertThat(answer.origin().server()).contains(resolver.label());
    }

    /** Over HTTPS the id is 0 and another one is refused; over TLS it tells the messages apart, so another one answers nobody. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void anAnswerWithAnotherIdIsNotBelieved(Way way) {
        server.faultForAll(Fault.WRONG_ID);
        try (MessageResolver resolver = over(way, way == Way.HTTPS ? PATIENT : Duration.ofSeconds(1))) {
            DnsAnswer answer = ask(resolver, "example.com", RecordType.MX);

            assertThat(answer.isFailure()).isTrue();
            assertThat(((DnsAnswer.Failure) answer).cause())
                    .isEqualTo(way == Way.HTTPS ? FailureCause.MALFORMED : FailureCause.TIMEOUT);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aServerThatSaysNothingIsATimeOut(Way way) {
        server.faultForAll(Fault.SILENT);
        try (MessageResolver resolver = over(way, Duration.ofMillis(400))) {
            long start = System.nanoTime();
            ResolvedOnLoopback.assertFailure(
                    ask(resolver, "example.com", RecordType.MX), FailureCause.TIMEOUT, "no answer within 400 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aCertificateThatNobodyVouchesForEndsIt(Way way) throws IOException {
        TestAuthority unknown = TestAuthority.create("Unknown");
        try (HttpsDnsServer https = HttpsDnsServer.inFrontOf(server.address(), unknown.identity("localhost"));
                TlsDnsServer tls = TlsDnsServer.inFrontOf(server.address(), unknown.identity("dns.example"));
                MessageResolver resolver = MessageResolver.over(
                        way == Way.HTTPS
                                ? HttpsExchange.at(https.uri(), trusting(AUTHORITY))
                                : TlsExchange.at(tls.address(), "dns.example", trusting(AUTHORITY)))) {
            ResolvedOnLoopback.assertFailure(
                    ask(resolver, "example.com", RecordType.MX), FailureCause.UNREACHABLE, "TLS: ");
            assertThat(server.questions()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aCertificateForAnotherNameEndsIt(Way way) throws IOException {
        try (HttpsDnsServer https = HttpsDnsServer.inFrontOf(server.address(), AUTHORITY.identity("other.example"));
                TlsDnsServer tls = TlsDnsServer.inFrontOf(server.address(), AUTHORITY.identity("other.example"));
                MessageResolver resolver = MessageResolver.over(
                        way == Way.HTTPS
                                ? HttpsExchange.at(https.uri(), trusting(AUTHORITY))
                                : TlsExchange.at(tls.address(), "dns.example", trusting(AUTHORITY)))) {
            ResolvedOnLoopback.assertFailure(
                    ask(resolver, "example.com", RecordType.MX), FailureCause.UNREACHABLE, "TLS: ");
            assertThat(server.questions()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whereNobodyListensNobodyIsReached(Way way) {
        InetSocketAddress nobody = LoopbackDnsServer.addressWithoutServer();
        MessageExchange exchange = way == Way.HTTPS
                ? HttpsExchange.at("https://localhost:" + nobody.getPort() + "/dns-query")
                : TlsExchange.at(nobody, "dns.example");
        try (MessageResolver resolver = MessageResolver.over(exchange)) {
            ResolvedOnLoopback.assertFailure(ask(resolver, "example.com", RecordType.MX), FailureCause.UNREACHABLE, "");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aClosedResolverReachesNobody(Way way) {
        MessageResolver resolver = over(way, PATIENT);
        assertThat(ask(resolver, "example.com", RecordType.MX).records()).isNotEmpty();
        resolver.close();

        ResolvedOnLoopback.assertFailure(
                ask(resolver, "example.com", RecordType.MX), FailureCause.UNREACHABLE, "the resolver is closed");
    }
}
