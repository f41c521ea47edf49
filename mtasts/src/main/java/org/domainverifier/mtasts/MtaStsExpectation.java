package org.domainverifier.mtasts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.txt.HostedTxt;

/**
 * What a provider asked for: that the policy host is an alias of the provider's (RFC 8461 §8.2), that the record has a certain
 * id or is kept at a hosting service itself, and what the policy has to say. Immutable. A verification calls the provider's function
 * once for the customer's domain, on the verifier's executor.
 *
 * @param host what {@code mta-sts} below the customer's domain has to be an alias of; empty if anything will do
 * @param id the id for a domain, which may be not ready yet; empty if any valid id will do
 * @param leastMode the weakest mode that will do; empty if any will
 * @param exchangers mail exchangers that the policy has to allow
 * @param recordHost where the record is to be kept by way of an alias, if it is
 */
public record MtaStsExpectation(
        Optional<DomainName> host,
        Optional<CustomerValue<String>> id,
        Optional<MtaStsMode> leastMode,
        List<DomainName> exchangers,
        Optional<HostedTxt> recordHost)
        implements Expectation {
    /** Copies the list. */
    public MtaStsExpectation {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(leastMode, "leastMode");
        Objects.requireNonNull(recordHost, "recordHost");
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
        return hostedAt(host, CustomerValue.of(id));
    }

    /**
     * The provider hosts the policy, and has an id for each customer.
     *
     * @param host the provider's policy host
     * @param id the id; not ready while it is not set
     * @return the expectation
     * @throws IllegalArgumentException if the host is not a domain name
     */
    public static MtaStsExpectation hostedAt(String host, CustomerValue<String> id) {
        return new MtaStsExpectation(
                Optional.of(DomainName.of(host)), Optional.of(id), Optional.empty(), List.of(), Optional.empty());
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
        if (!MtaStsRecord.isId(id)) {
            throw new IllegalArgumentException("an MTA-STS id is 1 to 32 letters and digits, not \"" + id + "\"");
        }
        return hostedAt(host, CustomerValue.same(id));
    }

    /**
     * The provider hosts the policy; any id will do.
     *
     * @param host the provider's policy host
     * @return the expectation
     * @throws IllegalArgumentException if the host is not a domain name
     */
    public static MtaStsExpectation hostedAt(String host) {
        return new MtaStsExpectation(
                Optional.of(DomainName.of(host)), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * There is a valid record and a policy, wherever it is hosted.
     *
     * @return the expectation
     */
    public static MtaStsExpectation anyValid() {
        return new MtaStsExpectation(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * The same, and the record is kept at a hosting service: {@code _mta-sts} is an alias (CNAME) of a name there, and what is behind it
     * is a valid record.
     *
     * @param target the name
     * @return a new expectation
     * @throws IllegalArgumentException if it is not a domain name
     */
    public MtaStsExpectation recordHostedAt(String target) {
        return recordHosted(HostedTxt.at(target));
    }

    /**
     * The same, and the record is kept at a hosting service, at a name that differs from domain to domain.
     *
     * @param targets gives the name for a customer's domain; empty while it is not ready
     * @return a new expectation
     */
    public MtaStsExpectation recordHostedAt(Function<DomainName, Optional<String>> targets) {
        return recordHostedAt(CustomerValue.of(targets));
    }

    /**
     * The same, and the record is kept at a hosting service, at a name that differs from domain to domain.
     *
     * @param target the name
     * @return a new expectation
     */
    public MtaStsExpectation recordHostedAt(CustomerValue<String> target) {
        return recordHosted(HostedTxt.at(target));
    }

    /**
     * Of a hosted record, the alias alone is asked for, whatever is behind it.
     *
     * @return a new expectation
     * @throws IllegalStateException if the record is not expected to be hosted
     */
    public MtaStsExpectation recordUnchecked() {
        return recordHosted(recordHost
                .orElseThrow(() -> new IllegalStateException("begin with recordHostedAt"))
                .unchecked());
    }

    private MtaStsExpectation recordHosted(HostedTxt alias) {
        return new MtaStsExpectation(host, id, leastMode, exchangers, Optional.of(alias));
    }

    /**
     * The same, and the mode is not weaker than this one.
     *
     * @param least the weakest mode that will do
     * @return a new expectation
     */
    public MtaStsExpectation withModeAtLeast(MtaStsMode least) {
        return new MtaStsExpectation(host, id, Optional.of(least), exchangers, recordHost);
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
        return new MtaStsExpectation(host, id, leastMode, all, recordHost);
    }

    @Override
    public CheckKey<?> check() {
        return MtaStsCheck.KEY;
    }

    @Override
    public List<CustomerValue<?>> values() {
        return Stream.<CustomerValue<?>>concat(id.stream(), recordHost.map(HostedTxt::target).stream())
                .toList();
    }

    @Override
    public MtaStsExpectation settled(CustomerValues values) {
        return new MtaStsExpectation(
                host,
                id.map(value -> value.settledBy(values)),
                leastMode,
                exchangers,
                recordHost.map(alias -> alias.settledBy(values)));
    }

    @Override
    public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
        List<RecordToPublish> records = new ArrayList<>();
        MtaStsCheck.nameFor(domain)
                .flatMap(name -> recordToPublish(name, values))
                .ifPresent(records::add);
        aliasFor(domain)
                .flatMap(target -> PolicyRequest.hostOf(domain)
                        .map(name -> RecordToPublish.of(name, new RecordData.Cname(target))))
                .ifPresent(records::add);
        return List.copyOf(records);
    }

    private Optional<RecordToPublish> recordToPublish(DomainName name, CustomerValues values) {
        if (recordHost.isPresent()) {
            return Optional.of(recordHost.get())
                    .filter(alias -> !alias.isKeptAt(name, values))
                    .map(alias -> alias.toPublish(name, values));
        }
        return id.map(value -> values.get(value)
                .ready()
                .filter(MtaStsRecord::isId)
                .map(text -> RecordToPublish.of(name, RecordData.Txt.of(new MtaStsRecord(text, Map.of()).toString())))
                .orElseGet(() -> RecordToPublish.notReady(name, RecordType.TXT)));
    }

    /** What the policy host of a domain has to be an alias of; nothing for the provider's own domain, whose host it is. */
    Optional<DomainName> aliasFor(DomainName domain) {
        return host.filter(
                target -> PolicyRequest.hostOf(domain).filter(target::equals).isEmpty());
    }
}
