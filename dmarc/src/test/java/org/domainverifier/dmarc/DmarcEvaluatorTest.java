package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.domainverifier.dmarc.DmarcEvaluation.Outcome;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

/** What the suite does not say: why an identifier does not align, and how the evaluator behaves. */
class DmarcEvaluatorTest {
    private static final DomainName AUTHOR = DomainName.of("example.com");

    @Test
    void everyIdentifierSaysWhy() {
        DmarcEvaluation evaluation = evaluate(
                "v=DMARC1; p=reject; adkim=s",
                DmarcIdentities.from(AUTHOR)
                        .dkim(DomainName.of("s.example.com"), AuthenticationResult.PASS)
                        .dkim(AUTHOR, AuthenticationResult.FAIL)
                        .mailFrom(DomainName.of("bounce.example.com"), AuthenticationResult.PASS)
                        .dkim(AUTHOR, AuthenticationResult.TEMPERROR)
                        .helo(AUTHOR, AuthenticationResult.PASS)
                        .dkim(DomainName.of("list.test"), AuthenticationResult.PASS)
                        .dkim(AUTHOR, AuthenticationResult.PASS));

        assertThat(evaluation.alignments())
                .extracting(DmarcEvaluation.Alignment::outcome)
                .containsExactly(
                        Outcome.ALIGNED_SAME_ORGANIZATION,
                        Outcome.HELO_IDENTITY,
                        Outcome.NOT_IDENTICAL,
                        Outcome.NOT_AUTHENTICATED,
                        Outcome.TEMPORARY_ERROR,
                        Outcome.NOT_IDENTICAL,
                        Outcome.ALIGNED_IDENTICAL);
        assertThat(evaluation.result()).isEqualTo(DmarcEvaluation.Result.PASS);
        assertThat(evaluation.organizationalDomain()).contains(AUTHOR);
    }

    @Test
    void aForeignSignatureIsOfAnotherOrganization() {
        DmarcEvaluation evaluation = evaluate("v=DMARC1; p=reject", signedBy("list.com"));

        assertThat(evaluation.alignments())
                .singleElement()
                .satisfies(alignment -> assertThat(alignment.outcome()).isEqualTo(Outcome.OTHER_ORGANIZATION));
        assertThat(evaluation.disposition()).isEqualTo(DmarcPolicy.REJECT);
    }

    @Test
    void withoutAPolicyNothingIsAssessed() {
        DmarcEvaluation evaluation = evaluate("hello", signedBy("example.com"));

        assertThat(evaluation.result()).isEqualTo(DmarcEvaluation.Result.NONE);
        assertThat(evaluation.alignments().get(0).outcome()).isEqualTo(Outcome.NOT_ASSESSED);
    }

    @Test
    void aResolverThatThrowsIsATemporaryError() {
        DnsResolver broken = question -> {
            throw new IllegalStateException("broken");
        };
        DmarcEvaluation evaluation = DmarcEvaluator.using(broken)
                .evaluate(DmarcIdentities.from(AUTHOR).build())
                .join();

        assertThat(evaluation.result()).isEqualTo(DmarcEvaluation.Result.TEMPERROR);
        assertThat(evaluation.disposition()).isEqualTo(DmarcPolicy.NONE);
    }

    @Test
    void nobodyIsKeptWaiting() {
        CompletableFuture<DmarcEvaluation> evaluation = DmarcEvaluator.using(question -> new CompletableFuture<>())
                .evaluate(DmarcIdentities.from(AUTHOR).build());

        assertThat(evaluation).isNotDone();
    }

    @Test
    void sequencesOfSignaturesAskEachNameOnce() {
        DmarcTreeWalkTest.Recorder dns =
                new DmarcTreeWalkTest.Recorder(ZoneResolver.parse(DmarcCheckTest.own("v=DMARC1; p=reject")));
        DmarcIdentities.Builder many = DmarcIdentities.from(AUTHOR);
        for (int i = 0; i < 1000; i++) {
            many.dkim(DomainName.of("s.example.com"), AuthenticationResult.PASS);
        }
        DmarcEvaluator.using(dns).at(DmarcTreeWalk.Pace.STEP_BY_STEP).evaluate(many.build());

        assertThat(dns.asked()).containsExactly("_dmarc.example.com TXT", "_dmarc.com TXT", "_dmarc.s.example.com TXT");
    }

    private static DmarcEvaluation evaluate(String record, DmarcIdentities.Builder identities) {
        return DmarcEvaluator.using(ZoneResolver.parse(DmarcCheckTest.own(record)))
                .evaluate(identities.build())
                .join();
    }

    private static DmarcIdentities.Builder signedBy(String domain) {
        return DmarcIdentities.from(AUTHOR).dkim(DomainName.of(domain), AuthenticationResult.PASS);
    }
}
