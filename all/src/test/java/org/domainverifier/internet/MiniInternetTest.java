package org.domainverifier.internet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Freshness;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dmarc.DmarcCheck;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.ServerAnswer;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.dns.authority.AuthoritativeResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.founding.FoundingExample;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverCondition;
import org.domainverifier.propagation.ServerView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Past the caches, among real name servers. Runs in the namespace that {@code .ci/mini-internet} makes, and only there. */
@EnabledIfSystemProperty(
        named = "domainverifier.internet",
        matches = "true",
        disabledReason = "needs the namespace and the name servers of .ci/mini-internet")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MiniInternetTest {
    private static final String DMARC =
            "_dmarc.customer.example. 60 IN TXT \"v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net\"";
    private static final DnsQuestion DMARC_QUESTION =
            new DnsQuestion(DomainName.of("_dmarc.customer.example"), RecordType.TXT);
    private static final DnsQuestion MX_QUESTION = new DnsQuestion(DomainName.of("customer.example"), RecordType.MX);

    @TempDir
    static Path folder;

    private static MiniInternet internet;
    private static DnsJavaResolver cache;
    private static AuthoritativeResolver authoritative;

    @BeforeAll
    static void start() throws Exception {
        internet = new MiniInternet(folder);
        cache = DnsJavaResolver.of(new InetSocketAddress(InetAddress.getByName(MiniInternet.CACHE), 53));
        authoritative = AuthoritativeResolver.builder()
                .roots(List.of(InetAddress.getByName(MiniInternet.ROOT)))
                .recursive(cache)
                .build();
        await(
                "the servers answer",
                () -> ask(cache, "spf.trekmail.net", RecordType.TXT).records().size() == 1
                        && ask(authoritative, "dkim._domainkey.customer.example", RecordType.TXT)
                                        .records()
                                        .size()
                                == 1
                        && everyServer(MX_QUESTION, said -> said.condition() == ServerCondition.ANSWERED));
    }

    @AfterAll
    static void stop() {
        if (internet != null) {
            authoritative.close();
            cache.close();
            internet.close();
        }
    }

    private static DnsAnswer ask(DnsResolver resolver, String name, RecordType type) {
        return resolver.resolve(DomainName.of(name), type).join();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(40);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("%s%n%s", what, internet.logs()).isBefore(end);
            Thread.sleep(50); // real servers and a real cache: there is nothing else to wait for
        }
    }

    private static DomainReport customer(Freshness freshness) {
        return FoundingExample.trekMail(cache)
                .freshness(freshness)
                .authoritative(authoritative)
                .build()
                .verify("customer.example");
    }

    private static DomainReport mx(String domain, Freshness freshness) {
        return DomainVerifier.builder()
                .resolver(cache)
                .only(MxCheck.KEY)
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .freshness(freshness)
                .authoritative(authoritative)
                .build()
                .verify(domain);
    }

    private static void publishEverywhere(String zone, BooleanSupplier seen) throws InterruptedException {
        for (String server : List.of("ns1", "ns2", "ns3")) {
            internet.publish(server, zone);
        }
        await("the three servers have read the zone", seen);
    }

    private static boolean allSay(DnsQuestion question, String text) {
        return everyServer(
                question,
                said -> said.answer().stream()
                        .flatMap(answer -> answer.records().stream())
                        .anyMatch(record -> record.data().toZoneText().contains(text)));
    }

    private static boolean everyServer(DnsQuestion question, Predicate<ServerAnswer> says) {
        return authoritative
                .survey(question)
                .join()
                .filter(survey -> survey.answers().stream().allMatch(says))
                .isPresent();
    }

    @Test
    @Order(1)
    void aRecordThatWasCachedAsAbsentIsSeenAtOnceAndTheCacheFollowsWhenItWasSaid() throws Exception {
        assertThat(customer(Freshness.CACHED).get(DmarcCheck.KEY).status()).isEqualTo(CheckStatus.MISSING);
        publishEverywhere(MiniInternet.customer(2, DMARC), () -> allSay(DMARC_QUESTION, "DMARC1"));

        DomainReport cached = customer(Freshness.CACHED);
        DomainReport fresh = customer(Freshness.AUTHORITATIVE);
        DomainReport both = customer(Freshness.BOTH);

        assertThat(cached.get(DmarcCheck.KEY).status()).isEqualTo(CheckStatus.MISSING);
        assertThat(cached.visibleBy()).isPresent();
        assertThat(fresh.get(DmarcCheck.KEY).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(fresh.verdict()).as("%s", fresh.findings()).isEqualTo(Verdict.VERIFIED);
        assertThat(both.dnsFindings()).extracting(finding -> finding.code()).contains(DnsFinding.NOT_YET_VISIBLE);

        Instant told = outdated(both, DMARC_QUESTION);
        await(
                "the cache has the record",
                () -> !ask(cache, "_dmarc.customer.example", RecordType.TXT)
                        .records()
                        .isEmpty());
        Instant seen = Instant.now();
        assertThat(seen).isCloseTo(told, within(2, ChronoUnit.SECONDS));
        assertThat(seen).isBeforeOrEqualTo(both.visibleBy().orElseThrow().plusSeconds(2));
        assertThat(customer(Freshness.CACHED).verdict()).isEqualTo(Verdict.VERIFIED);
        System.out.printf(
                "visible-by of an absence: told and seen differ by %d ms%n",
                Duration.between(told, seen).toMillis());
    }

    @Test
    @Order(2)
    void aRecordThatWasCachedWithAnotherValueFollowsWhenItsTtlEnds() throws Exception {
        String wrong = MiniInternet.customer(3, DMARC).replace(" IN MX  10 ", " IN MX  30 ");
        publishEverywhere(wrong, () -> allSay(MX_QUESTION, "30 mail"));
        await(
                "the cache has the wrong preference",
                () -> ask(cache, "customer.example", RecordType.MX).data(RecordData.Mx.class).stream()
                        .anyMatch(mx -> mx.preference() == 30));
        publishEverywhere(MiniInternet.customer(4, DMARC), () -> allSay(MX_QUESTION, "10 mail"));

        assertThat(mx("customer.example", Freshness.CACHED).get(MxCheck.KEY).status())
                .isEqualTo(CheckStatus.INCORRECT);
        DomainReport both = mx("customer.example", Freshness.BOTH);
        assertThat(both.get(MxCheck.KEY).status()).isEqualTo(CheckStatus.CORRECT);

        Instant told = outdated(both, MX_QUESTION);
        await(
                "the cache has the right preference",
                () -> ask(cache, "customer.example", RecordType.MX).data(RecordData.Mx.class).stream()
                        .anyMatch(mx -> mx.preference() == 10));
        Instant seen = Instant.now();
        assertThat(seen).isCloseTo(told, within(2, ChronoUnit.SECONDS));
        System.out.printf(
                "visible-by of a record: told and seen differ by %d ms%n",
                Duration.between(told, seen).toMillis());
    }

    private static Instant outdated(DomainReport report, DnsQuestion question) {
        Propagation propagation =
                report.propagation().orElseThrow().find(question).orElseThrow();
        assertThat(propagation.serversAgree()).isTrue();
        assertThat(propagation.resolvers())
                .singleElement()
                .satisfies(resolver -> assertThat(resolver.condition()).isEqualTo(ResolverCondition.OUTDATED));
        return propagation.resolvers().get(0).visibleBy().orElseThrow();
    }

    @Test
    @Order(3)
    void aDelegatedSubZoneAndAliasesIntoOtherZonesAreFoundPastTheCache() {
        DomainReport fresh = customer(Freshness.AUTHORITATIVE);

        assertThat(fresh.get(DkimCheck.KEY).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(ask(authoritative, "mta-sts.customer.example", RecordType.A).records())
                .hasSize(1);
        assertThat(fresh.answers().values())
                .allSatisfy(answer -> assertThat(
                                answer.isFailure() || answer.origin().authoritative())
                        .as("%s", answer)
                        .isTrue());
    }

    @Test
    @Order(4)
    void aSecondaryThatLagsIsToldWithItsSerial() {
        DomainReport report = FoundingExample.trekMail(cache)
                .freshness(Freshness.BOTH)
                .authoritative(authoritative)
                .build()
                .verify("behind.example");

        assertThat(report.dnsFindings()).extracting(finding -> finding.code()).contains(DnsFinding.SERVERS_DISAGREE);
        Propagation dmarc = report.propagation()
                .orElseThrow()
                .find(new DnsQuestion(DomainName.of("_dmarc.behind.example"), RecordType.TXT))
                .orElseThrow();
        assertThat(dmarc.serversAgree()).isFalse();
        assertThat(dmarc.servers())
                .extracting(server -> server.serial().orElse(-1L))
                .containsExactlyInAnyOrder(2L, 1L);
        assertThat(dmarc.visibleBy()).as("the old answer is still fetched").isEmpty();
    }

    @Test
    @Order(5)
    void lameSilentAndPrivateServersAreToldApart() {
        DomainReport report = mx("troubled.example", Freshness.BOTH);

        assertThat(report.get(MxCheck.KEY).status()).isEqualTo(CheckStatus.CORRECT);
        Propagation mx = report.propagation()
                .orElseThrow()
                .find(new DnsQuestion(DomainName.of("troubled.example"), RecordType.MX))
                .orElseThrow();
        assertThat(condition(mx, "ns1.customer.example")).isEqualTo(ServerCondition.ANSWERED);
        assertThat(condition(mx, "ns3.customer.example"))
                .as("BIND refuses what it does not serve")
                .isEqualTo(ServerCondition.REFUSED);
        assertThat(condition(mx, "silent.customer.example")).isEqualTo(ServerCondition.SILENT);
        assertThat(condition(mx, "private.customer.example")).isEqualTo(ServerCondition.SPECIAL_ADDRESS);
        assertThat(report.dnsFindings())
                .extracting(finding -> finding.code())
                .contains(DnsFinding.SERVERS_UNREACHABLE, DnsFinding.SERVERS_LAME, DnsFinding.SPECIAL_ADDRESS);
    }

    private static ServerCondition condition(Propagation propagation, String server) {
        return propagation.servers().stream()
                .filter(each -> each.server().toString().equals(server))
                .map(ServerView::condition)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(6)
    void aSignedZoneIsAuthenticated() {
        assertThat(ask(cache, "signed.example", RecordType.MX).origin().authenticated())
                .isTrue();
        assertThat(mx("signed.example", Freshness.BOTH).dnsFindings())
                .extracting(finding -> finding.code())
                .doesNotContain(DnsFinding.DNSSEC_BOGUS);
    }

    @Test
    @Order(7)
    void aBrokenSignatureIsToldApartFromAFailingServer() {
        DomainReport cached = mx("broken.example", Freshness.CACHED);
        DomainReport both = mx("broken.example", Freshness.BOTH);

        assertThat(cached.get(MxCheck.KEY).status())
                .as("a failure is no absence")
                .isEqualTo(CheckStatus.UNKNOWN);
        assertThat(both.get(MxCheck.KEY).exchangers())
                .as("the zone's own servers give it")
                .hasSize(1);
        assertThat(both.dnsFindings()).extracting(finding -> finding.code()).contains(DnsFinding.DNSSEC_BOGUS);
    }

    @Test
    @Order(8)
    void theHiddenPrimaryWasNeverAskedByUsAndTheServerInsideByNobodyOfUs() {
        int before = internet.hidden.heard() + internet.inside.heard();
        customer(Freshness.BOTH);
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(authoritative)
                .only(MxCheck.KEY)
                .build();
        verifier.verify("troubled.example");

        assertThat(internet.hidden.heard())
                .as("neither we nor Unbound have a reason to ask it")
                .isZero();
        assertThat(internet.hidden.heard() + internet.inside.heard()).isEqualTo(before);
        assertThat(internet.silent.heard()).as("it is listening").isPositive();
    }
}
