package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.VerifierFinding;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The provider's functions and the connection to the policy host: on which threads, and how often. */
@Timeout(60)
class WhereItBlocksTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final ZoneResolver ZONE = ZoneResolver.parse("""
            customer.example. 300 MX 10 mail.customer.example.
            mail.customer.example. 300 A 8.8.4.5
            mta-sts.customer.example. 300 A 8.8.4.4
            _mta-sts.customer.example. 300 TXT "v=STSv1; id=20251124"
            """);
    private static final PolicyFetch FETCHED = new PolicyFetch.Fetched(
            InetAddress.getLoopbackAddress(),
            MtaStsPolicy.parse("version: STSv1\r\nmode: testing\r\nmx: mail.customer.example\r\nmax_age: 604800\r\n"));

    private final MtaStsPolicyFetcher fetcher = mock(MtaStsPolicyFetcher.class);
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Executor executor = task -> new Thread(task, "blocking").start();

    private void called(String what) {
        calls.add(what + " on " + Thread.currentThread().getName());
    }

    private DomainVerifier.Builder verifier(MtaStsCheck check) {
        return DomainVerifier.builder()
                .resolver(ZONE)
                .executor(executor)
                .check(check)
                .only(MtaStsCheck.KEY, MxCheck.KEY)
                .require(new MtaStsExpectation(
                        Optional.empty(),
                        Optional.of(CustomerValue.of(domain -> {
                            called("id");
                            return Optional.of("20251124");
                        })),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    @Test
    void idAndEarlierPolicyAreAskedForOnceOnTheExecutor() {
        MtaStsCheck check = MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(FETCHED))
                .remembering(domain -> {
                    called("memory");
                    return Optional.empty();
                });

        DomainReport report = verifier(check).build().verify(DOMAIN);

        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(calls).containsExactlyInAnyOrder("id on blocking", "memory on blocking");
    }

    @Test
    void aFetcherIsGivenTheVerifiersExecutor() {
        when(fetcher.fetch(any())).thenReturn(CompletableFuture.completedFuture(FETCHED));

        verifier(MtaStsCheck.fetching(fetcher)).build().verify(DOMAIN);

        verify(fetcher).fetch(argThat(request -> request.executor() == executor));
    }

    @Test
    void withoutAMemoryThatNeverAnswersTheCheckConcludesAtTheDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        MtaStsCheck check = MtaStsCheck.recordsOnly().remembering(domain -> {
            try {
                never.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        try {
            DomainReport report =
                    verifier(check).timeout(Duration.ofMillis(500)).build().verify(DOMAIN);

            assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.CORRECT);
            assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void forSeveralAlternativesThePolicyIsFetchedOnceAndEachValueAskedOnce() {
        when(fetcher.fetch(any())).thenReturn(CompletableFuture.completedFuture(FETCHED));
        MtaStsCheck check = MtaStsCheck.fetching(fetcher).remembering(domain -> {
            called("memory");
            return Optional.empty();
        });
        CustomerValue<String> id = CustomerValue.of(domain -> {
            called("id");
            return Optional.of("20251124");
        });

        DomainReport report = DomainVerifier.builder()
                .resolver(ZONE)
                .executor(executor)
                .check(check)
                .only(MtaStsCheck.KEY)
                .require(Expectation.anyOf(
                        MtaStsExpectation.hostedAt("mta-sts.new.example", id),
                        MtaStsExpectation.hostedAt("mta-sts.old.example", id),
                        MtaStsExpectation.hostedAt("mta-sts.customer.example", id)))
                .build()
                .verify(DOMAIN);

        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(calls).extracting(call -> call.split(" ")[0]).containsExactlyInAnyOrder("memory", "id");
        verify(fetcher).fetch(any());
    }

    @Test
    void whatAFunctionThrowsIsNotShown() {
        MtaStsCheck check = MtaStsCheck.recordsOnly().remembering(domain -> {
            throw new IllegalStateException("jdbc:postgresql://memory");
        });
        DomainReport report = DomainVerifier.builder()
                .resolver(ZONE)
                .check(check)
                .only(MtaStsCheck.KEY)
                .require(MtaStsExpectation.hostedAt("mta-sts.customer.example", domain -> {
                    throw new IllegalStateException("jdbc:postgresql://ids");
                }))
                .build()
                .verify(DOMAIN);

        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.UNKNOWN);
        assertThat(report.toString() + report.findings()).doesNotContain("jdbc");
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains(MtaStsFinding.EXPECTED_ID_UNAVAILABLE)
                .doesNotContain(VerifierFinding.CHECK_FAILED);
    }

    @Test
    void exchangersOfACustomerOrOneOfSeveralHaveToBeCovered() {
        MtaStsCheck check = MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(FETCHED));
        DomainReport report = DomainVerifier.builder()
                .resolver(ZONE)
                .check(check)
                .only(MtaStsCheck.KEY, MxCheck.KEY)
                .require(Expectation.perCustomer(
                        MxCheck.KEY, domain -> Optional.of(MxExpectation.only(10, "tenant.trekmail.net"))))
                .require(Expectation.anyOf(
                        MxExpectation.only(10, "tenant.trekmail.net"), MxExpectation.only(10, "backup.trekmail.net")))
                .recommend(MtaStsExpectation.anyValid())
                .build()
                .verify(DOMAIN);

        assertThat(report.get(MtaStsCheck.KEY).exchangers())
                .extracting(ExchangerCoverage::host)
                .contains(DomainName.of("tenant.trekmail.net"), DomainName.of("backup.trekmail.net"));
    }

    @Test
    void anIdThatIsTheSameForAllNeedsNoThread() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZONE)
                .executor(task -> {
                    throw new AssertionError("nothing blocks here");
                })
                .check(MtaStsCheck.recordsOnly())
                .only(MtaStsCheck.KEY)
                .require(MtaStsExpectation.hostedAt("mta-sts.customer.example", "20251124"))
                .build()
                .verify(DOMAIN);

        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.CORRECT);
    }
}
