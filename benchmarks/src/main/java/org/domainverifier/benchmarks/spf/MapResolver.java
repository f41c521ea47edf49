package org.domainverifier.benchmarks.spf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;

/** A DNS in memory that costs next to nothing: one look into a map, every answer is there at once. */
final class MapResolver implements DnsResolver {
    private final Map<DnsQuestion, CompletableFuture<DnsAnswer>> answers = new HashMap<>();
    private final Set<DomainName> names = new HashSet<>();

    MapResolver(String zone) {
        Map<DnsQuestion, List<DnsRecord>> sets = new HashMap<>();
        for (DnsRecord record : ZoneResolver.parse(zone).records()) {
            names.add(record.name());
            sets.computeIfAbsent(new DnsQuestion(record.name(), record.type()), question -> new ArrayList<>())
                    .add(record);
        }
        sets.forEach((question, records) -> answers.put(
                question,
                CompletableFuture.completedFuture(
                        new DnsAnswer.Records(question, records, List.of(), AnswerOrigin.NONE))));
    }

    @Override
    public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
        CompletableFuture<DnsAnswer> answer = answers.get(question);
        return answer != null ? answer : CompletableFuture.completedFuture(absent(question));
    }

    private DnsAnswer absent(DnsQuestion question) {
        return names.contains(question.name())
                ? new DnsAnswer.NoData(question, List.of(), Optional.empty(), AnswerOrigin.NONE)
                : new DnsAnswer.NoSuchName(question, List.of(), Optional.empty(), AnswerOrigin.NONE);
    }
}
