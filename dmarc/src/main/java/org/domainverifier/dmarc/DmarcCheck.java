package org.domainverifier.dmarc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.RecordType;
import org.domainverifier.record.Parsed;
import org.domainverifier.txt.HostedLook;
import org.domainverifier.txt.HostedTxt;
import org.domainverifier.txt.TxtLook;

/**
 * The DMARC check (RFC 9989, RFC 9990 §4): the domain's own record, what receivers make of it, and whether its reports arrive.
 *
 * <p>It waits at most two rounds for the DNS: the tree walk, whose names are all known in advance; then either the report
 * destinations of the record that was found, or the wrong places where a missing one may be. (A third comes where a report
 * destination has no MX record, or where something is to be replaced or deleted that may be a wildcard's.)
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
    public CompletableFuture<DmarcResult> check(CheckContext context) {
        List<Expected<DmarcExpectation>> expectations = context.expectations(DmarcExpectation.class);
        CompletableFuture<TxtLook<Parsed<DmarcRecord>>> look = TxtLook.at(context, DmarcRecord.KIND);
        return DmarcTreeWalk.from(context.domain(), look, context.dns())
                .thenCombine(look, (walk, own) -> DmarcEvidence.of(own, walk))
                .thenCompose(evidence -> more(context, evidence, DmarcDemands.of(expectations)))
                .thenCombine(SenderMechanisms.of(context), DmarcEvidence::withSenders)
                .thenCombine(hosted(context, look, expectations), DmarcEvidence::withHosted)
                .thenCompose(
                        evidence -> context.settle(standings -> DmarcJudge.judge(evidence, expectations, standings)));
    }

    private static CompletableFuture<Map<HostedTxt, HostedLook<Parsed<DmarcRecord>>>> hosted(
            CheckContext context,
            CompletableFuture<TxtLook<Parsed<DmarcRecord>>> look,
            List<Expected<DmarcExpectation>> expectations) {
        List<HostedTxt> hosts = DmarcDemands.of(expectations).hosts();
        return look.thenCompose(here -> HostedLook.all(context, here, hosts));
    }

    /** What matters only with a record at the domain itself, or only without one. */
    private static CompletableFuture<DmarcEvidence> more(
            CheckContext context, DmarcEvidence evidence, DmarcDemands demands) {
        if (evidence.look().failure().isPresent()) {
            return CompletableFuture.completedFuture(evidence);
        }
        return evidence.record()
                .map(record -> new ReportDestinations(evidence.walk(), demands.addresses(), context.dns())
                        .of(record)
                        .thenApply(evidence::withDestinations))
                .orElseGet(() -> context.ask(context.domain(), RecordType.TXT)
                        .thenApply(answer -> evidence.withExistence(DomainExistence.of(answer))));
    }
}
