package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dmarc.IdentifierAlignment.Outcome;
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
                List.of(
                        SpfIdentity.mailFrom(DomainName.of("bounce.example.com"), AuthenticationResult.PASS),
                        SpfIdentity.helo(AUTHOR, AuthenticationResult.PASS)),
                List.of(
                        dkim("s.example.com", AuthenticationResult.PASS),
                        dkim("example.com", AuthenticationResult.FAIL),
                        dkim("example.com", AuthenticationResult.TEMPERROR),
                        dkim("list.test", AuthenticationResult.PASS),
                        dkim("example.com", AuthenticationResult.PASS)));

        assertThat(evaluation.alignments())
                .extracting(IdentifierAlignment::outcome)
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
        DmarcEvaluation evaluation =
                evaluate("v=DMARC1; p=reject", List.of(), List.of(dkim("list.com", AuthenticationResult.PASS)));

        assertThat(evaluation.alignments())
                .singleElement()
                .satisfies(alignment -> assertThat(alignment.outcome()).isEqualTo(Outcome.OTHER_ORGANIZATION));
        assertThat(evaluation.disposition()).isEqualTo(DmarcPolicy.REJECT);
    }

    @Test
    void withoutAPolicyNothingIsAssessed() {
        DmarcEvaluation evaluation =
                evaluate("hello", List.of(), List.of(dkim("example.com", AuthenticationResult.PASS)));

        assertThat(evaluation.result()).isEqualTo(DmarcEvaluation.Result.NONE);
        assertThat(evaluation.alignments().get(0).outcome()).isEqualTo(Outcome.NOT_ASSESSED);
    }

    @Test
    void aResolverThatThrowsIsATemporaryError() {
        DnsResolver broken = question -> {
            throw new IllegalStateException("broken");
        };
        DmarcEvaluation evaluation = DmarcEvaluator.using(broken)
                .evaluate(new DmarcIdentities(AUTHOR, List.of(), List.of()))
                .toCompletableFuture()
                .join();

        assertThat(evaluation.result()).isEqualTo(DmarcEvaluation.Result.TEMPERROR);
        assertThat(evaluation.disposition()).isEqualTo(DmarcPolicy.NONE);
    }

    @Test
    void nobodyIsKeptWaiting() {
        CompletableFuture<DmarcEvaluation> evaluation = DmarcEvaluator.using(question -> new CompletableFuture<>())
                .evaluate(new DmarcIdentities(AUTHOR, List.of(), List.of()))
                .toCompletableFuture();

        assertThat(evaluation).isNotDone();
    }

    @Test
    void sequencesOfSignaturesAskEachNameOnce() {
        DmarcTreeWalkTest.Recorder dns =
                new DmarcTreeWalkTest.Recorder(ZoneResolver.parse(DmarcCheckTest.own("v=DMARC1; p=reject")));
        List<DkimIdentity> many = java.util.stream.IntStream.range(0, 1000)
                .mapToObj(i -> dkim("s.example.com", AuthenticationResult.PASS))
                .toList();
        DmarcEvaluator.using(dns)
                .at(DmarcTreeWalk.Pace.STEP_BY_STEP)
                .evaluate(new DmarcIdentities(AUTHOR, List.of(), many));

        assertThat(dns.asked()).containsExactly("_dmarc.example.com TXT", "_dmarc.com TXT", "_dmarc.s.example.com TXT");
    }

    private static DmarcEvaluation evaluate(String record, List<SpfIdentity> spf, List<DkimIdentity> dkim) {
        return DmarcEvaluator.using(ZoneResolver.parse(DmarcCheckTest.own(record)))
                .evaluate(new DmarcIdentities(AUTHOR, spf, dkim))
                .toCompletableFuture()
                .join();
    }

    private static DkimIdentity dkim(String domain, AuthenticationResult result) {
        return new DkimIdentity(DomainName.of(domain), result);
    }
}
