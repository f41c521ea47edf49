package org.domainverifier.mx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.service.MailServices;

/** Checks where a domain's mail goes. */
public final class MxCheck implements DomainCheck<MxResult> {
    /** The key of this check and its result. */
    public static final CheckKey<MxResult> KEY = new CheckKey<>("mx", MxResult.class);

    private static final int MAX_TARGETS = 20;

    // a constant of every verifier: the data file is read once, before the first deadline runs
    private static final MailServices WELL_KNOWN = MailServices.wellKnown();

    /** For the service loader, and for adding it by hand. */
    public MxCheck() {}

    @Override
    public CheckKey<MxResult> key() {
        return KEY;
    }

    @Override
    public Requirement defaultRequirement() {
        return Requirement.REQUIRED;
    }

    @Override
    public int position() {
        return 100;
    }

    @Override
    public List<MxFinding> findingCodes() {
        return List.of(MxFinding.values());
    }

    @Override
    public List<MxStep> stepCodes() {
        return List.of(MxStep.values());
    }

    @Override
    public CompletableFuture<MxResult> check(CheckContext context) {
        List<Expected<MxExpectation>> expectations = context.expectations(MxExpectation.class);
        CompletableFuture<DnsAnswer> exchangers = context.ask(context.domain(), RecordType.MX);
        // the expected hosts are known before the answer is: ask for their addresses at once
        expectations.stream()
                .flatMap(expected -> expected.expectation().hosts().stream())
                .filter(host -> !host.isNull())
                .forEach(host -> askAhead(context, host.host()));
        return exchangers.thenCompose(answer -> targets(context, answer)
                .thenCompose(targets -> context.settle(standings ->
                        new MxJudge(context.domain(), answer, targets, expectations, standings, WELL_KNOWN).judge())));
    }

    /** What is behind each exchanger, or behind the domain itself, if there are no exchangers. */
    private static CompletableFuture<Map<DomainName, MxTarget>> targets(CheckContext context, DnsAnswer answer) {
        List<DomainName> hosts = answer.isAbsent()
                ? List.of(context.domain())
                : answer.data(RecordData.Mx.class).stream()
                        .map(RecordData.Mx::exchange)
                        .filter(host -> !host.equals(DomainName.ROOT))
                        .distinct()
                        .limit(MAX_TARGETS)
                        .toList();
        Map<DomainName, CompletableFuture<MxTarget>> asked = new LinkedHashMap<>();
        hosts.forEach(host -> asked.put(host, addresses(context, host)));
        return Futures.all(asked);
    }

    // the session remembers the answers
    private static void askAhead(CheckContext context, DomainName host) {
        var unused = addresses(context, host);
    }

    private static CompletableFuture<MxTarget> addresses(CheckContext context, DomainName host) {
        CompletableFuture<DnsAnswer> ipv4 = context.ask(host, RecordType.A);
        CompletableFuture<DnsAnswer> ipv6 = context.ask(host, RecordType.AAAA);
        return ipv4.thenCombine(ipv6, (a, aaaa) -> MxTarget.of(host, a, aaaa));
    }
}
