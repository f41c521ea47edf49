package org.domainverifier.cost;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** A resolver that costs next to nothing: it has its answers ready. */
final class WorstZone implements DnsResolver {
    private static final int STRING_OCTETS = 255;

    private record Key(DomainName name, RecordType type) {}

    private final Map<Key, List<DnsRecord>> records = new HashMap<>();
    private final Map<DomainName, DnsRecord> aliases = new HashMap<>();

    WorstZone add(String name, RecordData data) {
        DomainName owner = DomainName.of(name);
        records.computeIfAbsent(new Key(owner, data.type()), key -> new ArrayList<>())
                .add(new DnsRecord(owner, Duration.ofMinutes(5), data));
        return this;
    }

    /** What is at the name is then at another one, and is answered from there. */
    WorstZone alias(String name, String target) {
        DomainName owner = DomainName.of(name);
        RecordData data = new RecordData.Cname(DomainName.of(target));
        aliases.put(owner, new DnsRecord(owner, Duration.ofMinutes(5), data));
        return this;
    }

    WorstZone txt(String name, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        List<Octets> strings = new ArrayList<>();
        for (int start = 0; start < octets.length; start += STRING_OCTETS) {
            strings.add(Octets.of(Arrays.copyOfRange(octets, start, Math.min(octets.length, start + STRING_OCTETS))));
        }
        return add(name, new RecordData.Txt(strings));
    }

    @Override
    public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
        List<DnsRecord> way = new ArrayList<>();
        DomainName name = question.name();
        for (DnsRecord alias = aliases.get(name); alias != null; alias = aliases.get(name)) {
            way.add(alias);
            name = ((RecordData.Cname) alias.data()).target();
        }
        List<DnsRecord> found = records.get(new Key(name, question.type()));
        return CompletableFuture.completedFuture(
                found == null
                        ? new DnsAnswer.NoSuchName(question, way, Optional.of(Duration.ofMinutes(1)), AnswerOrigin.NONE)
                        : new DnsAnswer.Records(question, found, way, AnswerOrigin.NONE));
    }
}
