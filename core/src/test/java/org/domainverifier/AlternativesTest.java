package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.junit.jupiter.api.Test;

/** Either of several, see docs/decisions.md, D-ANY-OF. */
class AlternativesTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final MxExpectation NEW = MxExpectation.only(10, "mx.new.example");
    private static final MxExpectation OLD =
            MxExpectation.only(10, "mx1.old.example").and(20, "mx2.old.example");
    private static final String HOSTS = """
            customer.example. 300 IN TXT "this domain exists"
            mx.new.example.  300 IN A 192.0.2.1
            mx1.old.example. 300 IN A 192.0.2.2
            mx2.old.example. 300 IN A 192.0.2.3
            """;

    private static DomainVerifier verifier(String zone) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse(HOSTS + zone))
                .require(Expectation.anyOf(NEW, OLD))
                .build();
    }

    private static String mx(String... records) {
        StringBuilder zone = new StringBuilder();
        for (String record : records) {
            zone.append("customer.example. 300 IN MX ").append(record).append('\n');
        }
        return zone.toString();
    }

    private static List<String> mended(String zone) {
        DomainVerifier verifier = verifier(zone);
        DomainReport after = verifier.preview(DOMAIN, verifier.verify(DOMAIN).repairs());
        assertThat(after.verdict()).isEqualTo(Verdict.VERIFIED);
        return after.get(MxCheck.KEY).texts();
    }

    @Test
    void thePreferredOneIsMetWithoutAWord() {
        DomainReport report = verifier(mx("10 mx.new.example.")).verify(DOMAIN);

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.findings()).isEmpty();
        assertThat(report.get(MxCheck.KEY).outcomes())
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.expectation()).isEqualTo(NEW));
    }

    @Test
    void anotherIsMetAsWellAndThatIsTold() {
        DomainReport report =
                verifier(mx("10 mx1.old.example.", "20 mx2.old.example.")).verify(DOMAIN);

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.repairs().isEmpty()).isTrue();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(VerifierFinding.MET_BY_ALTERNATIVE);
            assertThat(finding.message()).contains("mx.new.example");
        });
    }

    @Test
    void whoHasNeitherIsAskedForThePreferredOne() {
        assertThat(mended("")).containsExactly("10 mx.new.example.");
        assertThat(mended(mx("10 mx.elsewhere.example."))).containsExactly("10 mx.new.example.");
    }

    @Test
    void whoIsHalfWayIsAskedForTheRest() {
        assertThat(verifier(mx("10 mx1.old.example.")).verify(DOMAIN).findings())
                .noneMatch(finding -> finding.code() == VerifierFinding.MET_BY_ALTERNATIVE);
        assertThat(mended(mx("10 mx1.old.example."))).containsExactly("10 mx1.old.example.", "20 mx2.old.example.");
    }

    @Test
    void whoHasBothKeepsThePreferredOne() {
        assertThat(mended(mx("10 mx.new.example.", "10 mx1.old.example.", "20 mx2.old.example.")))
                .containsExactly("10 mx.new.example.");
    }

    /** Beside one another's preferred host, neither of the two old ones is right. */
    @Test
    void twoExpectationsMayEachBeMetByTheirSecondChoice() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(HOSTS + mx("10 mx1.old.example.", "20 mx2.old.example.")))
                .require(Expectation.anyOf(NEW, MxExpectation.only(10, "mx1.old.example")))
                .require(Expectation.anyOf(
                        MxExpectation.only(30, "mx3.new.example"), MxExpectation.only(20, "mx2.old.example")))
                .build()
                .verify(DOMAIN);

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.repairs().isEmpty()).isTrue();
    }

    @Test
    void aFailureIsNoAbsenceOfAny() {
        DnsResolver failing = ZoneResolver.parse(HOSTS)
                .intercepted((question, next) -> question.name().equals(DOMAIN)
                        ? CompletableFuture.completedFuture(DnsAnswer.Failure.of(question, FailureCause.SERVFAIL, ""))
                        : next.resolve(question));

        DomainReport report = DomainVerifier.builder()
                .resolver(failing)
                .require(Expectation.anyOf(NEW, OLD))
                .build()
                .verify(DOMAIN);

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void eachQuestionIsAskedOnce() {
        Set<DnsQuestion> asked = ConcurrentHashMap.newKeySet();
        AtomicInteger count = new AtomicInteger();
        DnsResolver counting = ZoneResolver.parse(HOSTS + mx("10 mx1.old.example.", "20 mx2.old.example."))
                .intercepted((question, next) -> {
                    asked.add(question);
                    count.incrementAndGet();
                    return next.resolve(question);
                });

        DomainVerifier.builder()
                .resolver(counting)
                .require(Expectation.anyOf(NEW, OLD))
                .build()
                .verify(DOMAIN);

        assertThat(count.get()).isEqualTo(asked.size());
    }

    @Test
    void theRecordsToPublishAreThoseOfThePreferredOne() {
        assertThat(verifier("").recordsToPublish(DOMAIN))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.data()).contains(new RecordData.Mx(10, DomainName.of("mx.new.example"))));
    }

    @Test
    void manyAlternativesAreTriedOneByOne() {
        Expectation[] others = new Expectation[40];
        for (int i = 0; i < others.length; i++) {
            others[i] = new StubCheck.Expected("own", List.of());
        }
        AtomicInteger runs = new AtomicInteger();
        StubCheck check = new StubCheck("own", context -> {
            runs.incrementAndGet();
            return CompletableFuture.completedFuture(StubCheck.Result.of(CheckStatus.CORRECT));
        });
        DomainVerifier.builder()
                .resolver(ZoneResolver.parse(""))
                .check(check)
                .require(Expectation.anyOf(StubCheck.Expected.of("own"), others))
                .require(Expectation.anyOf(StubCheck.Expected.of("own"), others))
                .build()
                .verify(DOMAIN);

        assertThat(runs.get()).isEqualTo(1 + 40 + 40);
    }

    @Test
    void oneThatIsMetCountsRatherThanOneOfWhichNothingIsKnown() {
        StubCheck.Expected unknown = new StubCheck.Expected("own", List.of());
        StubCheck.Expected met =
                new StubCheck.Expected("own", List.of(RecordToPublish.of(DOMAIN, RecordData.Txt.of("another"))));
        StubCheck check = new StubCheck("own", context -> {
            List<ExpectationOutcome> outcomes = context.expectations(StubCheck.Expected.class).stream()
                    .map(each ->
                            each.outcome(each.expectation().equals(met) ? CheckStatus.WARNING : CheckStatus.UNKNOWN))
                    .toList();
            return CompletableFuture.completedFuture(new StubCheck.Result(
                    ExpectationOutcome.combine(CheckStatus.CORRECT, outcomes), List.of(), outcomes, List.of()));
        });
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(""))
                .check(check)
                .require(Expectation.anyOf(unknown, met))
                .build()
                .verify(DOMAIN);

        assertThat(report.get(check.key()).status()).isEqualTo(CheckStatus.WARNING);
    }

    @Test
    void whatIsDoneOnceAndThrowsIsWaitedForByNone() {
        StubCheck check = new StubCheck(
                "own",
                context -> context.<StubCheck.Result>once("work", () -> {
                    throw new IllegalStateException("broken");
                }));
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(""))
                .check(check)
                .timeout(Duration.ofMinutes(5))
                .require(Expectation.anyOf(StubCheck.Expected.of("own"), StubCheck.Expected.of("own")))
                .build()
                .verify(DOMAIN);

        assertThat(report.findings()).anyMatch(finding -> finding.code() == VerifierFinding.CHECK_FAILED);
    }

    @Test
    void whoIsRightByTheSecondChoicesIsJudgedOnceMore() {
        StubCheck.Expected[] all = new StubCheck.Expected[4];
        for (int i = 0; i < all.length; i++) {
            all[i] = new StubCheck.Expected(
                    "own", List.of(RecordToPublish.of(DOMAIN, RecordData.Txt.of("number " + i))));
        }
        AtomicInteger runs = new AtomicInteger();
        StubCheck check = new StubCheck("own", context -> {
            runs.incrementAndGet();
            List<ExpectationOutcome> outcomes = context.expectations(StubCheck.Expected.class).stream()
                    .map(each -> each.outcome(
                            each.expectation() == all[1] || each.expectation() == all[3]
                                    ? CheckStatus.CORRECT
                                    : CheckStatus.MISSING))
                    .toList();
            return CompletableFuture.completedFuture(new StubCheck.Result(
                    ExpectationOutcome.combine(CheckStatus.CORRECT, outcomes), List.of(), outcomes, List.of()));
        });
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(""))
                .check(check)
                .require(Expectation.anyOf(all[0], all[1]))
                .require(Expectation.anyOf(all[2], all[3]))
                .build()
                .verify(DOMAIN);

        assertThat(runs.get()).isEqualTo(1 + 1 + 1 + 1);
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void alternativesAreOfOneCheck() {
        assertThatThrownBy(() -> Expectation.anyOf(NEW, StubCheck.Expected.of("own")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mx and own");
        assertThatThrownBy(() -> Expectation.anyOf(NEW)).isInstanceOf(IllegalArgumentException.class);
    }
}
