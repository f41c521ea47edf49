package org.domainverifier.mtasts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.Expected;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.mx.MxExpectation;

/**
 * What a domain is held against.
 *
 * @param expectations what was asked for
 * @param exchangers the mail exchangers that were asked for
 * @param ids for each expectation, the id that the provider gave; empty if any will do or it is not ready yet
 * @param earlier the policy as it was found last
 */
record MtaStsDemands(
        List<Expected<MtaStsExpectation>> expectations,
        List<DomainName> exchangers,
        Map<MtaStsExpectation, Optional<String>> ids,
        Optional<KnownPolicy> earlier) {
    /** Asks the provider's functions, each once. */
    static CompletableFuture<MtaStsDemands> of(
            CheckContext context, Optional<Function<DomainName, Optional<KnownPolicy>>> memory) {
        List<Expected<MtaStsExpectation>> expectations = context.expectations(MtaStsExpectation.class);
        List<DomainName> exchangers = context.expectations(MxExpectation.class).stream()
                .flatMap(expected -> expected.expectation().hosts().stream())
                .map(host -> host.host())
                .distinct()
                .toList();
        Map<MtaStsExpectation, CompletableFuture<Optional<String>>> ids = new LinkedHashMap<>();
        expectations.forEach(expected -> ids.computeIfAbsent(expected.expectation(), each -> each.idFor(context)));
        CompletableFuture<Optional<KnownPolicy>> earlier = memory.map(
                        known -> context.blocking(() -> known.apply(context.domain())))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
        return Futures.all(ids)
                .thenCombine(earlier, (found, known) -> new MtaStsDemands(expectations, exchangers, found, known));
    }

    Optional<String> idOf(MtaStsExpectation expectation) {
        return Objects.requireNonNull(ids.get(expectation));
    }

    boolean isPending(MtaStsExpectation expectation) {
        return expectation.id().isPresent() && idOf(expectation).isEmpty();
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
