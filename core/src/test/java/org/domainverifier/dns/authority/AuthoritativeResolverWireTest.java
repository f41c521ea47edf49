package org.domainverifier.dns.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.ServerAnswer;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.LoopbackNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A miniature Internet on loopback: a root, two top-level domains, zones with several servers, a delegated sub-zone. */
class AuthoritativeResolverWireTest {
    private static final String ROOT_SERVER = "127.0.1.1";
    private static final String TLD_SERVER = "127.0.1.2";
    private static final String FIRST = "127.0.1.11";
    private static final String SECOND = "127.0.1.12";
    private static final String KEYS = "127.0.1.13";
    private static final String PROVIDER = "127.0.1.14";

    private final LoopbackNetwork network = new LoopbackNetwork();
    private final List<AuthoritativeResolver> resolvers = new ArrayList<>();
    private LoopbackDnsServer root;
    private LoopbackDnsServer tld;
    private LoopbackDnsServer first;
    private LoopbackDnsServer second;
    private LoopbackDnsServer keys;
    private LoopbackDnsServer provider;

    @BeforeEach
    void start() throws Exception {
        root = network.server(ROOT_SERVER, """
                .             60 IN SOA a.root.test. x.root.test. 1 60 60 60 60
                .             60 IN NS  a.root.test.
                a.root.test.  60 IN A   127.0.1.1
                example.      60 IN NS  a.nic.example.
                a.nic.example. 60 IN A  127.0.1.2
                net.          60 IN NS  a.nic.example.
                """);
        tld = network.server(TLD_SERVER, """
                example.          60 IN SOA a.nic.example. x.nic.example. 1 60 60 60 60
                example.          60 IN NS  a.nic.example.
                a.nic.example.    60 IN A   127.0.1.2
                customer.example. 60 IN NS  ns1.customer.example.
                customer.example. 60 IN NS  ns2.customer.example.
                ns1.customer.example. 60 IN A 127.0.1.11
                ns2.customer.example. 60 IN A 127.0.1.12
                glueless.example. 60 IN NS  ns.trekmail.net.
                inside.example.   60 IN NS  ns.inside.example.
                ns.inside.example. 60 IN A  10.0.0.1
                circle.example.   60 IN NS  ns.spiral.example.
                spiral.example.   60 IN NS  ns.circle.example.
                """, """
                net.              60 IN SOA a.nic.example. x.nic.example. 1 60 60 60 60
                net.              60 IN NS  a.nic.example.
                trekmail.net.     60 IN NS  ns.trekmail.net.
                ns.trekmail.net.  60 IN A   127.0.1.14
                """);
        first = network.server(FIRST, customer(7));
        second = network.server(SECOND, customer(7));
        keys = network.server(KEYS, """
                _domainkey.customer.example. 60 IN SOA ns.trekmail.net. x.trekmail.net. 1 60 60 60 60
                _domainkey.customer.example. 60 IN NS  keys.customer.example.
                dkim._domainkey.customer.example. 60 IN TXT "v=DKIM1; p=abc"
                """);
        provider = network.server(PROVIDER, """
                trekmail.net.     60 IN SOA ns.trekmail.net. x.trekmail.net. 1 60 60 60 60
                trekmail.net.     60 IN NS  ns.trekmail.net.
                ns.trekmail.net.  60 IN A   127.0.1.14
                mta-sts.trekmail.net. 60 IN A 192.0.2.80
                """, """
                glueless.example. 60 IN SOA ns.trekmail.net. x.trekmail.net. 1 60 60 60 60
                glueless.example. 60 IN NS  ns.trekmail.net.
                glueless.example. 60 IN TXT "here"
                """);
    }

    private static String customer(int serial) {
        return """
                customer.example. 60 IN SOA hidden.customer.example. x.customer.example. %d 60 60 60 30
                customer.example. 60 IN NS  ns1.customer.example.
                customer.example. 60 IN NS  ns2.customer.example.
                ns1.customer.example. 60 IN A 127.0.1.11
                ns2.customer.example. 60 IN A 127.0.1.12
                hidden.customer.example. 60 IN A 127.0.1.99
                customer.example. 60 IN MX  10 mail.trekmail.net.
                _domainkey.customer.example. 60 IN NS keys.customer.example.
                keys.customer.example. 60 IN A 127.0.1.13
                mta-sts.customer.example. 60 IN CNAME mta-sts.trekmail.net.
                *.wild.customer.example. 60 IN TXT "any"
                """.formatted(serial);
    }

    @AfterEach
    void stop() {
        resolvers.forEach(AuthoritativeResolver::close);
        network.close();
    }

    private AuthoritativeResolver.Builder resolver() throws Exception {
        return AuthoritativeResolver.builder()
                .roots(List.of(LoopbackNetwork.address(ROOT_SERVER)))
                .recursive(ZoneResolver.builder()
                        .fail(FailureCause.UNREACHABLE, "customer.example")
                        .build())
                .port(network.port())
                .timeoutPerTry(Duration.ofMillis(300))
                .allowSpecialAddresses(true);
    }

    private AuthoritativeResolver built(AuthoritativeResolver.Builder builder) {
        AuthoritativeResolver resolver = builder.build();
        resolvers.add(resolver);
        return resolver;
    }

    private static DnsAnswer ask(DnsResolver resolver, String name, RecordType type) throws Exception {
        return resolver.resolve(DomainName.of(name), type).get(30, TimeUnit.SECONDS);
    }

    @Test
    void theServersOfTheZoneAnswerWithAuthority() throws Exception {
        DnsAnswer answer = ask(built(resolver()), "customer.example", RecordType.MX);

        assertThat(answer.data(RecordData.Mx.class))
                .containsExactly(new RecordData.Mx(10, DomainName.of("mail.trekmail.net")));
        assertThat(answer.origin().authoritative()).isTrue();
    }

    @Test
    void absenceIsWhatTheZoneSaysWithItsNegativeTtl() throws Exception {
        DnsResolver resolver = built(resolver());

        assertThat(ask(resolver, "_dmarc.customer.example", RecordType.TXT))
                .isInstanceOfSatisfying(
                        DnsAnswer.NoSuchName.class,
                        none -> assertThat(none.negativeTtl()).contains(Duration.ofSeconds(30)));
        assertThat(ask(resolver, "customer.example", RecordType.TXT)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask(resolver, "nobody.example", RecordType.TXT)).isInstanceOf(DnsAnswer.NoSuchName.class);
    }

    @Test
    void aDelegatedSubZoneIsFound() throws Exception {
        DnsAnswer answer = ask(built(resolver()), "dkim._domainkey.customer.example", RecordType.TXT);

        assertThat(answer.data(RecordData.Txt.class))
                .extracting(RecordData.Txt::text)
                .containsExactly("v=DKIM1; p=abc");
        assertThat(keys.questions()).hasSize(1);
    }

    @Test
    void anAliasIntoAnotherZoneIsFollowedThere() throws Exception {
        DnsAnswer answer = ask(built(resolver()), "mta-sts.customer.example", RecordType.A);

        assertThat(answer.aliases()).hasSize(1);
        assertThat(answer.data(RecordData.A.class)).hasSize(1);
        assertThat(provider.questions()).isNotEmpty();
    }

    @Test
    void anAddressOfAServerWithoutGlueIsLookedUp() throws Exception {
        assertThat(ask(built(resolver()), "glueless.example", RecordType.TXT).records())
                .hasSize(1);
    }

    @Test
    void aPrivateAddressIsNeverAskedUnlessAllowed() throws Exception {
        DnsAnswer answer = ask(built(resolver().allowSpecialAddresses(false)), "customer.example", RecordType.MX);

        assertThat(answer).isInstanceOf(DnsAnswer.Failure.class);
        assertThat(network.questions()).isZero();
    }

    @Test
    void theHiddenPrimaryIsNeverAsked() throws Exception {
        LoopbackDnsServer hidden = network.server("127.0.1.99", customer(8));
        first.faultForAll(Fault.SERVFAIL);
        second.faultForAll(Fault.SERVFAIL);

        ask(built(resolver()), "customer.example", RecordType.MX);

        assertThat(hidden.questions()).isEmpty();
    }

    @Test
    void whereOneServerFailsAnotherAnswers() throws Exception {
        for (Fault fault : List.of(Fault.SERVFAIL, Fault.REFUSED, Fault.SILENT, Fault.GARBAGE)) {
            first.faultForAll(fault);
            DnsAnswer answer = ask(built(resolver()), "customer.example", RecordType.MX);
            assertThat(answer.records()).as("%s", fault).hasSize(1);
            first.clearFaults();
        }
    }

    @Test
    void whereNoServerCanBeReachedTheRecursiveResolverAnswersWithoutAuthority() throws Exception {
        root.faultForAll(Fault.SILENT);
        DnsResolver cache = ZoneResolver.parse("customer.example. 60 IN MX 10 old.example.");

        DnsAnswer answer = ask(
                built(resolver().recursive(cache).timeout(Duration.ofSeconds(3))), "customer.example", RecordType.MX);

        assertThat(answer.records()).hasSize(1);
        assertThat(answer.origin().authoritative()).isFalse();
    }

    @Test
    void theServersCanBeFoundByWhatARecursiveResolverSays() throws Exception {
        DnsResolver cache = ZoneResolver.parse("""
                customer.example. 60 IN NS ns1.customer.example.
                ns1.customer.example. 60 IN A 127.0.1.11
                """);

        DnsAnswer answer = ask(
                built(resolver().recursive(cache).delegations(DelegationSource.RECURSIVE)),
                "customer.example",
                RecordType.MX);

        assertThat(answer.origin().authoritative()).isTrue();
        assertThat(root.questions()).isEmpty();
        assertThat(tld.questions()).isEmpty();
    }

    @Test
    void nameServersThatDependOnOneAnotherInACircleEndInAFailure() throws Exception {
        DnsAnswer answer = ask(built(resolver().timeout(Duration.ofSeconds(2))), "circle.example", RecordType.TXT);

        assertThat(answer.isAbsent())
                .as("the recursive resolver knows nothing of it")
                .isTrue();
        assertThat(answer.origin().authoritative()).isFalse();
    }

    @Test
    void theQuestionsOfOneVerificationFindTheZoneTogether() throws Exception {
        AuthoritativeResolver resolver = built(resolver());
        ask(resolver, "nobody.example", RecordType.TXT); // the top-level domain is remembered from here on
        network.clearQuestions();
        DnsResolver view = resolver.forVerification();

        CompletableFuture<?>[] asked = Stream.of(
                        "customer.example", "a.customer.example", "b.customer.example", "c.customer.example")
                .map(name -> view.resolve(DomainName.of(name), RecordType.TXT))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(asked).get(30, TimeUnit.SECONDS);

        assertThat(root.questions()).isEmpty();
        assertThat(tld.questions()).as("the way down is asked for once").hasSize(1);
        assertThat(first.questions().size() + second.questions().size()).isEqualTo(4);
    }

    @Test
    void answersAreNeverRemembered() throws Exception {
        AuthoritativeResolver resolver = built(resolver());
        assertThat(ask(resolver, "_dmarc.customer.example", RecordType.TXT).isAbsent())
                .isTrue();
        String published = customer(8) + "_dmarc.customer.example. 60 IN TXT \"v=DMARC1; p=none\"\n";
        first.replaceZone(published);
        second.replaceZone(published);

        assertThat(ask(resolver, "_dmarc.customer.example", RecordType.TXT).records())
                .hasSize(1);
    }

    @Test
    void everyServerIsHeardAndEachConditionToldApart() throws Exception {
        second.replaceZone(customer(6).replace("10 mail", "20 mail"));
        List<ServerAnswer> said = askEveryServer();
        assertThat(said)
                .extracting(ServerAnswer::condition)
                .containsExactly(ServerCondition.ANSWERED, ServerCondition.ANSWERED);
        assertThat(said.get(0).answer().orElseThrow().data(RecordData.Mx.class))
                .isNotEqualTo(said.get(1).answer().orElseThrow().data(RecordData.Mx.class));

        second.removeZone("customer.example.");
        assertThat(conditionOfSecond()).isEqualTo(ServerCondition.REFUSED);
        second.faultForAll(Fault.SILENT);
        assertThat(conditionOfSecond()).isEqualTo(ServerCondition.SILENT);
        second.clearFaults();
        second.faultForAll(Fault.SERVFAIL);
        assertThat(conditionOfSecond()).isEqualTo(ServerCondition.FAILED);
    }

    private ServerCondition conditionOfSecond() throws Exception {
        return askEveryServer().get(1).condition();
    }

    private List<ServerAnswer> askEveryServer() throws Exception {
        return built(resolver())
                .survey(new DnsQuestion(DomainName.of("customer.example"), RecordType.MX))
                .get(30, TimeUnit.SECONDS)
                .orElseThrow()
                .answers();
    }

    @Test
    void afterClosingEveryQuestionFailsAtOnce() throws Exception {
        AuthoritativeResolver resolver = built(resolver());
        resolver.close();

        assertThat(ask(resolver, "customer.example", RecordType.MX))
                .isInstanceOfSatisfying(
                        DnsAnswer.Failure.class,
                        failure -> assertThat(failure.cause()).isEqualTo(FailureCause.UNREACHABLE));
    }
}
