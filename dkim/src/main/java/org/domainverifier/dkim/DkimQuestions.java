package org.domainverifier.dkim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckContext;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.Standings;
import org.domainverifier.service.MailServices;

/**
 * Asks for the selectors of one domain. Those that are known are asked for at once, together with one that nobody publishes; the
 * wrong names where a record may have landed are asked for where a record is missing. A search asks for {@code _domainkey} and
 * the commonest selectors first, and for the others unless there is no {@code _domainkey} (RFC 8020: then there is nothing
 * below it). Used once.
 */
final class DkimQuestions {
    private static final MailServices SERVICES = MailServices.wellKnown();

    private final CheckContext context;
    private final DomainName domain;

    DkimQuestions(CheckContext context) {
        this.context = context;
        this.domain = context.domain();
    }

    CompletableFuture<DkimSeen> ask(
            Map<ExpectedSelector, CompletableFuture<ExpectedValue>> expected, List<String> named, boolean search) {
        if (expected.isEmpty() && named.isEmpty() && !search) {
            return CompletableFuture.completedFuture(
                    new DkimSeen(Map.of(), List.of(), List.of(), false, Optional.empty(), Optional.empty()));
        }
        CompletableFuture<DnsAnswer> improbable = text(Standings.UNUSED_LABEL);
        Map<ExpectedSelector, CompletableFuture<SelectorSeen>> ofExpected = new LinkedHashMap<>();
        expected.forEach((selector, value) -> ofExpected.put(
                selector,
                known(
                                selector.selector(),
                                DkimSelectorResult.Origin.EXPECTED,
                                improbable,
                                value.thenCompose(this::target))
                        .thenCompose(
                                seen -> value.thenCompose(known -> isCertain(known) ? elsewhere(seen) : done(seen)))));
        List<CompletableFuture<SelectorSeen>> ofNamed = named.stream()
                .map(selector -> known(selector, DkimSelectorResult.Origin.NAMED, improbable, done(Optional.empty()))
                        .thenCompose(this::elsewhere))
                .toList();
        Set<String> others = new HashSet<>(named);
        expected.keySet().forEach(selector -> others.add(selector.selector()));
        CompletableFuture<Search> found = search ? search(improbable, others) : done(Search.NONE);

        List<CompletableFuture<SelectorSeen>> known = new ArrayList<>(ofExpected.values());
        known.addAll(ofNamed);
        CompletableFuture<Optional<DnsAnswer>> domainkey = Futures.all(known)
                .thenCompose(seen ->
                        search || seen.stream().anyMatch(one -> one.answer().isAbsent())
                                ? nameServers().thenApply(Optional::of)
                                : done(Optional.empty()));
        return CompletableFuture.allOf(found, domainkey, improbable).thenApply(done -> {
            Map<ExpectedSelector, SelectorSeen> byExpected = new LinkedHashMap<>();
            ofExpected.forEach((selector, future) -> byExpected.put(selector, future.join()));
            return new DkimSeen(
                    byExpected,
                    ofNamed.stream().map(CompletableFuture::join).toList(),
                    found.join().found(),
                    search,
                    domainkey.join(),
                    Optional.of(improbable.join()));
        });
    }

    private record Search(List<SelectorSeen> found) {
        static final Search NONE = new Search(List.of());
    }

    private CompletableFuture<SelectorSeen> known(
            String selector,
            DkimSelectorResult.Origin origin,
            CompletableFuture<DnsAnswer> improbable,
            CompletableFuture<Optional<DnsAnswer>> target) {
        DomainName name = Selectors.recordName(selector, domain).orElse(domain);
        return text(selector)
                .thenCombine(
                        improbable,
                        (answer, none) ->
                                new SelectorSeen(selector, name, origin, answer, none, Optional.empty(), Map.of()))
                .thenCombine(
                        target,
                        (seen, answer) -> new SelectorSeen(
                                selector, name, origin, seen.answer(), seen.improbable(), answer, Map.of()));
    }

    private CompletableFuture<Optional<DnsAnswer>> target(ExpectedValue value) {
        return value instanceof ExpectedValue.Alias alias
                ? context.ask(alias.target(), RecordType.TXT).thenApply(Optional::of)
                : done(Optional.empty());
    }

    private static boolean isCertain(ExpectedValue value) {
        return value instanceof ExpectedValue.Key || value instanceof ExpectedValue.Alias;
    }

    private CompletableFuture<SelectorSeen> elsewhere(SelectorSeen seen) {
        if (!seen.answer().isAbsent() && !seen.isWildcard()) {
            return done(seen);
        }
        CompletableFuture<DnsAnswer> nameServers = nameServers(); // is looked at later; asking now saves a round
        Map<DomainName, CompletableFuture<DnsAnswer>> asked = new LinkedHashMap<>();
        Misplaced.names(seen.selector(), domain).forEach(name -> asked.put(name, context.ask(name, RecordType.TXT)));
        return Futures.all(asked).thenCombine(nameServers, (answers, ignored) -> seen.withElsewhere(answers));
    }

    private CompletableFuture<Search> search(CompletableFuture<DnsAnswer> improbable, Set<String> others) {
        CompletableFuture<DnsAnswer> domainkey = nameServers();
        CompletableFuture<List<SelectorSeen>> first = found(SERVICES.commonestDkimSelectors(), others, improbable);
        return first.thenCompose(commonest -> domainkey
                .thenCompose(answer ->
                        isDenied(answer, commonest) ? done(List.<SelectorSeen>of()) : found(rest(), others, improbable))
                .thenApply(rest -> {
                    List<SelectorSeen> all = new ArrayList<>(commonest);
                    all.addAll(rest);
                    return new Search(all);
                }));
    }

    /** Some servers deny an empty non-terminal that has something below (docs/decisions.md, D-DKIM-NXDOMAIN). */
    private static boolean isDenied(DnsAnswer domainkey, List<SelectorSeen> commonest) {
        return domainkey instanceof DnsAnswer.NoSuchName
                && commonest.stream().allMatch(one -> one.answer() instanceof DnsAnswer.NoSuchName);
    }

    private static List<String> rest() {
        Set<String> rest = new LinkedHashSet<>(SERVICES.dkimSelectors());
        SERVICES.commonestDkimSelectors().forEach(rest::remove);
        return List.copyOf(rest);
    }

    private CompletableFuture<List<SelectorSeen>> found(
            List<String> selectors, Set<String> others, CompletableFuture<DnsAnswer> improbable) {
        return Futures.all(selectors.stream()
                .filter(selector -> !others.contains(selector))
                .map(selector -> known(selector, DkimSelectorResult.Origin.FOUND, improbable, done(Optional.empty())))
                .toList());
    }

    private CompletableFuture<DnsAnswer> nameServers() {
        return domain.tryChild(Selectors.DOMAINKEY)
                .map(name -> context.ask(name, RecordType.NS))
                .orElseGet(() -> tooLong(Selectors.DOMAINKEY));
    }

    private CompletableFuture<DnsAnswer> text(String selector) {
        return Selectors.recordName(selector, domain)
                .map(name -> context.ask(name, RecordType.TXT))
                .orElseGet(() -> tooLong(selector));
    }

    /** A name that cannot be asked for. */
    private CompletableFuture<DnsAnswer> tooLong(String below) {
        return done(DnsAnswer.Failure.of(
                new DnsQuestion(domain, RecordType.TXT),
                FailureCause.MALFORMED,
                "the name of " + below + " below it is too long for the DNS"));
    }

    private static <T> CompletableFuture<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }
}
