package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainVerifierTest {
    private static final ZoneResolver ZONE = ZoneResolver.parse("""
            customer.example. 300 IN MX 10 mail.trekmail.net.
            mail.trekmail.net. 300 IN A 192.0.2.25
            """);

    private static DomainVerifier.Builder verifier() {
        return DomainVerifier.builder().resolver(ZONE);
    }

    @Test
    void theChecksOfTheClassPathAreFound() {
        DomainReport report = verifier().build().verify("customer.example");

        assertThat(report.domain()).isEqualTo(DomainName.of("customer.example"));
        assertThat(report.get(MxCheck.KEY).exchangers()).hasSize(1);
        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void theChecksAreFoundWhateverTheThreadKnows() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(null);
        try {
            assertThat(verifier().build().verify("customer.example").entry(MxCheck.KEY))
                    .isPresent();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "https://customer.example/", "192.0.2.1", "a b.example", "x\u0000.example"})
    void whatIsNoDomainIsRefused(String domain) {
        DomainVerifier verifier = verifier().build();

        assertThatIllegalArgumentException().isThrownBy(() -> verifier.verify(domain));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.verifyAsync(domain));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.recordsToPublish(domain));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.preview(domain, List.of()));
    }

    @Test
    void nullsAreRefused() {
        DomainVerifier verifier = verifier().build();

        assertThatNullPointerException().isThrownBy(() -> verifier.verify((String) null));
        assertThatNullPointerException().isThrownBy(() -> verifier.verify((DomainName) null));
        assertThatNullPointerException().isThrownBy(() -> verifier.verifyAsync((DomainName) null));
        assertThatNullPointerException().isThrownBy(() -> verifier.preview((DomainName) null, List.of()));
        assertThatNullPointerException().isThrownBy(() -> verifier.recordsToPublish((DomainName) null));
        assertThatNullPointerException()
                .isThrownBy(() -> DomainVerifier.builder().resolver(null));
        assertThatNullPointerException()
                .isThrownBy(() -> DomainVerifier.builder().require(null));
        assertThatNullPointerException()
                .isThrownBy(() -> DomainVerifier.builder().recommend(null));
        assertThatNullPointerException()
                .isThrownBy(() -> DomainVerifier.builder().clock(null));
        assertThatNullPointerException()
                .isThrownBy(() -> DomainVerifier.builder().executor(null));
    }

    @Test
    void aCheckOfOnesOwnIsAddedAfterTheOthers() {
        DomainReport report = verifier()
                .check(StubCheck.of("own", CheckStatus.CORRECT))
                .build()
                .verify("customer.example");

        assertThat(report.entries()).extracting(entry -> entry.key().id()).containsExactly("mx", "own");
        assertThat(report.get(StubCheck.keyOf("own")).status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aCheckOfOnesOwnTakesThePlaceOfTheOneWithItsId() {
        DomainReport report = verifier()
                .check(StubCheck.of("mx", CheckStatus.INVALID))
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .build()
                .verify("customer.example");

        assertThat(report.entries()).hasSize(1);
        assertThat(report.status(StubCheck.keyOf("mx"))).contains(CheckStatus.INVALID);
        assertThat(report.find(MxCheck.KEY)).isEmpty();
        assertThat(report.verdict())
                .as("what is required of the id is required of its check")
                .isEqualTo(Verdict.NOT_VERIFIED);
    }

    @Test
    void theLastOfSeveralChecksWithAnIdCounts() {
        DomainReport report = verifier()
                .check(StubCheck.of("own", CheckStatus.INVALID))
                .check(StubCheck.of("own", CheckStatus.CORRECT))
                .build()
                .verify("customer.example");

        assertThat(report.status(StubCheck.keyOf("own"))).contains(CheckStatus.CORRECT);
    }

    @Test
    void onlyTheNamedChecksRun() {
        StubCheck own = StubCheck.of("own", CheckStatus.CORRECT);

        assertThat(verifier()
                        .check(own)
                        .only("own", "own")
                        .build()
                        .verify("customer.example")
                        .entries())
                .extracting(entry -> entry.key().id())
                .containsExactly("own");
        assertThat(verifier()
                        .check(own)
                        .only(MxCheck.KEY)
                        .build()
                        .verify("customer.example")
                        .entries())
                .extracting(entry -> entry.key().id())
                .containsExactly("mx");
    }

    @Test
    void aVerifierWithoutAnyCheckIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> verifier().only(new String[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier().only(new CheckKey<?>[0]));
        assertThatIllegalStateException()
                .isThrownBy(() -> verifier().only("nope").build())
                .withMessage("there is no check 'nope' (it was named in only(…)); there are [mx, records]."
                        + " Is its artifact on the class path?");
    }

    @Test
    void anExpectationNeedsItsCheck() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> verifier().require(StubCheck.Expected.of("own")).build())
                .withMessageStartingWith("there is no check 'own' (Expected needs it)");
    }

    @Test
    void theTimeoutIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> verifier().timeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier().timeout(Duration.ofSeconds(-1)));
        assertThat(verifier()
                        .timeout(Duration.ofSeconds(Long.MAX_VALUE))
                        .build()
                        .verify("customer.example"))
                .extracting(DomainReport::verdict)
                .isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void theReportHasTheTimeOfTheClock() {
        Instant now = Instant.parse("2026-11-24T08:00:00Z");

        assertThat(verifier()
                        .clock(Clock.fixed(now, ZoneOffset.UTC))
                        .build()
                        .verify("customer.example")
                        .startedAt())
                .isEqualTo(now);
    }

    @Test
    void theReportHasEveryAnswer() {
        DomainReport report = verifier().build().verify("customer.example");

        assertThat(report.answers().keySet())
                .extracting(Object::toString)
                .containsExactly("customer.example MX", "mail.trekmail.net A", "mail.trekmail.net AAAA");
        assertThat(report.usage().questions()).isEqualTo(3);
    }

    @Test
    void aResultThatIsNotThereIsExplained() {
        DomainReport report = verifier()
                .check(new StubCheck("own", context -> {
                    throw new IllegalStateException("boom");
                }))
                .build()
                .verify("customer.example");

        assertThatThrownBy(() -> report.get(StubCheck.keyOf("own")))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage(
                        "the check 'own' has no result: The check own failed with an error: java.lang.IllegalStateException: boom");
        assertThatThrownBy(() -> report.get(StubCheck.keyOf("other")))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no check 'other' was part of this verification of customer.example");
        assertThat(report.find(StubCheck.keyOf("other"))).isEmpty();
    }

    @Test
    void whatHasToBePublishedRequiredFirst() {
        DomainName owner = DomainName.of("x.customer.example");
        RecordToPublish ready = RecordToPublish.of(owner, RecordData.Txt.of("x"));
        RecordToPublish notReady = RecordToPublish.notReady(owner, RecordType.TXT);
        DomainVerifier verifier = verifier()
                .check(StubCheck.of("own", CheckStatus.CORRECT))
                .recommend(new StubCheck.Expected("own", List.of(notReady, ready)))
                .require(new StubCheck.Expected("own", List.of(ready, ready)))
                .require(MxExpectation.only(10, "Mail.Trekmail.NET."))
                .build();

        RecordToPublish mx = RecordToPublish.of(
                DomainName.of("customer.example"), new RecordData.Mx(10, DomainName.of("mail.trekmail.net")));
        assertThat(verifier.recordsToPublish("customer.example", Requirement.REQUIRED))
                .containsExactly(ready, mx);
        assertThat(verifier.recordsToPublish("customer.example", Requirement.RECOMMENDED))
                .containsExactly(notReady, ready);
        assertThat(verifier.recordsToPublish("customer.example")).containsExactly(ready, mx, notReady, ready);
        assertThat(notReady.data()).isEmpty();
    }

    @Test
    void theServiceFileAndTheModuleNameTheSameChecks() {
        assertThat(java.util.ServiceLoader.load(DomainCheck.class).stream().map(java.util.ServiceLoader.Provider::type))
                .contains(MxCheck.class);
        assertThat(new MxCheck().key().resultType()).isEqualTo(MxResult.class);
        assertThat(new MxCheck().defaultRequirement()).isEqualTo(Requirement.REQUIRED);
    }
}
