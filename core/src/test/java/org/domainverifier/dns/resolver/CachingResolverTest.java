package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.domainverifier.TestClock;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cache keeps, how long, and for whom. */
class CachingResolverTest {
    private static final DnsQuestion QUESTION = new DnsQuestion(DomainName.of("example.com"), RecordType.TXT);
    private static final AnswerOrigin SERVER = AnswerOrigin.of("192.0.2.53:53", true, true);

    /** Gives what it is told to, and counts. */
    private static final class Source implements DnsResolver {
        private final List<DnsQuestion> asked = new CopyOnWriteArrayList<>();
        private volatile java.util.function.Function<DnsQuestion, CompletionStage<DnsAnswer>> answers;

        Source(java.util.function.Function<DnsQuestion, DnsAnswer> answers) {
            this.answers = question -> CompletableFuture.completedFuture(answers.apply(question));
        }

        @Override
        public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
            asked.add(question);
            return answers.apply(question);
        }
    }

    private final TestClock clock = new TestClock();

    private CachingResolver over(DnsResolver source) {
        return CachingResolver.builder(source).clock(clock).build();
    }

    private static DnsRecord text(DnsQuestion question, long ttl, String text) {
        return new DnsRecord(
                question.name(),
                Duration.ofSeconds(ttl),
                new RecordData.Txt(List.of(Octets.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
    }

    private static DnsAnswer texts(DnsQuestion question, long... ttls) {
        List<DnsRecord> records = new ArrayList<>();
        for (long ttl : ttls) {
            records.add(text(question, ttl, "text " + records.size()));
        }
        return new DnsAnswer.Records(question, records, List.of(), SERVER);
    }

    private static DnsAnswer ask(DnsResolver resolver) {
        return resolver.resolve(QUESTION).toCompletableFuture().getNow(null);
    }

    @Test
    void anAnswerIsKeptAsLongAsItsLeastTtlSays() {
        Source source = new Source(question -> texts(question, 300, 60));
        CachingResolver cache = over(source);
        ask(cache);
        clock.advance(Duration.ofMillis(59_999));
        ask(cache);
        assertThat(source.asked).hasSize(1);

        clock.advance(Duration.ofMillis(1));
        ask(cache);
        assertThat(source.asked).hasSize(2);
    }

    @Test
    void whatIsLeftOfTheTtlIsGivenAndNeverMore() {
        CachingResolver cache = over(new Source(question -> texts(question, 300, 60)));
        ask(cache);
        clock.advance(Duration.ofMillis(10_001));

        assertThat(ask(cache).records())
                .extracting(DnsRecord::ttl)
                .containsExactly(Duration.ofSeconds(289), Duration.ofSeconds(49));
    }

    @Test
    void theLeastTtlMayBeThatOfAnAlias() {
        DomainName target = DomainName.of("target.example");
        Source source = new Source(question -> new DnsAnswer.Records(
                question,
                List.of(text(new DnsQuestion(target, RecordType.TXT), 300, "x")),
                List.of(new DnsRecord(question.name(), Duration.ofSeconds(5), new RecordData.Cname(target))),
                SERVER));
        CachingResolver cache = over(source);
        ask(cache);
        clock.advance(Duration.ofSeconds(4));
        assertThat(ask(cache).aliases()).extracting(DnsRecord::ttl).containsExactly(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        ask(cache);

        assertThat(source.asked).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0x8000_0000L, 0xffff_ffffL})
    void aTtlThatIsNoneKeepsNothing(long ttl) {
        Source source = new Source(question -> texts(question, ttl));
        CachingResolver cache = over(source);
        ask(cache);
        ask(cache);

        assertThat(source.asked).hasSize(2);
    }

    @Test
    void aTtlOfYearsIsKeptForADay() {
        Source source = new Source(question -> texts(question, 0x7fff_ffffL));
        CachingResolver cache = over(source);
        ask(cache);
        clock.advance(Duration.ofDays(1));
        ask(cache);

        assertThat(source.asked).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAbsenceIsKeptAsLongAsTheZoneSays(boolean name) {
        Source source = new Source(question -> name
                ? new DnsAnswer.NoSuchName(question, List.of(), Optional.of(Duration.ofSeconds(60)), SERVER)
                : new DnsAnswer.NoData(question, List.of(), Optional.of(Duration.ofSeconds(60)), SERVER));
        CachingResolver cache = over(source);
        ask(cache);
        clock.advance(Duration.ofSeconds(59));
        assertThat(ask(cache).ttl()).contains(Duration.ofSeconds(1));
        assertThat(source.asked).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        ask(cache);

        assertThat(source.asked).hasSize(2);
    }

    @Test
    void anAbsenceWithoutAnSoaRecordIsNotKept() {
        Source source = new Source(question -> new DnsAnswer.NoData(question, List.of(), Optional.empty(), SERVER));
        CachingResolver cache = over(source);
        ask(cache);
        ask(cache);

        assertThat(source.asked).hasSize(2);
    }

    @Test
    void anAbsenceIsKeptForFiveMinutesAtMost() {
        Source source = new Source(
                question -> new DnsAnswer.NoData(question, List.of(), Optional.of(Duration.ofDays(7)), SERVER));
        CachingResolver cache = over(source);
        ask(cache);
        clock.advance(Duration.ofMinutes(5));
        ask(cache);

        assertThat(source.asked).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(FailureCause.class)
    void aFailureIsKeptForASecondUnlessItSaysNothingOfTheDns(FailureCause cause) {
        Source source = new Source(question -> DnsAnswer.Failure.of(question, cause, "x"));
        CachingResolver cache = over(source);
        ask(cache);
        clock.advance(Duration.ofMillis(999));
        ask(cache);
        boolean ofNobody = cause == FailureCause.RESOLVER_ERROR || cause == FailureCause.NOT_ASKED;
        assertThat(source.asked).hasSize(ofNobody ? 2 : 1);

        clock.advance(Duration.ofSeconds(1));
        assertThat(ask(cache).isFailure()).isTrue();
        assertThat(source.asked).hasSize(ofNobody ? 3 : 2);
    }

    @Test
    void nothingIsGivenPastItsTimeWhereTheNetworkFailsMeanwhile() {
        Source source = new Source(question -> texts(question, 60));
        CachingResolver cache = over(source);
        ask(cache);
        clock.advance(Duration.ofSeconds(60));
        source.answers = question ->
                CompletableFuture.completedFuture(DnsAnswer.Failure.of(question, FailureCause.TIMEOUT, "silence"));

        assertThat(ask(cache).isFailure()).isTrue();
    }

    @Test
    void aClockThatIsSetBackMakesNothingLiveLonger() {
        Source source = new Source(question -> texts(question, 60));
        CachingResolver cache = over(source);
        ask(cache);
        clock.advance(Duration.ofDays(-1));
        ask(cache);

        assertThat(source.asked).hasSize(2);
    }

    @Test
    void aCacheIsNoServerOfTheZone() {
        CachingResolver cache = over(new Source(question -> texts(question, 60)));
        assertThat(ask(cache).origin().authoritative()).isTrue();

        assertThat(ask(cache).origin()).isEqualTo(AnswerOrigin.of("192.0.2.53:53", false, true));
    }

    @Test
    void anAnswerToAnotherQuestionIsNotKept() {
        DnsQuestion other = new DnsQuestion(DomainName.of("victim.example"), RecordType.TXT);
        Source source = new Source(question -> texts(other, 300));
        CachingResolver cache = over(source);
        ask(cache);
        ask(cache);
        assertThat(source.asked).hasSize(2);
        assertThat(cache.statistics().entries()).isZero();
    }

    @Test
    void whatAVerificationKnowsTheNextKnowsToo() {
        Source source = new Source(question -> texts(question, 60));
        CachingResolver cache = over(source);
        ask(cache.forVerification());
        ask(cache.forVerification());

        assertThat(source.asked).hasSize(1);
        assertThat(cache.statistics())
                .isEqualTo(new CacheStatistics(1, 0, 1, 0, 1, cache.statistics().bytes()));
        assertThat(cache.statistics().hitRatio()).isEqualTo(0.5);
    }

    @Test
    void whatIsForgottenIsAskedAgain() {
        Source source = new Source(question -> texts(question, 60));
        CachingResolver cache = over(source);
        DnsQuestion below = new DnsQuestion(DomainName.of("_dmarc.example.com"), RecordType.TXT);
        DnsQuestion beside = new DnsQuestion(DomainName.of("notexample.com"), RecordType.TXT);
        List.of(QUESTION, below, beside).forEach(cache::resolve);
        cache.forget(DomainName.of("example.com"));
        assertThat(cache.statistics().entries()).isEqualTo(1);
        cache.forgetAll();

        assertThat(cache.statistics().entries()).isZero();
        assertThat(cache.statistics().bytes()).isZero();
        List.of(QUESTION, below, beside).forEach(cache::resolve);
        assertThat(source.asked).hasSize(6);
    }

    @Test
    void withoutValidationItIsPassedBy() {
        Source unchecked = new Source(question -> texts(question, 60));
        DnsResolver validating = new DnsResolver() {
            @Override
            public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
                return CompletableFuture.completedFuture(DnsAnswer.Failure.of(question, FailureCause.BOGUS, "x"));
            }

            @Override
            public Optional<DnsResolver> withoutValidation() {
                return Optional.of(unchecked);
            }
        };
        DnsResolver view = over(validating).forVerification();
        view.withoutValidation().orElseThrow().resolve(QUESTION);

        assertThat(view.withoutValidation()
                        .orElseThrow()
                        .resolve(QUESTION)
                        .toCompletableFuture()
                        .join()
                        .records())
                .isNotEmpty();
        assertThat(unchecked.asked).hasSize(2);
        assertThat(ask(view).isFailure()).isTrue();
    }

    @Test
    void whoeverAsksTheServersThemselvesIsNotCached() {
        DnsResolver authoritative = new DnsResolver() {
            @Override
            public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
                throw new AssertionError();
            }

            @Override
            public boolean isAuthoritative() {
                return true;
            }
        };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CachingResolver.over(authoritative))
                .withMessageContaining("are to be fresh");
    }

    @Test
    void limitsThatAreNoneAreRefused() {
        CachingResolver.Builder builder = CachingResolver.builder(new Source(question -> texts(question, 1)));

        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxEntries(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.atMost(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.absencesAtMost(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.failuresFor(Duration.ofSeconds(301)));
    }
}
