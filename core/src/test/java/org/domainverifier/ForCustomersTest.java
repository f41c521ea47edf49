package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.record.Severity;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.records.RecordsCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is expected of some customers only. */
@Timeout(60)
class ForCustomersTest {
    private static final DomainName BUSINESS = DomainName.of("business.example");
    private static final DomainName PRIVATE = DomainName.of("private.example");
    private static final Predicate<DomainName> IS_BUSINESS = BUSINESS::equals;
    private static final MxExpectation MX = MxExpectation.only(10, "mail.trekmail.net");

    private static DomainVerifier.Builder builder() {
        return DomainVerifier.builder().resolver(ZoneResolver.parse("""
                business.example. NS ns.host.example.
                private.example.  NS ns.host.example.
                """));
    }

    private static Optional<Requirement> requirement(DomainReport report) {
        return report.entry(MxCheck.KEY).map(CheckEntry::requirement);
    }

    @Test
    void itIsRequiredOfThemAndNothingToTheOthers() {
        DomainVerifier verifier = builder().require(MX, IS_BUSINESS).build();

        DomainReport business = verifier.verify(BUSINESS);
        assertThat(business.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(business.repairs().changes()).hasSize(1);
        assertThat(business.recordsToPublish()).hasSize(1);

        DomainReport other = verifier.verify(PRIVATE);
        assertThat(requirement(other)).contains(Requirement.OPTIONAL);
        assertThat(other.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(other.repairs().isEmpty()).isTrue();
        assertThat(other.recordsToPublish()).isEmpty();
    }

    @Test
    void itMayBeRequiredOfSomeAndRecommendedToAll() {
        DomainVerifier verifier =
                builder().require(MX, IS_BUSINESS).recommend(MX).build();

        assertThat(verifier.verify(BUSINESS).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(verifier.verify(PRIVATE).verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
        assertThat(verifier.recordsToPublish(BUSINESS)).hasSize(1);
        assertThat(verifier.recordsToPublish(BUSINESS, Requirement.REQUIRED)).hasSize(1);
        assertThat(verifier.recordsToPublish(PRIVATE, Requirement.REQUIRED)).isEmpty();
        assertThat(verifier.recordsToPublish(PRIVATE)).hasSize(1);
    }

    @Test
    void itMayBeRecommendedToSome() {
        DomainVerifier verifier = builder().recommend(MX, IS_BUSINESS).build();

        assertThat(verifier.verify(BUSINESS).verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
        assertThat(verifier.verify(PRIVATE).verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void aNameAtWhichNothingIsExpectedOfThemIsNotInTheReport() {
        AtomicInteger told = new AtomicInteger();
        DomainVerifier verifier = builder()
                .at("send", name -> name.require(MX, IS_BUSINESS))
                .require(RecordExpectation.cname("www", "web.trekmail.net"), IS_BUSINESS)
                .listener(new VerificationListener() {
                    @Override
                    public void checked(VerificationRun run, CheckEntry entry) {
                        told.incrementAndGet();
                    }
                })
                .build();

        assertThat(verifier.verify(BUSINESS).entries())
                .extracting(entry -> entry.key().id() + " at " + entry.name())
                .contains("mx at send.business.example", "records at business.example");
        DomainReport other = verifier.verify(PRIVATE);
        assertThat(other.entries()).extracting(CheckEntry::key).doesNotContain(RecordsCheck.KEY);
        assertThat(other.entries()).extracting(CheckEntry::name).containsOnly(PRIVATE);
        assertThat(other.findings()).allMatch(finding -> finding.severity() == Severity.NOTICE);
    }

    @Test
    void itMayBeAnyOfSeveralOrEachCustomersOwn() {
        Expectation either = Expectation.anyOf(MX, MxExpectation.only(10, "old.trekmail.net"));
        Expectation own = Expectation.perCustomer(MxCheck.KEY, customer -> Optional.of(MX));

        for (Expectation each : List.of(either, own)) {
            DomainVerifier verifier = builder().require(each, IS_BUSINESS).build();
            assertThat(verifier.verify(BUSINESS).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
            assertThat(verifier.verify(PRIVATE).verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(verifier.recordsToPublish(BUSINESS)).hasSize(1);
            assertThat(verifier.recordsToPublish(PRIVATE)).isEmpty();
        }
    }

    @Test
    void anotherCheckIsToldWhatIsExpectedOfThisCustomer() {
        StubCheck asking = new StubCheck(
                "own",
                context -> context.allExpectations(MxExpectation.class)
                        .thenApply(all -> StubCheck.Result.of(
                                CheckStatus.CORRECT,
                                all.stream()
                                        .map(Expected::requirement)
                                        .map(Enum::name)
                                        .toArray(String[]::new))));
        DomainVerifier verifier =
                builder().check(asking).require(MX, IS_BUSINESS).build();

        assertThat(verifier.verify(BUSINESS).get(StubCheck.keyOf("own")).texts())
                .containsExactly("REQUIRED");
        assertThat(verifier.verify(PRIVATE).get(StubCheck.keyOf("own")).texts()).isEmpty();
    }

    @Test
    void whoeverIsAskedMayBlockAndIsAskedOnce() {
        AtomicInteger asked = new AtomicInteger();
        Thread caller = Thread.currentThread();
        Predicate<DomainName> blocking = customer -> {
            asked.incrementAndGet();
            assertThat(Thread.currentThread()).isNotSameAs(caller);
            return true;
        };

        assertThat(builder().require(MX, blocking).build().verify(BUSINESS).verdict())
                .isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void whereThatCannotBeToldTheCheckIsUnknown() {
        DomainReport report = builder()
                .require(MX, customer -> {
                    throw new IllegalStateException("jdbc:secret://db?password=1");
                })
                .build()
                .verify(BUSINESS);

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED); // by the standard there is no MX
        assertThat(report.findings())
                .extracting(finding -> finding.code().id())
                .contains(VerifierFinding.VALUE_UNAVAILABLE.id());
        assertThat(report.findings().get(0).message()).doesNotContain("secret");
    }

    @Test
    void whereNobodyAnswersTheRestOfTheReportStands() {
        CountDownLatch never = new CountDownLatch(1);
        DomainVerifier verifier = builder()
                .timeout(Duration.ofMillis(400))
                .check(new StubCheck(
                        "own", context -> CompletableFuture.completedFuture(StubCheck.Result.of(CheckStatus.CORRECT))))
                .require(StubCheck.Expected.of("own"))
                .require(MX, customer -> {
                    try {
                        never.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                })
                .build();

        DomainReport report = verifier.verify(BUSINESS);
        never.countDown();

        assertThat(report.status(StubCheck.keyOf("own"))).contains(CheckStatus.CORRECT);
        assertThat(requirement(report)).contains(Requirement.REQUIRED);
        assertThat(report.findings()).extracting(finding -> finding.code()).contains(VerifierFinding.VALUE_UNAVAILABLE);
    }
}
