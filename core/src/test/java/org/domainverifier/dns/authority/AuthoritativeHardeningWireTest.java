package org.domainverifier.dns.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.ServerAnswer;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.ZoneSurvey;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.LoopbackNetwork;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hostile, broken and half-dead delegations: what they may cost, and what is found all the same. */
class AuthoritativeHardeningWireTest {
    private static final String ROOT = "127.0.2.1";
    private static final String TLD = "127.0.2.2";
    private static final String FIRST = "127.0.2.11";
    private static final String SECOND = "127.0.2.12";
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final DomainName CUSTOMER = DomainName.of("customer.example");

    private final LoopbackNetwork network = new LoopbackNetwork();
    private final List<AuthoritativeResolver> resolvers = new ArrayList<>();
    private LoopbackDnsServer root;
    private LoopbackDnsServer tld;

    @BeforeEach
    void start() {
        root = network.server(ROOT, rootZone(TLD));
        tld = network.server(TLD, tldZone(""));
    }

    @AfterEach
    void stop() {
        resolvers.forEach(AuthoritativeResolver::close);
        network.close();
    }

    private static String rootZone(String tldServer) {
        return """
                . 60 IN SOA a. x. 1 60 60 60 60
                . 60 IN NS a.
                example. 60 IN NS a.nic.example.
                net. 60 IN NS a.nic.example.
                a.nic.example. 60 IN A %s
                """.formatted(tldServer);
    }

    private static String tldZone(String delegations) {
        return "example. 60 IN SOA a.nic.example. x. 1 60 60 60 60\nexample. 60 IN NS a.nic.example.\n" + delegations;
    }

    private static String customer(String more) {
        return ZoneText.of("customer.example")
                .nameServer("ns1.customer.example")
                .records("@ IN TXT \"here\"\n" + more)
                .toString();
    }

    private void delegateTo(String... addresses) {
        StringBuilder delegations = new StringBuilder();
        for (int i = 1; i <= addresses.length; i++) {
            String type = addresses[i - 1].indexOf(':') >= 0 ? "AAAA" : "A";
            delegations.append("customer.example. 60 IN NS ns" + i + ".customer.example.\n");
            delegations.append("ns" + i + ".customer.example. 60 IN " + type + " " + addresses[i - 1] + "\n");
        }
        tld.replaceZone(tldZone(delegations.toString()));
    }

    private AuthoritativeResolver.Builder builder() {
        return AuthoritativeResolver.builder()
                .roots(List.of(LoopbackNetwork.address(ROOT)))
                .recursive(question -> CompletableFuture.completedFuture(
                        DnsAnswer.Failure.of(question, FailureCause.UNREACHABLE, "there is none")))
                .port(network.port())
                .timeout(LONG)
                .timeoutPerTry(Duration.ofMillis(300))
                .allowSpecialAddresses(SpecialRange.LOOPBACK);
    }

    private AuthoritativeResolver built(AuthoritativeResolver.Builder builder) {
        AuthoritativeResolver resolver = builder.build();
        resolvers.add(resolver);
        return resolver;
    }

    private static DnsAnswer ask(DnsResolver resolver, DomainName name, RecordType type) throws Exception {
        return resolver.resolve(name, type).get(60, TimeUnit.SECONDS);
    }

    @Test
    void thousandsOfNameServersWithoutGlueCostNoMoreThanTheBudget() throws Exception {
        StringBuilder hostile = new StringBuilder();
        StringBuilder deeper = new StringBuilder("net. 60 IN SOA a.nic.example. x. 1 60 60 60 60\n");
        deeper.append("net. 60 IN NS a.nic.example.\n");
        for (int i = 0; i < 1000; i++) {
            hostile.append("customer.example. 60 IN NS ns.a" + i + ".net.\n");
            for (int j = 0; j < 3; j++) { // each of them below others that have no glue either
                deeper.append("a" + i + ".net. 60 IN NS ns" + j + ".a" + (i + j + 7) % 1000 + ".net.\n");
            }
        }
        tld.replaceZone(tldZone(hostile.toString()));
        tld.replaceZone(deeper.toString());

        DnsAnswer answer = ask(built(builder().timeout(Duration.ofSeconds(6))), CUSTOMER, RecordType.TXT);

        assertThat(answer.isFailure()).isTrue();
        // a truncated referral is asked for twice, once over TCP
        assertThat(network.questions()).isLessThanOrEqualTo(2 * QueryBudget.OF_QUESTION);
    }

    @Test
    void aServerInsideItsZoneWithoutGlueIsKnownToBeLostAtOnce() throws Exception {
        tld.replaceZone(tldZone("customer.example. 60 IN NS ns.customer.example.\n"));

        assertThat(ask(built(builder()), CUSTOMER, RecordType.TXT).isFailure()).isTrue();
        assertThat(network.questions()).isEqualTo(2);
    }

    @Test
    void specialRangesAreAllowedOneByOne() throws Exception {
        network.server(FIRST, customer(""));
        delegateTo(FIRST, "10.0.0.1");
        AuthoritativeResolver resolver = built(builder());

        assertThat(ask(resolver, CUSTOMER, RecordType.TXT).origin().authoritative())
                .isTrue();
        assertThat(survey(resolver, RecordType.TXT))
                .extracting(ServerAnswer::condition)
                .containsExactly(ServerCondition.ANSWERED, ServerCondition.SPECIAL_ADDRESS);
    }

    @Test
    void aServerThatHasAnIpv6AddressOnlyIsAsked() throws Exception {
        assumeTrue(canBind("::1"), "no IPv6 on this machine");
        LoopbackDnsServer server = network.server("::1", customer(""));
        delegateTo("::1");

        assertThat(ask(built(builder()), CUSTOMER, RecordType.TXT).records()).hasSize(1);
        assertThat(server.questions()).hasSize(1);
    }

    private boolean canBind(String address) {
        try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(LoopbackNetwork.address(address), network.port()))) {
            return socket.isBound();
        } catch (IOException noSuchAddress) {
            return false;
        }
    }

    @Test
    void aSilentServerIsNotAskedAgainByEveryQuestionOfAVerification() throws Exception {
        LoopbackDnsServer silent = network.server(FIRST, customer(""));
        silent.faultForAll(Fault.SILENT);
        network.server(SECOND, customer(""));
        delegateTo(FIRST, SECOND);
        DnsResolver view = built(builder()).forVerification();

        for (int i = 0; i < 20; i++) {
            assertThat(ask(view, CUSTOMER.child("n" + i), RecordType.TXT).isAbsent())
                    .isTrue();
        }

        assertThat(silent.questions()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aTopLevelDomainThatMovedIsFoundAgain() throws Exception {
        network.server(FIRST, customer(""));
        delegateTo(FIRST);
        AuthoritativeResolver resolver = built(builder());
        assertThat(ask(resolver, CUSTOMER, RecordType.TXT).records()).hasSize(1);
        tld.faultForAll(Fault.SILENT); // it is gone, and remembered
        network.server(
                "127.0.2.3",
                tldZone("customer.example. 60 IN NS ns1.customer.example.\nns1.customer.example. 60 IN A " + FIRST));
        root.replaceZone(rootZone("127.0.2.3"));

        DnsAnswer answer = ask(resolver, CUSTOMER, RecordType.TXT);

        assertThat(answer.records()).hasSize(1);
        assertThat(answer.origin().authoritative()).isTrue();
    }

    @Test
    void questionsInLineAreAnsweredWhenTheResolverIsClosed() throws Exception {
        root.faultForAll(Fault.SILENT);
        AuthoritativeResolver resolver = built(builder().maxInFlight(1).timeoutPerTry(LONG));
        List<CompletableFuture<DnsAnswer>> asked = IntStream.range(0, 5)
                .mapToObj(i -> resolver.resolve(new DnsQuestion(CUSTOMER.child("n" + i), RecordType.TXT)))
                .toList();
        root.awaitQuestions(1, Duration.ofSeconds(30));

        resolver.close();

        for (CompletableFuture<DnsAnswer> each : asked) {
            assertThat(each.get(30, TimeUnit.SECONDS).isFailure()).isTrue();
        }
    }

    @Test
    void theDelegationSignerIsAskedOfTheZoneAbove() throws Exception {
        LoopbackDnsServer server = network.server(FIRST, customer(""));
        tld.replaceZone(tldZone("""
                customer.example. 60 IN NS ns1.customer.example.
                ns1.customer.example. 60 IN A 127.0.2.11
                customer.example. 60 IN DS 1 8 2 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                """));
        DnsResolver view = built(builder()).forVerification();
        assertThat(ask(view, CUSTOMER, RecordType.TXT).records()).hasSize(1);
        int before = server.questions().size();

        assertThat(ask(view, CUSTOMER, RecordType.DS).records()).hasSize(1);
        assertThat(server.questions()).hasSize(before);
    }

    @Test
    void anAnswerWithoutAuthorityIsLame() throws Exception {
        LoopbackDnsServer lame = network.server(FIRST, customer(""));
        lame.faultForAll(Fault.rewritten(AuthoritativeHardeningWireTest::withoutAuthority));
        network.server(SECOND, customer(""));
        delegateTo(FIRST, SECOND);
        AuthoritativeResolver resolver = built(builder());

        assertThat(ask(resolver, CUSTOMER, RecordType.TXT).origin().authoritative())
                .isTrue();
        assertThat(survey(resolver, RecordType.TXT))
                .extracting(ServerAnswer::condition)
                .containsExactly(ServerCondition.LAME, ServerCondition.ANSWERED);
    }

    private static byte[] withoutAuthority(byte[] message) {
        byte[] changed = message.clone();
        changed[2] &= ~0x04; // the AA bit
        return changed;
    }

    @Test
    void aServerThatIsOutOfReachIsSilentAndOneWithoutListenerUnreachable() throws Exception {
        network.server(FIRST, customer("")).faultForAll(Fault.SILENT);
        delegateTo(FIRST, "127.0.2.77");
        AuthoritativeResolver resolver = built(builder());

        assertThat(survey(resolver, RecordType.TXT))
                .extracting(ServerAnswer::condition)
                .containsExactly(ServerCondition.SILENT, ServerCondition.UNREACHABLE);
    }

    @Test
    void aLostDatagramMakesNoServerSilent() throws Exception {
        LoopbackDnsServer server = network.server(FIRST, customer(""));
        delegateTo(FIRST);
        DnsResolver view = built(builder()).forVerification();
        assertThat(ask(view, CUSTOMER, RecordType.TXT).records()).hasSize(1);
        server.faultForAll(Fault.SILENT.times(1));

        Optional<ZoneSurvey> survey = view.survey(new DnsQuestion(CUSTOMER, RecordType.TXT))
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);

        assertThat(survey.orElseThrow().answers())
                .extracting(ServerAnswer::condition)
                .containsExactly(ServerCondition.ANSWERED);
    }

    @Test
    void aLostDatagramIsSentAgainAndALateServerLeftForTheNext() throws Exception {
        LoopbackDnsServer first = network.server(FIRST, customer(""));
        delegateTo(FIRST);
        AuthoritativeResolver resolver = built(builder().timeoutPerTry(LONG)); // nothing but repeating can help
        first.faultForAll(Fault.SILENT.times(1));

        assertThat(ask(resolver, CUSTOMER, RecordType.TXT).records()).hasSize(1);
        assertThat(first.repetitions()).isPositive();

        network.server(SECOND, customer(""));
        delegateTo(FIRST, SECOND);
        first.faultForAll(Fault.SILENT);
        DnsResolver view = resolver.forVerification();
        for (int i = 0; i < 10; i++) {
            assertThat(ask(view, CUSTOMER.child("n" + i), RecordType.TXT).isAbsent())
                    .isTrue();
        }
        assertThat(first.questions())
                .as("a verification asks others first from then on")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void howFarAServerFollowsAnAliasOutOfTheZoneMakesNoDifference() throws Exception {
        String zone = customer("www IN CNAME host.provider.net.");
        String other =
                ZoneText.of("provider.net").records("host IN TXT \"elsewhere\"").toString();
        network.server(FIRST, zone, other);
        network.server(SECOND, zone);
        delegateTo(FIRST, SECOND);

        List<ServerAnswer> said = built(builder())
                .survey(new DnsQuestion(CUSTOMER.child("www"), RecordType.TXT))
                .get(60, TimeUnit.SECONDS)
                .orElseThrow()
                .answers();

        assertThat(said)
                .hasSize(2)
                .allSatisfy(server -> assertThat(server.answer().orElseThrow().data(RecordData.Cname.class))
                        .containsExactly(new RecordData.Cname(DomainName.of("host.provider.net"))));
    }

    @Test
    void aZoneThatCannotBeFoundHasNoServersToAsk() throws Exception {
        tld.faultForAll(Fault.REFUSED);
        root.faultForAll(Fault.REFUSED);

        assertThat(built(builder())
                        .survey(new DnsQuestion(CUSTOMER, RecordType.TXT))
                        .get(60, TimeUnit.SECONDS))
                .isEmpty();
    }

    private static List<ServerAnswer> survey(AuthoritativeResolver resolver, RecordType type) throws Exception {
        return resolver.survey(new DnsQuestion(CUSTOMER, type))
                .get(60, TimeUnit.SECONDS)
                .orElseThrow()
                .answers();
    }
}
