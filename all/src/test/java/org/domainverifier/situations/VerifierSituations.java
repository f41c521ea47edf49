package org.domainverifier.situations;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.resolver.ZoneResolver;

/** Checks of somebody's own that misbehave. */
final class VerifierSituations {
    private VerifierSituations() {}

    static void add(Situations all) {
        verify(all, null);
        verify(all, new CompletableFuture<>());
        all.verify(
                DomainVerifier.builder()
                        .resolver(ZoneResolver.parse("customer.example. IN MX 10 mail.customer.example."))
                        .only("mx")
                        .maxQuestions(1),
                Situations.DOMAIN);
    }

    private static void verify(Situations all, CompletionStage<Result> stage) {
        Own own = new Own(stage);
        all.verify(
                DomainVerifier.builder()
                        .resolver(ZoneResolver.parse(""))
                        .check(own)
                        .only(own.key())
                        .timeout(Duration.ofMillis(50)),
                Situations.DOMAIN);
    }

    private record Result(CheckStatus status) implements CheckResult {
        @Override
        public List<Finding> findings() {
            return List.of();
        }

        @Override
        public List<ExpectationOutcome> outcomes() {
            return List.of();
        }

        @Override
        public List<String> texts() {
            return List.of();
        }
    }

    private record Own(CompletionStage<Result> stage) implements DomainCheck<Result> {
        @Override
        public CheckKey<Result> key() {
            return new CheckKey<>("own", Result.class);
        }

        @Override
        public CompletionStage<Result> check(CheckContext context) {
            return stage;
        }
    }
}
