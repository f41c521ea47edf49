package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.PolicyFetching.AUTHORITY;
import static org.domainverifier.mtasts.PolicyFetching.GOOD;
import static org.domainverifier.mtasts.PolicyFetching.HOST;
import static org.domainverifier.mtasts.PolicyFetching.LOOPBACK;
import static org.domainverifier.mtasts.PolicyFetching.POLICY;
import static org.domainverifier.mtasts.PolicyFetching.STRANGER;
import static org.domainverifier.mtasts.PolicyFetching.fetch;
import static org.domainverifier.mtasts.PolicyFetching.fetchFrom;
import static org.domainverifier.mtasts.PolicyFetching.ok;

import java.io.IOException;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.domainverifier.testing.https.ServerIdentity;
import org.domainverifier.testing.https.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Certificates of a policy host: which are trusted, and what is said of the others. */
@Timeout(60)
class PolicyCertificatesIT {
    private static PolicyFetch.CertificateRejected rejected(ServerIdentity context) throws IOException {
        PolicyFetch fetch = fetchFrom(context, ok(POLICY));
        assertThat(fetch).isInstanceOf(PolicyFetch.CertificateRejected.class);
        return (PolicyFetch.CertificateRejected) fetch;
    }

    @Test
    void anExpiredCertificateIsRejected() throws IOException {
        assertThat(rejected(AUTHORITY.identity(Validity.expired(), HOST)).problems())
                .containsExactly(CertificateProblem.EXPIRED);
    }

    @Test
    void aCertificateOfTomorrowIsRejected() throws IOException {
        assertThat(rejected(AUTHORITY.identity(Validity.notYet(), HOST)).problems())
                .containsExactly(CertificateProblem.NOT_YET_VALID);
    }

    @Test
    void aCertificateForAnotherNameIsRejectedAndSaysForWhich() throws IOException {
        PolicyFetch.CertificateRejected rejected =
                rejected(AUTHORITY.identity("mta-sts.provider.example", "www.provider.example"));
        assertThat(rejected.problems()).containsExactly(CertificateProblem.WRONG_NAME);
        assertThat(rejected.names()).containsExactly("mta-sts.provider.example", "www.provider.example");
    }

    @Test
    void aCertificateOfAnUnknownIssuerIsRejectedAndSaysOfWhom() throws IOException {
        PolicyFetch.CertificateRejected rejected = rejected(STRANGER.identity(HOST));
        assertThat(rejected.problems()).containsExactly(CertificateProblem.ISSUER_NOT_SENT);
        assertThat(rejected.issuer()).isEqualTo("CN=Unknown Test Authority");
    }

    @Test
    void everythingWrongWithACertificateIsReported() throws IOException {
        assertThat(rejected(STRANGER.identity(Validity.expired(), "other.example"))
                        .problems())
                .contains(CertificateProblem.EXPIRED, CertificateProblem.WRONG_NAME);
    }

    @Test
    void theCommonNameDoesNotCount() throws IOException {
        assertThat(rejected(AUTHORITY.identity(HOST, Validity.current())).problems())
                .containsExactly(CertificateProblem.WRONG_NAME);
    }

    @Test
    void aWildcardIsGoodForOneLabel() throws IOException {
        assertThat(fetchFrom(AUTHORITY.identity("*.customer.example"), ok(POLICY)))
                .isInstanceOf(PolicyFetch.Fetched.class);
        assertThat(rejected(AUTHORITY.identity("*.example")).problems()).containsExactly(CertificateProblem.WRONG_NAME);
    }

    @Test
    void aWildcardInsideALabelIsNone() throws IOException {
        assertThat(rejected(AUTHORITY.identity("mta*.customer.example")).problems())
                .containsExactly(CertificateProblem.WRONG_NAME);
    }

    @Test
    void theJvmsAuthoritiesAreTrustedByDefaultAndNoOthers() throws IOException {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, HttpBehaviour.response(ok(POLICY)))) {
            HttpsPolicyFetcher plain = HttpsPolicyFetcher.builder()
                    .port(server.port())
                    .allowSpecialAddresses()
                    .build();
            assertThat(fetch(plain, LOOPBACK))
                    .isInstanceOfSatisfying(
                            PolicyFetch.CertificateRejected.class,
                            rejected -> assertThat(rejected.problems())
                                    .containsExactly(CertificateProblem.ISSUER_NOT_SENT));
        }
    }
}
