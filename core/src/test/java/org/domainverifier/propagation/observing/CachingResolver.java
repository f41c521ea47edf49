package org.domainverifier.propagation.observing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;

/** A well-behaved cache: holds each answer for its TTL, absences included (RFC 2308 §5), and says what is left of it. */
public final class CachingResolver implements DnsResolver {
    private record Entry(DnsAnswer answer, Instant since) {}

    private final DnsResolver upstream;
    private final Clock clock;
    private final Map<DnsQuestion, Entry> cache = new ConcurrentHashMap<>();

    public CachingResolver(DnsResolver upstream, Clock clock) {
        this.upstream = upstream;
        this.clock = clock;
    }

    @Override
    public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
        Instant now = clock.instant();
        Entry known = cache.get(question);
        if (known != null && now.isBefore(known.since().plus(lifetime(known.answer())))) {
            return CompletableFuture.completedFuture(aged(known.answer(), Duration.between(known.since(), now)));
        }
        return upstream.resolve(question).thenApply(answer -> {
            cache.put(question, new Entry(answer, now));
            return aged(answer, Duration.ZERO);
        });
    }

    private static Duration lifetime(DnsAnswer answer) {
        return answer.ttl().orElse(Duration.ZERO);
    }

    private static DnsAnswer aged(DnsAnswer answer, Duration age) {
        AnswerOrigin origin = AnswerOrigin.of("the cache", false, false);
        List<DnsRecord> aliases = aged(answer.aliases(), age);
        if (answer instanceof DnsAnswer.Records records) {
            return new DnsAnswer.Records(answer.question(), aged(records.records(), age), aliases, origin);
        } else if (answer instanceof DnsAnswer.NoData none) {
            return new DnsAnswer.NoData(answer.question(), aliases, aged(none.negativeTtl(), age), origin);
        } else if (answer instanceof DnsAnswer.NoSuchName none) {
            return new DnsAnswer.NoSuchName(answer.question(), aliases, aged(none.negativeTtl(), age), origin);
        }
        return answer;
    }

    private static List<DnsRecord> aged(List<DnsRecord> records, Duration age) {
        return records.stream()
                .map(record -> new DnsRecord(record.name(), record.ttl().minus(age), record.data()))
                .toList();
    }

    private static Optional<Duration> aged(Optional<Duration> ttl, Duration age) {
        return ttl.map(each -> each.minus(age));
    }
}
