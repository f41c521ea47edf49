package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.Test;

class ZoneResolverTest {
    private static final String ZONE = """
            $ORIGIN example.com.
            $TTL 600
            @        IN SOA ns.example.net. root.example.net. 1 2 3 4 60
            @        IN MX 10 mail
            @        IN MX 20 Mail2
            @        IN TXT "one"
            mail     IN A 192.0.2.1
            a.b.c    IN TXT "deep"
            *.wild   IN TXT "any"
            here.wild IN A 192.0.2.2
            below.here2.wild IN A 192.0.2.3
            x.*.ent  IN TXT "x"
            alias    IN CNAME mail
            twice    IN CNAME alias
            nowhere  IN CNAME gone
            outside  IN CNAME www.example.org.
            loop1    IN CNAME loop2
            loop2    IN CNAME loop1
            self     IN CNAME self
            *.cname  IN CNAME mail
            www.example.org. IN A 192.0.2.4
            """;

    private final ZoneResolver resolver = ZoneResolver.parse(ZONE);

    @Test
    void recordsOfTheTypeAskedFor() {
        DnsAnswer answer = ask("example.com", RecordType.MX);

        assertThat(answer).isInstanceOf(DnsAnswer.Records.class);
        assertThat(answer.data(RecordData.Mx.class))
                .containsExactly(
                        new RecordData.Mx(10, DomainName.of("mail.example.com")),
                        new RecordData.Mx(20, DomainName.of("mail2.example.com")));
        assertThat(answer.records()).extracting(DnsRecord::ttl).containsOnly(Duration.ofSeconds(600));
        assertThat(answer.aliases()).isEmpty();
        assertThat(answer.origin()).isEqualTo(AnswerOrigin.NONE);
    }

    @Test
    void aNameWithoutRecordsOfTheTypeHasNoData() {
        DnsAnswer answer = ask("example.com", RecordType.AAAA);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        DnsAnswer.NoData.class,
                        none -> assertThat(none.negativeTtl()).contains(Duration.ofSeconds(60)));
        assertThat(answer.isAbsent()).isTrue();
        assertThat(answer.isFailure()).isFalse();
    }

    @Test
    void aNameThatNoRecordHasDoesNotExist() {
        assertThat(ask("gone.example.com", RecordType.A))
                .isInstanceOfSatisfying(
                        DnsAnswer.NoSuchName.class,
                        none -> assertThat(none.negativeTtl()).contains(Duration.ofSeconds(60)));
        assertThat(ask("example.edu", RecordType.A))
                .isInstanceOfSatisfying(
                        DnsAnswer.NoSuchName.class,
                        none -> assertThat(none.negativeTtl())
                                .as("no SOA above")
                                .isEmpty());
    }

    @Test
    void theNegativeTtlIsTheSmallerOfTheTwoInTheSoa() {
        DnsResolver shortSoa = ZoneResolver.parse("example.com. 5 IN SOA ns. root. 1 2 3 4 3600");

        assertThat(shortSoa.resolve(DomainName.of("x.example.com"), RecordType.A)
                        .toCompletableFuture())
                .isCompletedWithValueMatching(answer -> answer instanceof DnsAnswer.NoSuchName none
                        && none.negativeTtl().equals(java.util.Optional.of(Duration.ofSeconds(5))));
    }

    @Test
    void aNameAboveARecordExistsWithoutData() {
        assertThat(ask("b.c.example.com", RecordType.TXT)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask("c.example.com", RecordType.TXT)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask("x.c.example.com", RecordType.TXT)).isInstanceOf(DnsAnswer.NoSuchName.class);
    }

    @Test
    void aWildcardAnswersForNamesThatDoNotExist() {
        DnsAnswer answer = ask("x.y.wild.example.com", RecordType.TXT);

        assertThat(answer.data(RecordData.Txt.class)).containsExactly(RecordData.Txt.of("any"));
        assertThat(answer.records().get(0).name()).isEqualTo(DomainName.of("x.y.wild.example.com"));
        assertThat(ask("x.wild.example.com", RecordType.A)).isInstanceOf(DnsAnswer.NoData.class);
    }

    @Test
    void aWildcardDoesNotAnswerForNamesThatExist() {
        assertThat(ask("here.wild.example.com", RecordType.TXT)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask("x.here.wild.example.com", RecordType.TXT))
                .as("below a name that exists")
                .isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(ask("here2.wild.example.com", RecordType.TXT))
                .as("an empty non-terminal")
                .isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask("x.here2.wild.example.com", RecordType.TXT))
                .as("below an empty non-terminal")
                .isInstanceOf(DnsAnswer.NoSuchName.class);
    }

    @Test
    void aWildcardThatIsAnEmptyNonTerminalAnswersWithNoData() {
        // RFC 4592 §2.2.2 and §4.9
        assertThat(ask("y.ent.example.com", RecordType.TXT)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask("z.y.ent.example.com", RecordType.TXT)).isInstanceOf(DnsAnswer.NoData.class);
    }

    @Test
    void aliasesAreFollowedAndListed() {
        DnsAnswer answer = ask("twice.example.com", RecordType.A);

        assertThat(answer.records()).extracting(DnsRecord::name).containsExactly(DomainName.of("mail.example.com"));
        assertThat(answer.aliases())
                .extracting(DnsRecord::name)
                .containsExactly(DomainName.of("twice.example.com"), DomainName.of("alias.example.com"));
        assertThat(answer.canonicalName()).isEqualTo(DomainName.of("mail.example.com"));
        assertThat(answer.question().name()).isEqualTo(DomainName.of("twice.example.com"));
        assertThat(ask("outside.example.com", RecordType.A).data(RecordData.A.class))
                .hasSize(1);
    }

    @Test
    void anAliasMayLeadToNothing() {
        assertThat(ask("alias.example.com", RecordType.TXT)).isInstanceOf(DnsAnswer.NoData.class);
        DnsAnswer dangling = ask("nowhere.example.com", RecordType.A);

        assertThat(dangling).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(dangling.aliases()).hasSize(1);
        assertThat(dangling.canonicalName()).isEqualTo(DomainName.of("gone.example.com"));
    }

    @Test
    void aQuestionForTheAliasItselfIsNotFollowed() {
        DnsAnswer answer = ask("twice.example.com", RecordType.CNAME);

        assertThat(answer.data(RecordData.Cname.class))
                .containsExactly(new RecordData.Cname(DomainName.of("alias.example.com")));
        assertThat(answer.aliases()).isEmpty();
    }

    @Test
    void anAliasFromAWildcardIsOwnedByTheNameAskedFor() {
        DnsAnswer answer = ask("x.cname.example.com", RecordType.A);

        assertThat(answer.aliases()).extracting(DnsRecord::name).containsExactly(DomainName.of("x.cname.example.com"));
        assertThat(answer.data(RecordData.A.class)).hasSize(1);
    }

    @Test
    void aliasesInACircleAreAFailure() {
        for (String name : List.of("loop1.example.com", "loop2.example.com", "self.example.com")) {
            assertThat(ask(name, RecordType.A))
                    .isInstanceOfSatisfying(
                            DnsAnswer.Failure.class,
                            failure -> assertThat(failure.cause()).isEqualTo(FailureCause.CNAME_LOOP));
        }
        assertThat(ask("loop1.example.com", RecordType.CNAME)).isInstanceOf(DnsAnswer.Records.class);
    }

    @Test
    void tooManyAliasesAreAFailure() {
        StringBuilder zone = new StringBuilder("n16. IN A 192.0.2.1\n");
        for (int i = 0; i < 16; i++) {
            zone.append("n%d. IN CNAME n%d.%n".formatted(i, i + 1));
        }
        ZoneResolver sixteen = ZoneResolver.parse(zone.toString());
        ZoneResolver seventeen = ZoneResolver.parse(zone + "first. IN CNAME n0.");

        assertThat(answer(sixteen, "n0", RecordType.A).records()).hasSize(1);
        assertThat(answer(seventeen, "first", RecordType.A).isFailure()).isTrue();
    }

    @Test
    void theSameRecordTwiceIsOneRecord() {
        ZoneResolver twice = ZoneResolver.parse("a. 60 IN TXT x\nA. 300 IN TXT x\na. 60 IN TXT X");

        assertThat(twice.records()).hasSize(2);
        assertThat(answer(twice, "a", RecordType.TXT).data(RecordData.Txt.class))
                .containsExactly(RecordData.Txt.of("x"), RecordData.Txt.of("X"));
    }

    @Test
    void recordsCanBeGivenAsTheyAre() {
        assertThat(ZoneResolver.of(resolver.records()).records()).isEqualTo(resolver.records());
    }

    @Test
    void everyFaultIsAFailureWithItsCause() {
        ZoneResolver faulty = ZoneResolver.builder()
                .zone(ZONE)
                .timeout("timeout.example")
                .servfail("servfail.example")
                .refused("refused.example")
                .garbage("garbage.example")
                .fail(FailureCause.UNREACHABLE, "unreachable.example")
                .build();

        assertThat(cause(faulty, "timeout.example")).isEqualTo(FailureCause.TIMEOUT);
        assertThat(cause(faulty, "servfail.example")).isEqualTo(FailureCause.SERVFAIL);
        assertThat(cause(faulty, "refused.example")).isEqualTo(FailureCause.REFUSED);
        assertThat(cause(faulty, "garbage.example")).isEqualTo(FailureCause.MALFORMED);
        assertThat(cause(faulty, "unreachable.example")).isEqualTo(FailureCause.UNREACHABLE);
        assertThat(answer(faulty, "example.com", RecordType.MX).records()).hasSize(2);
    }

    private static FailureCause cause(ZoneResolver faulty, String name) {
        return ((DnsAnswer.Failure) answer(faulty, name, RecordType.A)).cause();
    }

    @Test
    void aFaultMayConcernSomeTypesOnly() {
        ZoneResolver faulty = ZoneResolver.builder()
                .zone(ZONE)
                .servfail("example.com", RecordType.TXT, RecordType.A)
                .build();

        assertThat(answer(faulty, "example.com", RecordType.TXT).isFailure()).isTrue();
        assertThat(answer(faulty, "example.com", RecordType.A).isFailure()).isTrue();
        assertThat(answer(faulty, "example.com", RecordType.MX).isFailure()).isFalse();
    }

    @Test
    void aFaultIsMetBehindAnAlias() {
        ZoneResolver faulty =
                ZoneResolver.builder().zone(ZONE).servfail("mail.example.com").build();

        assertThat(answer(faulty, "twice.example.com", RecordType.A).isFailure())
                .isTrue();
        assertThat(answer(faulty, "twice.example.com", RecordType.CNAME).isFailure())
                .isFalse();
    }

    @Test
    void aFaultIsScriptedByTheNameAsPeopleWriteIt() {
        ZoneResolver faulty = ZoneResolver.builder()
                .servfail("B\u00fccher.Example.")
                .servfail("*.example")
                .servfail(".")
                .build();

        assertThat(answer(faulty, "b\u00fccher.example", RecordType.A).isFailure())
                .isTrue();
        assertThat(faulty.resolve(DomainName.ofLabels(List.of("*", "example")), RecordType.A)
                        .toCompletableFuture()
                        .join()
                        .isFailure())
                .isTrue();
        assertThat(faulty.resolve(DomainName.ROOT, RecordType.MX)
                        .toCompletableFuture()
                        .join()
                        .isFailure())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneResolver.builder().servfail("a..b"))
                .withMessage("not a domain name: a..b");
    }

    @Test
    void silenceIsNoAnswerAtAll() {
        ZoneResolver faulty = ZoneResolver.builder()
                .zone(ZONE)
                .silence("example.com", RecordType.MX)
                .build();

        assertThat(faulty.resolve(DomainName.of("example.com"), RecordType.MX).toCompletableFuture())
                .isNotDone();
        assertThat(faulty.resolve(DomainName.of("example.com"), RecordType.TXT).toCompletableFuture())
                .isDone();
    }

    @Test
    void delayedAnswersComeLaterAndAreTheSame() {
        ZoneResolver late = ZoneResolver.builder()
                .zone(ZONE)
                .delayAll(Duration.ofMillis(1))
                .delay(Duration.ofDays(1), "example.com", RecordType.TXT)
                .build();

        assertThat(late.resolve(DomainName.of("example.com"), RecordType.MX).toCompletableFuture())
                .succeedsWithin(10, TimeUnit.SECONDS)
                .isEqualTo(ask("example.com", RecordType.MX));
        CompletableFuture<DnsAnswer> tomorrow =
                late.resolve(DomainName.of("example.com"), RecordType.TXT).toCompletableFuture();
        assertThat(tomorrow).isNotDone();
    }

    @Test
    void withoutDelayAnswersComeAtOnce() {
        assertThat(resolver.resolve(DomainName.of("example.com"), RecordType.MX).toCompletableFuture())
                .isCompleted();
    }

    private DnsAnswer ask(String name, RecordType type) {
        return answer(resolver, name, type);
    }

    private static DnsAnswer answer(ZoneResolver resolver, String name, RecordType type) {
        return resolver.resolve(DomainName.of(name), type).join();
    }

    @Test
    void twoDifferentAliasesAtOneNameAreMalformedFollowedOrNot() {
        ZoneResolver two = ZoneResolver.parse("x.example. CNAME a.example.\nx.example. CNAME b.example.");

        for (RecordType type : List.of(RecordType.CNAME, RecordType.TXT)) {
            assertThat(two.resolve(DomainName.of("x.example"), type).join())
                    .isInstanceOfSatisfying(
                            DnsAnswer.Failure.class,
                            failure -> assertThat(failure.cause()).isEqualTo(FailureCause.MALFORMED));
        }
    }
}
