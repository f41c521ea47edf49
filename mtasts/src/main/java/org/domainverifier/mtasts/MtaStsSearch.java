package org.domainverifier.mtasts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.check.CheckContext;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** Further questions, asked where something is not as it should be. */
final class MtaStsSearch {
    private static final List<RecordType> NEVER_BESIDE_ALIAS =
            List.of(RecordType.A, RecordType.AAAA, RecordType.TXT, RecordType.MX, RecordType.NS);
    private static final List<RecordType> FROM_WILDCARDS = List.of(RecordType.A, RecordType.AAAA, RecordType.CNAME);

    private MtaStsSearch() {}

    /**
     * What stands at the policy host that should be an alias.
     *
     * @param blocking records that have to go before it can be one (RFC 1034 §3.6.2)
     * @param wildcardAlias whether a wildcard makes it an alias, so that there is no record to be changed
     */
    record AtHost(List<DnsRecord> blocking, boolean wildcardAlias) {
        AtHost {
            blocking = List.copyOf(blocking);
        }
    }

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

    static CompletableFuture<AtHost> atHost(CheckContext context, MtaStsEvidence evidence) {
        List<DomainName> targets = context.expectations(MtaStsExpectation.class).stream()
                .flatMap(expected -> expected.expectation().aliasFor(context.domain()).stream())
                .toList();
        boolean nothingToAsk = targets.isEmpty()
                || targets.stream().anyMatch(evidence::isAliasOf)
                || evidence.alias().filter(answer -> !answer.isFailure()).isEmpty()
                || evidence.alias()
                        .filter(DnsAnswer.NoSuchName.class::isInstance)
                        .isPresent();
        if (nothingToAsk) {
            return CompletableFuture.completedFuture(new AtHost(List.of(), false));
        }
        DomainName host = evidence.host().name();
        List<RecordType> types = evidence.alias().orElseThrow().isAbsent() ? NEVER_BESIDE_ALIAS : List.of();
        CompletableFuture<List<DnsAnswer>> found =
                Futures.all(types.stream().map(type -> context.ask(host, type)).toList());
        CompletableFuture<List<DnsAnswer>> wildcards = Futures.all(context.domain().tryChild("*").stream()
                .flatMap(wildcard -> FROM_WILDCARDS.stream().map(type -> context.ask(wildcard, type)))
                .toList());
        return found.thenCombine(wildcards, (atHost, byWildcard) -> judge(evidence, atHost, byWildcard));
    }

    private static AtHost judge(MtaStsEvidence evidence, List<DnsAnswer> atHost, List<DnsAnswer> wildcards) {
        List<RecordData> synthesized = wildcards.stream()
                .filter(answer -> answer.aliases().isEmpty())
                .flatMap(answer -> answer.records().stream())
                .map(DnsRecord::data)
                .toList();
        List<DnsRecord> blocking = new ArrayList<>();
        for (DnsAnswer answer : atHost) {
            answer.records().stream()
                    .filter(record -> record.name().equals(evidence.host().name()))
                    .filter(record -> !synthesized.contains(record.data()))
                    .forEach(blocking::add);
        }
        Optional<RecordData> alias = evidence.alias().stream()
                .flatMap(answer -> answer.records().stream())
                .map(DnsRecord::data)
                .findFirst();
        return new AtHost(blocking, alias.filter(synthesized::contains).isPresent());
    }
}
