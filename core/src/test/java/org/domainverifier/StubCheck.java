package org.domainverifier;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;

/** A check that does what its test says. */
final class StubCheck implements DomainCheck<StubCheck.Result> {
    private final CheckKey<Result> key;
    private final Function<CheckContext, CompletionStage<Result>> behaviour;

    StubCheck(String id, Function<CheckContext, CompletionStage<Result>> behaviour) {
        this.key = keyOf(id);
        this.behaviour = behaviour;
    }

    static StubCheck of(String id, CheckStatus status) {
        return new StubCheck(id, context -> CompletableFuture.completedFuture(Result.of(status)));
    }

    static CheckKey<Result> keyOf(String id) {
        return new CheckKey<>(id, Result.class);
    }

    @Override
    public CheckKey<Result> key() {
        return key;
    }

    @Override
    public CompletionStage<Result> check(CheckContext context) {
        return behaviour.apply(context);
    }

    record Result(CheckStatus status, List<Finding> findings, List<ExpectationOutcome> outcomes, List<String> texts)
            implements CheckResult {
        static Result of(CheckStatus status, String... texts) {
            return new Result(status, List.of(), List.of(), List.of(texts));
        }
    }

    /** Expects nothing in particular of a stub. */
    record Expected(String id, List<RecordToPublish> records) implements Expectation {
        static Expected of(String id) {
            return new Expected(id, List.of());
        }

        @Override
        public CheckKey<?> check() {
            return keyOf(id);
        }

        @Override
        public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
            return records;
        }
    }
}
