package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.StubbedPolicies.DOMAIN;
import static org.domainverifier.mtasts.StubbedPolicies.HOST;
import static org.domainverifier.mtasts.StubbedPolicies.MX;
import static org.domainverifier.mtasts.StubbedPolicies.TXT;
import static org.domainverifier.mtasts.StubbedPolicies.ZONE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** Whether somebody's fetcher is called, how often, and with what. */
class WhetherAPolicyIsFetchedTest {
    private static final PolicyFetch NOT_FOUND = new PolicyFetch.BadStatus(404);

    private final MtaStsPolicyFetcher fetcher = mock(MtaStsPolicyFetcher.class);

    @BeforeEach
    void answer() {
        when(fetcher.fetch(any())).thenReturn(CompletableFuture.completedFuture(NOT_FOUND));
    }

    private DomainVerifier verifier(DnsResolver resolver) {
        return DomainVerifier.builder()
                .resolver(resolver)
                .check(MtaStsCheck.fetching(fetcher))
                .only(MtaStsCheck.KEY)
                .build();
    }

    private MtaStsResult verifyZone(String zone) {
        return verifier(ZoneResolver.parse(zone)).verify(DOMAIN).get(MtaStsCheck.KEY);
    }

    @Test
    void theRequestIsForThePolicyHostWithinTheVerificationsTime() {
        assertThat(verifyZone(ZONE).fetch()).isEqualTo(NOT_FOUND);

        ArgumentCaptor<PolicyRequest> request = ArgumentCaptor.forClass(PolicyRequest.class);
        verify(fetcher).fetch(request.capture());
        assertThat(request.getValue().host()).hasToString("mta-sts.customer.example");
        assertThat(request.getValue().timeLimit()).isPositive().isLessThan(Duration.ofSeconds(10));
        verifyNoMoreInteractions(fetcher);
    }

    @Test
    void aPolicyThatNoRecordAnnouncesIsLookedForToo() {
        verifyZone(HOST + MX);

        verify(fetcher).fetch(any());
    }

    @Test
    void aHostThatDoesNotExistIsNotCalled() {
        assertThat(verifyZone(TXT + MX).status()).isEqualTo(CheckStatus.MISSING);

        verify(fetcher, never()).fetch(any());
    }

    @Test
    void aHostWhoseAddressIsNotKnownIsNotCalled() {
        DnsResolver silent = ZoneResolver.builder()
                .zone(ZONE)
                .timeout("mta-sts.customer.example")
                .build();

        assertThat(verifier(silent).verify(DOMAIN).status(MtaStsCheck.KEY)).contains(CheckStatus.UNKNOWN);

        verify(fetcher, never()).fetch(any());
    }

    @Test
    void whereMtaStsIsNotVerifiedNobodyIsCalled() {
        DomainVerifier.builder()
                .resolver(ZoneResolver.parse(ZONE))
                .check(MtaStsCheck.fetching(fetcher))
                .only(MxCheck.KEY)
                .build()
                .verify(DOMAIN);

        verify(fetcher, never()).fetch(any());
    }

    @Test
    void eachVerificationFetchesForItself() {
        DomainVerifier verifier = verifier(ZoneResolver.parse(ZONE));
        List<DomainReport> reports = List.of(verifier.verify(DOMAIN), verifier.verify(DOMAIN));

        assertThat(reports).hasSize(2);
        verify(fetcher, times(2)).fetch(any());
    }

    @Test
    void whatIsOnItsWayIsGivenUpWhenTheVerificationIsCancelled() {
        CompletableFuture<PolicyFetch> onItsWay = new CompletableFuture<>();
        when(fetcher.fetch(any())).thenReturn(onItsWay);

        CompletableFuture<DomainReport> coming =
                verifier(ZoneResolver.parse(ZONE)).verifyAsync(DOMAIN);
        verify(fetcher, timeout(10_000)).fetch(any());
        coming.cancel(true);

        assertThat(onItsWay).failsWithin(Duration.ofSeconds(10)).withThrowableOfType(CancellationException.class);
    }
}
