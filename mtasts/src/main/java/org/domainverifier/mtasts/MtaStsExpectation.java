package org.domainverifier.mtasts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/**
 * What a provider asked for: that the policy host is an alias of the provider's (RFC 8461 §8.2), that the record has a certain
 * id, and what the policy has to say. Immutable. A verification calls the provider's function once, on the verifier's executor.
 *
 * @param host what {@code mta-sts} below the customer's domain has to be an alias of; empty if anything will do
 * @param id the id for a domain, which may be not ready yet; empty if any valid id will do
 * @param leastMode the weakest mode that will do; empty if any will
 * @param exchangers mail exchangers that the policy has to allow
 */
public record MtaStsExpectation(
        Optional<DomainName> host,
        Optional<Function<DomainName, Optional<String>>> id,
        Optional<MtaStsMode> leastMode,
        List<DomainName> exchangers)
        implements Expectation {
    /** Copies the list. */
    public MtaStsExpectation {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(leastMode, "leastMode");
        exchangers = List.copyOf(exchangers);
    }

    /**
     * The provider hosts the policy, and gives each customer an id.
     *
     * @param host the provider's policy host
     * @param id gives the id for a customer's domain; empty while it is not ready
     * @return the expectation
     * @throws IllegalArgumentException if the host is not a domain name
     */
    public static MtaStsExpectation hostedAt(String host, Function<DomainName, Optional<String>> id) {
        return new MtaStsExpectation(Optional.of(DomainName.of(host)), Optional.of(id), Optional.empty(), List.of());
    }

    /**
     * The provider hosts the policy, and all customers have the same id.
     *
     * @param host the provider's policy host
     * @param id the id
     * @return the expectation
     * @throws IllegalArgumentException if the host is not a domain name, or the id is not an id
     */
    public static MtaStsExpectation hostedAt(String host, String id) {
        requireId(id);
        return hostedAt(host, new SameForAll(id));
    }

    /** An id that nobody has to be asked for. */
    private record SameForAll(String id) implements Function<DomainName, Optional<String>> {
        @Override
        public Optional<String> apply(DomainName domain) {
            return Optional.of(id);
        }
    }

    /**
     * The provider hosts the policy; any id will do.
     *
     * @param host the provider's policy host
     * @return the expectation
     * @throws IllegalArgumentException if the host is not a domain name
     */
    public static MtaStsExpectation hostedAt(String host) {
        return new MtaStsExpectation(Optional.of(DomainName.of(host)), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * There is a valid record and a policy, wherever it is hosted.
     *
     * @return the expectation
     */
    public static MtaStsExpectation anyValid() {
        return new MtaStsExpectation(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * The same, and the mode is not weaker than this one.
     *
     * @param least the weakest mode that will do
     * @return a new expectation
     */
    public MtaStsExpectation withModeAtLeast(MtaStsMode least) {
        return new MtaStsExpectation(host, id, Optional.of(least), exchangers);
    }

    /**
     * The same, and the policy allows these mail exchangers, whether they are in the MX records yet or not.
     *
     * @param hosts the hosts
     * @return a new expectation
     * @throws IllegalArgumentException if one is not a domain name
     */
    public MtaStsExpectation covering(String... hosts) {
        List<DomainName> all = new ArrayList<>(exchangers);
        Arrays.stream(hosts).map(DomainName::of).forEach(all::add);
        return new MtaStsExpectation(host, id, leastMode, all);
    }

    @Override
    public CheckKey<?> check() {
        return MtaStsCheck.KEY;
    }

    @Override
    public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
        List<RecordToPublish> records = new ArrayList<>();
        Optional<DomainName> recordName = MtaStsCheck.nameFor(domain);
        if (id.isPresent() && recordName.isPresent()) {
            records.add(idFor(domain)
                    .map(value -> RecordToPublish.of(
                            recordName.get(), RecordData.Txt.of(new MtaStsRecord(value, Map.of()).toString())))
                    .orElseGet(() -> RecordToPublish.notReady(recordName.get(), RecordType.TXT)));
        }
        aliasFor(domain)
                .flatMap(target -> PolicyRequest.hostOf(domain)
                        .map(name -> RecordToPublish.of(name, new RecordData.Cname(target))))
                .ifPresent(records::add);
        return List.copyOf(records);
    }

    /**
     * The id for a domain; waits for the provider's function.
     *
     * @param domain the customer's domain
     * @return the id; empty if any will do or it is not ready yet
     * @throws IllegalArgumentException if the provider's function gives something that is not an id
     */
    private Optional<String> idFor(DomainName domain) {
        Optional<String> value = id.flatMap(function -> function.apply(domain));
        value.ifPresent(MtaStsExpectation::requireId);
        return value;
    }

    /** The same for the domain that is verified, without waiting. */
    CompletableFuture<Optional<String>> idFor(CheckContext context) {
        return id.isEmpty() || id.get() instanceof SameForAll
                ? CompletableFuture.completedFuture(idFor(context.domain()))
                : context.blocking(() -> idFor(context.domain()));
    }

    /** What the policy host of a domain has to be an alias of; nothing for the provider's own domain, whose host it is. */
    Optional<DomainName> aliasFor(DomainName domain) {
        return host.filter(
                target -> PolicyRequest.hostOf(domain).filter(target::equals).isEmpty());
    }

    private static void requireId(String id) {
        if (!MtaStsRecord.isId(id)) {
            throw new IllegalArgumentException("an MTA-STS id is 1 to 32 letters and digits, not \"" + id + "\"");
        }
    }
}
