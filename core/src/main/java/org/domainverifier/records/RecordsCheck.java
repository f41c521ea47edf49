package org.domainverifier.records;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.Futures;

/** Checks the other records that a provider asks for. It takes part in a verification only where it is expected to. */
public final class RecordsCheck implements DomainCheck<RecordsResult> {
    /** The key of this check and its result. */
    public static final CheckKey<RecordsResult> KEY = new CheckKey<>("records", RecordsResult.class);

    /** For the service loader, and for adding it by hand. */
    public RecordsCheck() {}

    @Override
    public CheckKey<RecordsResult> key() {
        return KEY;
    }

    @Override
    public int position() {
        return 700;
    }

    @Override
    public boolean onlyWhereExpected() {
        return true;
    }

    @Override
    public List<RecordsFinding> findingCodes() {
        return List.of(RecordsFinding.values());
    }

    @Override
    public List<RecordsStep> stepCodes() {
        return List.of(RecordsStep.values());
    }

    @Override
    public CompletableFuture<RecordsResult> check(CheckContext context) {
        List<Expected<RecordExpectation>> expectations = context.expectations(RecordExpectation.class);
        List<RecordsPlace> places = RecordsPlace.of(context.domain(), expectations);
        RecordsEvidence nothing = RecordsEvidence.none(context.customer(), context.domain(), places);
        return asked(context, nothing, RecordsQuestions.first(places))
                .thenCompose(first -> asked(context, first, RecordsQuestions.further(places, first)))
                .thenCompose(evidence ->
                        context.settle(standings -> new RecordsJudge(evidence, expectations, standings).judge()));
    }

    private static CompletableFuture<RecordsEvidence> asked(
            CheckContext context, RecordsEvidence evidence, Collection<DnsQuestion> questions) {
        return Futures.all(questions.stream()
                        .map(question -> context.search(question.name(), question.type()))
                        .toList())
                .thenApply(evidence::with);
    }
}
