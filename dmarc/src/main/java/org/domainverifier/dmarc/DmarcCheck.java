package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.record.ReportUri;

/**
 * The DMARC check (RFC 9989, RFC 9990 §4): the domain's own record, what receivers make of it, and whether its reports arrive.
 *
 * <p>It waits at most two rounds for the DNS: the tree walk, whose names are all known in advance; then either the report
 * destinations of the record that was found, or the wrong places where a missing one may stand. (A third comes in the rare case
 * that a report destination has no MX record.)
 */
public final class DmarcCheck implements DomainCheck<DmarcResult> {
    /** The key of this check. */
    public static final CheckKey<DmarcResult> KEY = new CheckKey<>("dmarc", DmarcResult.class);

    /** A check without settings of its own. */
    public DmarcCheck() {}

    @Override
    public CheckKey<DmarcResult> key() {
        return KEY;
    }

    @Override
    public Requirement defaultRequirement() {
        return Requirement.REQUIRED;
    }

    @Override
    public int position() {
        return 400;
    }

    @Override
    public List<DmarcFinding> findingCodes() {
        return List.of(DmarcFinding.values());
    }

    @Override
    public List<DmarcStep> stepCodes() {
        return List.of(DmarcStep.values());
    }

    @Override
    public CompletionStage<DmarcResult> check(CheckContext context) {
        List<Expected<DmarcExpectation>> expectations = context.expectations(DmarcExpectation.class);
        DomainName domain = context.domain();
        CompletionStage<Optional<DnsAnswer>> own = DmarcLookup.recordName(domain)
                .map(name -> context.ask(name, RecordType.TXT).thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
        CompletionStage<SenderMechanisms> senders = SenderMechanisms.of(context);
        return DmarcTreeWalk.from(domain, context.dns(), DmarcTreeWalk.Pace.AT_ONCE)
                .thenCompose(walk -> own.thenCompose(answer -> facts(context, expectations, answer, walk)))
                .thenCombine(
                        senders, (facts, mechanisms) -> new DmarcJudge(facts.with(mechanisms), expectations).judge());
    }

    private static CompletionStage<DmarcFacts> facts(
            CheckContext context,
            List<Expected<DmarcExpectation>> expectations,
            Optional<DnsAnswer> own,
            DmarcTreeWalk walk) {
        DmarcFacts facts = new DmarcFacts(
                context.domain(), own, walk, Optional.empty(), List.of(), List.of(), SenderMechanisms.UNKNOWN);
        DmarcLookup lookup = facts.lookup();
        if (lookup.record().isPresent()) {
            return new ReportDestinations(walk, suggested(expectations), context.dns())
                    .of(lookup.record().get())
                    .thenApply(facts::withDestinations);
        }
        if (!lookup.isDetermined()) {
            return CompletableFuture.completedFuture(facts);
        }
        return context.ask(context.domain(), RecordType.TXT).thenCombine(misplaced(context), (atDomain, elsewhere) -> {
            List<TxtRecords.Text> misplaced = new ArrayList<>(
                    TxtRecords.of(atDomain, DmarcRecord::isDmarc).matching());
            misplaced.addAll(elsewhere);
            return facts.withPlaces(DomainExistence.of(atDomain), misplaced);
        });
    }

    /** Where people put the record by mistake: the whole name typed where only its start belongs, or without the underscore. */
    private static CompletionStage<List<TxtRecords.Text>> misplaced(CheckContext context) {
        DomainName domain = context.domain();
        List<CompletableFuture<DnsAnswer>> asked = new ArrayList<>();
        DmarcLookup.recordName(domain)
                .flatMap(name -> name.under(domain))
                .ifPresent(name -> asked.add(context.ask(name, RecordType.TXT)));
        domain.tryChild("dmarc").ifPresent(name -> asked.add(context.ask(name, RecordType.TXT)));
        return Futures.all(asked)
                .thenApply(answers -> answers.stream()
                        .flatMap(answer -> TxtRecords.of(answer, DmarcRecord::isDmarc).matching().stream())
                        .toList());
    }

    /** The report addresses that the provider itself asked for. */
    static Set<ReportUri> suggested(List<Expected<DmarcExpectation>> expectations) {
        Set<ReportUri> suggested = new HashSet<>();
        for (Expected<DmarcExpectation> expected : expectations) {
            suggested.addAll(expected.expectation().reportAddresses());
            expected.expectation().suggestion().ifPresent(record -> {
                suggested.addAll(record.aggregateReports());
                suggested.addAll(record.failureReports());
            });
        }
        return suggested;
    }
}
