package org.domainverifier.mtasts;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.check.CheckContext;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;

/** Further questions, asked where something is not as it should be. */
final class MtaStsSearch {
    private static final List<RecordType> NEVER_BESIDE_ALIAS =
            List.of(RecordType.A, RecordType.AAAA, RecordType.TXT, RecordType.MX, RecordType.NS);

    private MtaStsSearch() {}

    static CompletableFuture<List<DnsAnswer>> elsewhere(CheckContext context, MtaStsEvidence evidence) {
        if (evidence.txt().isFailure() || evidence.isAnnounced()) {
            return CompletableFuture.completedFuture(List.of());
        }
        // people publish it at the domain itself, or give a host a full name that it takes for a relative one
        List<CompletableFuture<DnsAnswer>> questions = Stream.concat(
                        evidence.name().under(context.domain()).stream(), Stream.of(context.domain()))
                .map(name -> context.ask(name, RecordType.TXT))
                .toList();
        return Futures.all(questions);
    }

    /** What is at the policy host, if it has to be an alias and is none. */
    static CompletableFuture<List<DnsAnswer>> atHost(CheckContext context, MtaStsEvidence evidence) {
        List<DomainName> targets = context.expectations(MtaStsExpectation.class).stream()
                .flatMap(expected -> expected.expectation().aliasFor(context.domain()).stream())
                .toList();
        boolean mayHaveRecords =
                evidence.alias().filter(DnsAnswer.NoData.class::isInstance).isPresent();
        boolean worthAsking =
                !targets.isEmpty() && mayHaveRecords && targets.stream().noneMatch(evidence::isAliasOf);
        List<RecordType> types = worthAsking ? NEVER_BESIDE_ALIAS : List.of();
        return Futures.all(types.stream()
                .map(type -> context.ask(evidence.host().name(), type))
                .toList());
    }
}
