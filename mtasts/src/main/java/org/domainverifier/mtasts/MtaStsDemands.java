package org.domainverifier.mtasts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Provided;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.txt.HostedTxt;

/**
 * What a domain is held against.
 *
 * @param expectations what was asked for
 * @param exchangers the mail exchangers that were asked for
 * @param ids for each expectation that has one, what the provider said of the id
 * @param earlier the policy as it was found last
 */
record MtaStsDemands(
        List<Expected<MtaStsExpectation>> expectations,
        List<DomainName> exchangers,
        Map<MtaStsExpectation, Provided<String>> ids,
        Optional<KnownPolicy> earlier) {
    /** Asks the provider. */
    static CompletableFuture<MtaStsDemands> of(CheckContext context, Optional<CustomerValue<KnownPolicy>> memory) {
        List<Expected<MtaStsExpectation>> expectations = context.expectations(MtaStsExpectation.class);
        CompletableFuture<List<DomainName>> exchangers =
                context.allExpectations(MxExpectation.class).thenApply(MtaStsDemands::hosts);
        Map<MtaStsExpectation, CompletableFuture<Provided<String>>> ids = new LinkedHashMap<>();
        expectations.stream()
                .map(Expected::expectation)
                .forEach(each -> each.id().ifPresent(id -> ids.put(each, context.value(id))));
        // what is remembered is the policy of the customer's domain, not that of a name below it
        CompletableFuture<Optional<KnownPolicy>> earlier = memory.filter(
                        value -> context.domain().equals(context.customer()))
                .map(value -> context.value(value).thenApply(Provided::ready))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
        return Futures.all(ids)
                .thenCombine(
                        exchangers, (found, hosts) -> new MtaStsDemands(expectations, hosts, found, Optional.empty()))
                .thenCombine(earlier, MtaStsDemands::with);
    }

    private static List<DomainName> hosts(List<Expected<MxExpectation>> expectations) {
        return expectations.stream()
                .flatMap(expected -> expected.expectation().hosts().stream())
                .map(host -> host.host())
                .distinct()
                .toList();
    }

    private MtaStsDemands with(Optional<KnownPolicy> known) {
        return new MtaStsDemands(expectations, exchangers, ids, known);
    }

    /** The id that is asked for; empty if any will do, or none can be told. */
    Optional<String> idOf(MtaStsExpectation expectation) {
        return Optional.ofNullable(ids.get(expectation))
                .flatMap(Provided::ready)
                .filter(MtaStsRecord::isId);
    }

    boolean isPending(MtaStsExpectation expectation) {
        return ids.get(expectation) instanceof Provided.NotReady;
    }

    /** Whether the provider could not say which id it asks for, or said what is not an id. */
    boolean isUnavailable(MtaStsExpectation expectation) {
        return ids.containsKey(expectation)
                && !isPending(expectation)
                && idOf(expectation).isEmpty();
    }

    boolean anyPending() {
        return expectations.stream().anyMatch(expected -> isPending(expected.expectation()));
    }

    boolean anyUnavailable() {
        return expectations.stream().anyMatch(expected -> isUnavailable(expected.expectation()));
    }

    /** Where the record is to be kept by way of an alias, for each expectation. */
    List<Optional<HostedTxt>> recordHosts() {
        return recordHosts(expectations);
    }

    static List<Optional<HostedTxt>> recordHosts(List<Expected<MtaStsExpectation>> expectations) {
        return expectations.stream()
                .map(expected -> expected.expectation().recordHost())
                .toList();
    }

    /** The names that the policy host may have to be an alias of. */
    List<DomainName> aliases() {
        return aliases(expectations);
    }

    static List<DomainName> aliases(List<Expected<MtaStsExpectation>> expectations) {
        return expectations.stream()
                .flatMap(expected -> expected.expectation().host().stream())
                .distinct()
                .toList();
    }
}
