package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.junit.jupiter.api.Test;

/** Expectations that differ from customer to customer. */
class PerCustomerTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final String ZONE = """
            customer.example. 300 IN MX 10 tenant7.provider.example.
            tenant7.provider.example. 300 IN A 192.0.2.1
            """;

    private static DomainVerifier.Builder verifier(Expectation... expectations) {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(ZoneResolver.parse(ZONE));
        for (Expectation each : expectations) {
            builder.require(each);
        }
        return builder;
    }

    private static Optional<MxExpectation> tenant(DomainName customer) {
        return customer.equals(DOMAIN)
                ? Optional.of(MxExpectation.only(10, "tenant7.provider.example"))
                : Optional.empty();
    }

    @Test
    void theCustomersOwnCounts() {
        Expectation expectation = Expectation.perCustomer(MxCheck.KEY, PerCustomerTest::tenant);

        assertThat(verifier(expectation).build().verify(DOMAIN).verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(verifier(expectation).build().recordsToPublish(DOMAIN)).hasSize(1);
    }

    @Test
    void whatIsNotReadyIsPending() {
        DomainReport report = verifier(Expectation.perCustomer(MxCheck.KEY, PerCustomerTest::tenant))
                .build()
                .verify("other.example");

        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.MISSING); // by the standard there is no MX
        assertThat(report.findings()).extracting(finding -> finding.code()).contains(VerifierFinding.VALUE_NOT_READY);
    }

    @Test
    void itIsAskedOnceForTheDomainHoweverManyNamesNeedIt() {
        AtomicInteger asked = new AtomicInteger();
        Expectation expectation = Expectation.perCustomer(MxCheck.KEY, customer -> {
            asked.incrementAndGet();
            assertThat(customer).isEqualTo(DOMAIN);
            return tenant(customer);
        });

        DomainReport report = verifier(expectation)
                .at("send", name -> name.require(expectation))
                .at("news", name -> name.require(Expectation.anyOf(expectation, MxExpectation.only(1, "x.example"))))
                .build()
                .verify(DOMAIN);

        assertThat(report.entries()).hasSize(3);
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void whatItsFunctionThrowsIsNotShown() {
        DomainReport report = verifier(Expectation.perCustomer(MxCheck.KEY, customer -> {
                    throw new IllegalStateException("jdbc:secret://db?password=1");
                }))
                .build()
                .verify(DOMAIN);

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.findings()).extracting(finding -> finding.code()).contains(VerifierFinding.VALUE_UNAVAILABLE);
        assertThat(report.toString()).doesNotContain("secret");
        assertThat(report.findings().get(0).message()).doesNotContain("secret");
    }

    @Test
    @SuppressWarnings("NullableOptional") // what a careless provider may do
    void nullIsUnavailable() {
        DomainReport report = verifier(Expectation.perCustomer(MxCheck.KEY, CustomerValue.ofStage(customer -> null)))
                .build()
                .verify(DOMAIN);

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aStageThatNeverEndsEndsAtTheDeadline() {
        DomainVerifier verifier = verifier(Expectation.perCustomer(
                        MxCheck.KEY, CustomerValue.ofStage(customer -> new CompletableFuture<>())))
                .timeout(Duration.ofMillis(300))
                .build();

        DomainReport report = verifier.verify(DOMAIN);

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.get(MxCheck.KEY).texts())
                .as("what the DNS said is judged all the same")
                .containsExactly("10 tenant7.provider.example.");
        assertThat(verifier.recordsToPublish(DOMAIN)).isEmpty();
    }

    @Test
    void itMayGiveAlternatives() {
        Expectation expectation = Expectation.perCustomer(
                MxCheck.KEY,
                customer -> Optional.of(Expectation.anyOf(
                        MxExpectation.only(10, "new.provider.example"),
                        MxExpectation.only(10, "tenant7.provider.example"))));

        assertThat(verifier(expectation).build().verify(DOMAIN).verdict()).isEqualTo(Verdict.VERIFIED);
    }
}
