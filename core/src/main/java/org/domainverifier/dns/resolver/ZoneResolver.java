package org.domainverifier.dns.resolver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.threads.Timers;
import org.jspecify.annotations.Nullable;

/**
 * A whole DNS in memory, from zone-file text: the stub for unit tests and the ground of previews.
 *
 * <p>Names that no record has do not exist, names above a record exist without data (empty non-terminals, RFC 8020), wildcards
 * answer as RFC 4592 says, CNAME records are followed through everything that is known; DNAME records and zone cuts change
 * nothing. Negative answers carry the TTL of RFC 2308 if there is an SOA above them. Faults can be scripted per name and type.
 *
 * <pre>{@code
 * DnsResolver stub = ZoneResolver.builder()
 *         .zone("example.com. 300 IN MX 10 mail.example.net.")
 *         .servfail("_dmarc.example.com")
 *         .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe. Answers come at once unless a delay is scripted.
 */
public final class ZoneResolver implements DnsResolver {
    private static final int MAX_ALIASES = 16;

    private final List<DnsRecord> records;
    private final Map<DomainName, Map<RecordType, List<DnsRecord>>> nodes = new HashMap<>();
    private final Set<DomainName> existing = new HashSet<>();
    private final List<Fault> faults;

    /** What happens instead of, or before, the answer. */
    private record Fault(
            @Nullable DomainName name,
            @Nullable RecordType type,
            @Nullable FailureCause cause,
            boolean silent,
            Duration delay) {
        boolean concerns(DomainName asked, RecordType askedType) {
            return (name == null || name.equals(asked)) && (type == null || type.equals(askedType));
        }
    }

    private ZoneResolver(Collection<DnsRecord> records, List<Fault> faults) {
        this.records = withoutRepetitions(records);
        this.faults = List.copyOf(faults);
        for (DnsRecord record : this.records) {
            nodes.computeIfAbsent(record.name(), name -> new HashMap<>())
                    .computeIfAbsent(record.type(), type -> new ArrayList<>())
                    .add(record);
            for (Optional<DomainName> name = Optional.of(record.name());
                    name.isPresent() && existing.add(name.get());
                    name = name.get().parent()) {
                // every ancestor exists
            }
        }
    }

    // RFC 2181 §5: a set of records holds each data once, whatever the TTL
    private static List<DnsRecord> withoutRepetitions(Collection<DnsRecord> records) {
        Set<Map.Entry<DomainName, RecordData>> met = new HashSet<>();
        return records.stream()
                .filter(record -> met.add(Map.entry(record.name(), record.data())))
                .toList();
    }

    /**
     * A DNS that holds the records of one text.
     *
     * @param zoneText lines of a zone file; owner names are absolute with or without trailing dot; a TTL is 3600 where none is
     *     given; {@code $ORIGIN}, {@code $TTL} and {@code $GENERATE} work, {@code $INCLUDE} does not
     * @return the resolver
     * @throws IllegalArgumentException if the text is not a zone file; the message has the line
     */
    public static ZoneResolver parse(String zoneText) {
        return builder().zone(zoneText).build();
    }

    /**
     * A DNS that holds the given records.
     *
     * @param records any records
     * @return the resolver
     */
    public static ZoneResolver of(Collection<DnsRecord> records) {
        return builder().records(records).build();
    }

    /**
     * Starts an empty DNS.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * All records that it holds.
     *
     * @return in the order in which they were given, without repetitions
     */
    public List<DnsRecord> records() {
        return records;
    }

    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        Duration delay = Duration.ZERO;
        for (Fault fault : faults) {
            if (fault.concerns(question.name(), question.type())) {
                if (fault.silent()) {
                    return new CompletableFuture<>();
                }
                delay = delay.plus(fault.delay());
            }
        }
        DnsAnswer answer = answer(question);
        if (delay.isZero()) {
            return CompletableFuture.completedFuture(answer);
        }
        CompletableFuture<DnsAnswer> late = new CompletableFuture<>();
        Future<?> timer = Timers.after(delay, () -> late.complete(answer));
        var unused = late.whenComplete((found, problem) -> timer.cancel(false));
        return late;
    }

    private DnsAnswer answer(DnsQuestion question) {
        List<DnsRecord> aliases = new ArrayList<>();
        Set<DomainName> met = new HashSet<>();
        DomainName name = question.name();
        while (met.add(name) && aliases.size() <= MAX_ALIASES) {
            for (Fault fault : faults) {
                if (fault.cause() != null && fault.concerns(name, question.type())) {
                    return DnsAnswer.Failure.of(question, fault.cause(), "scripted at " + name);
                }
            }
            Map<RecordType, List<DnsRecord>> node = node(name);
            if (node == null) {
                return new DnsAnswer.NoSuchName(question, aliases, negativeTtl(name), AnswerOrigin.NONE);
            }
            List<DnsRecord> alias = node.get(RecordType.CNAME);
            if (alias != null && alias.size() > 1) { // RFC 2181 §10.1
                return DnsAnswer.Failure.of(
                        question, FailureCause.MALFORMED, alias.size() + " different CNAME records at " + name);
            }
            if (alias != null
                    && !question.type().equals(RecordType.CNAME)
                    && alias.get(0).data() instanceof RecordData.Cname cname) {
                aliases.add(ownedBy(name, alias.get(0)));
                name = cname.target();
                continue;
            }
            List<DnsRecord> found = node.get(question.type());
            if (found == null) {
                return new DnsAnswer.NoData(question, aliases, negativeTtl(name), AnswerOrigin.NONE);
            }
            DomainName owner = name;
            return new DnsAnswer.Records(
                    question,
                    found.stream().map(record -> ownedBy(owner, record)).toList(),
                    aliases,
                    AnswerOrigin.NONE);
        }
        return DnsAnswer.Failure.of(question, FailureCause.CNAME_LOOP, "CNAME records lead back to " + name);
    }

    private static DnsRecord ownedBy(DomainName owner, DnsRecord record) {
        return record.name().equals(owner) ? record : new DnsRecord(owner, record.ttl(), record.data());
    }

    // RFC 4592 §3.3: the wildcard below the closest encloser, if the name itself does not exist
    private @Nullable Map<RecordType, List<DnsRecord>> node(DomainName name) {
        if (existing.contains(name)) {
            return nodes.getOrDefault(name, Map.of());
        }
        DomainName encloser = name;
        while (!existing.contains(encloser)) {
            Optional<DomainName> parent = encloser.parent();
            if (parent.isEmpty()) {
                return null;
            }
            encloser = parent.get();
        }
        // RFC 4592 §4.9: a wildcard that is an empty non-terminal makes every name below the encloser exist, without
        // data
        return encloser.tryChild("*")
                .filter(existing::contains)
                .map(wildcard -> nodes.getOrDefault(wildcard, Map.of()))
                .orElse(null);
    }

    // RFC 2308 §5: the smaller of the SOA's own TTL and its minimum
    private Optional<Duration> negativeTtl(DomainName name) {
        for (Optional<DomainName> zone = Optional.of(name);
                zone.isPresent();
                zone = zone.get().parent()) {
            List<DnsRecord> found = nodes.getOrDefault(zone.get(), Map.of()).get(RecordType.SOA);
            if (found != null && found.get(0).data() instanceof RecordData.Soa soa) {
                Duration minimum = Duration.ofSeconds(soa.minimum());
                Duration ttl = found.get(0).ttl();
                return Optional.of(ttl.compareTo(minimum) < 0 ? ttl : minimum);
            }
        }
        return Optional.empty();
    }

    /** Collects records and faults. Not thread-safe. */
    public static final class Builder {
        private final List<DnsRecord> records = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();

        private Builder() {}

        /**
         * Adds the records of a zone-file text.
         *
         * @param zoneText see {@link ZoneResolver#parse(String)}
         * @return this builder
         * @throws IllegalArgumentException if the text is not a zone file
         */
        public Builder zone(String zoneText) {
            records.addAll(ZoneText.parse(Objects.requireNonNull(zoneText, "zoneText")));
            return this;
        }

        /**
         * Adds records.
         *
         * @param records any records
         * @return this builder
         */
        public Builder records(Collection<DnsRecord> records) {
            this.records.addAll(records);
            return this;
        }

        /**
         * Lets questions for a name fail with a time-out, at once.
         *
         * @param name the name, also met as the target of an alias
         * @param types for these types only; none means all
         * @return this builder
         */
        public Builder timeout(String name, RecordType... types) {
            return fail(FailureCause.TIMEOUT, name, types);
        }

        /**
         * Lets questions for a name fail with SERVFAIL.
         *
         * @param name the name
         * @param types for these types only; none means all
         * @return this builder
         */
        public Builder servfail(String name, RecordType... types) {
            return fail(FailureCause.SERVFAIL, name, types);
        }

        /**
         * Lets questions for a name fail with REFUSED.
         *
         * @param name the name
         * @param types for these types only; none means all
         * @return this builder
         */
        public Builder refused(String name, RecordType... types) {
            return fail(FailureCause.REFUSED, name, types);
        }

        /**
         * Lets questions for a name fail as if a server had sent garbage.
         *
         * @param name the name
         * @param types for these types only; none means all
         * @return this builder
         */
        public Builder garbage(String name, RecordType... types) {
            return fail(FailureCause.MALFORMED, name, types);
        }

        /**
         * Lets questions for a name fail.
         *
         * @param cause why
         * @param name the name
         * @param types for these types only; none means all
         * @return this builder
         */
        public Builder fail(FailureCause cause, String name, RecordType... types) {
            return fault(name, types, cause, false, Duration.ZERO);
        }

        /**
         * Lets questions for a name go without any answer, ever.
         *
         * @param name the name
         * @param types for these types only; none means all
         * @return this builder
         */
        public Builder silence(String name, RecordType... types) {
            return fault(name, types, null, true, Duration.ZERO);
        }

        /**
         * Lets the answers for a name come late.
         *
         * @param delay how late
         * @param name the name
         * @param types for these types only; none means all
         * @return this builder
         */
        public Builder delay(Duration delay, String name, RecordType... types) {
            return fault(name, types, null, false, delay);
        }

        /**
         * Lets every answer come late.
         *
         * @param delay how late
         * @return this builder
         */
        public Builder delayAll(Duration delay) {
            faults.add(new Fault(null, null, null, false, delay));
            return this;
        }

        private Builder fault(
                String text, RecordType[] types, @Nullable FailureCause cause, boolean silent, Duration delay) {
            DomainName name = DomainName.tryParseExact(text)
                    .or(() -> DomainName.tryParseOctets(text))
                    .orElseThrow(() -> new IllegalArgumentException("not a domain name: " + text));
            if (types.length == 0) {
                faults.add(new Fault(name, null, cause, silent, delay));
            }
            for (RecordType type : types) {
                faults.add(new Fault(name, type, cause, silent, delay));
            }
            return this;
        }

        /**
         * The resolver.
         *
         * @return an immutable resolver of what was added so far
         */
        public ZoneResolver build() {
            return new ZoneResolver(records, faults);
        }
    }
}
