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
import java.util.stream.Stream;
import org.domainverifier.check.CheckContext;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;
import org.domainverifier.service.MailServices;
import org.domainverifier.txt.TxtKind;
import org.domainverifier.txt.TxtLook;

/**
 * Asks for the selectors of one domain. Those that are known are asked for at once, together with one that nobody publishes; the
 * wrong names where a record may have landed are asked for where a record is missing. A search asks for {@code _domainkey} and
 * the commonest selectors first, and for the others unless there is no {@code _domainkey} (RFC 8020: then there is nothing
 * below it). Every name is of our own choosing or the provider's, so none counts against the questions that records lead to. Used
 * once.
 */
final class DkimQuestions {
    private static final MailServices SERVICES = MailServices.wellKnown();

    private final CheckContext context;
    private final DomainName domain;
    private final CompletableFuture<DnsAnswer> unused;
    /** Where a key is expected anyway. */
    private final Set<DomainName> awaited = new HashSet<>();

    private DkimQuestions(CheckContext context) {
        this.context = context;
        this.domain = context.domain();
        this.unused = text(Standings.UNUSED_LABEL);
    }

    /**
     * Asks.
     *
     * @param expected the selectors of the expectations, with what is to be there
     * @param named other selectors to look at
     * @param search whether to look for those of well-known senders
     * @return what the DNS said; nothing is asked if there is nothing to look at
     */
    static CompletableFuture<DkimEvidence> ask(
            CheckContext context,
            Map<ExpectedSelector, CompletableFuture<ExpectedValue>> expected,
            List<String> named,
            boolean search) {
        return expected.isEmpty() && named.isEmpty() && !search
                ? done(DkimEvidence.of(context.domain()))
                : new DkimQuestions(context).ask(expected, named, search);
    }

    private CompletableFuture<DkimEvidence> ask(
            Map<ExpectedSelector, CompletableFuture<ExpectedValue>> expected, List<String> named, boolean search) {
        expected.keySet()
                .forEach(selector ->
                        Selectors.recordName(selector.selector(), domain).ifPresent(awaited::add));
        Map<ExpectedSelector, CompletableFuture<SelectorEvidence>> ofExpected = new LinkedHashMap<>();
        expected.forEach((selector, value) -> ofExpected.put(selector, expected(selector.selector(), value)));
        List<CompletableFuture<SelectorEvidence>> ofNamed = named.stream()
                .map(selector -> look(selector, DkimSelectorResult.Origin.NAMED)
                        .thenCompose(evidence -> elsewhere(evidence, false)))
                .toList();
        Set<String> known = new HashSet<>(named);
        expected.keySet().forEach(selector -> known.add(selector.selector()));
        CompletableFuture<Optional<List<SelectorEvidence>>> found =
                search ? search(known).thenApply(Optional::of) : done(Optional.empty());
        return done(DkimEvidence.of(domain))
                .thenCombine(Futures.all(ofExpected), DkimEvidence::withExpected)
                .thenCombine(Futures.all(ofNamed), DkimEvidence::withNamed)
                .thenCompose(evidence -> domainkey(evidence, search).thenApply(evidence::withDomainkey))
                .thenCombine(found, DkimEvidence::withSearch)
                .thenCombine(unused.thenCompose(this::atSelector), DkimEvidence::withUnused);
    }

    private CompletableFuture<SelectorEvidence> expected(String selector, CompletableFuture<ExpectedValue> value) {
        CompletableFuture<Optional<TxtLook<KeyReading>>> target = value.thenCompose(this::target);
        return look(selector, DkimSelectorResult.Origin.EXPECTED)
                .thenCombine(
                        target,
                        (evidence, there) -> there.map(evidence::withTarget).orElse(evidence))
                .thenCompose(evidence -> value.thenCompose(known -> beside(evidence, known)));
    }

    /** What else may be there in place of the record, or elsewhere. */
    private CompletableFuture<SelectorEvidence> beside(SelectorEvidence evidence, ExpectedValue expected) {
        if (!isCertain(expected)) {
            return done(evidence);
        }
        // whatever else is at the name: an alias is alone there
        boolean own = evidence.answer().aliases().isEmpty()
                && (evidence.answer() instanceof DnsAnswer.NoData || evidence.answer() instanceof DnsAnswer.Records);
        CompletableFuture<SelectorEvidence> known = elsewhere(evidence, expected instanceof ExpectedValue.Key);
        return expected instanceof ExpectedValue.Alias && own
                ? Futures.all(List.of(
                                context.ask(evidence.name(), RecordType.A),
                                context.ask(evidence.name(), RecordType.AAAA)))
                        .thenCombine(known, (addresses, more) -> more.withAddresses(addresses))
                : known;
    }

    private CompletableFuture<SelectorEvidence> look(String selector, DkimSelectorResult.Origin origin) {
        return text(selector)
                .thenCompose(this::atSelector)
                .thenApply(look -> new SelectorEvidence(selector, origin, look))
                .thenCompose(this::probed);
    }

    /** Tells what is a wildcard's: by the selector that nobody publishes, or by a nearer sibling of a selector of several labels. */
    private CompletableFuture<SelectorEvidence> probed(SelectorEvidence evidence) {
        DnsAnswer answer = evidence.answer();
        if (answer.isFailure() || answer.isAbsent() && answer.aliases().isEmpty()) {
            return done(evidence);
        }
        Optional<DomainName> known = Selectors.recordName(Standings.UNUSED_LABEL, domain);
        return Standings.probeFor(answer.question())
                .map(probe -> known.filter(probe.name()::equals).isPresent()
                        ? unused
                        : context.search(probe.name(), probe.type()))
                .orElse(unused)
                .thenCompose(probed -> standing(answer, List.of(probed)))
                .thenApply(standing -> standing == Standing.WILDCARD ? evidence.ofWildcard() : evidence);
    }

    private CompletableFuture<Standing> standing(DnsAnswer answer, List<DnsAnswer> probes) {
        Standings standings = Standings.unprobed(domain).with(probes);
        Standing standing = standings.of(answer);
        List<CompletableFuture<DnsAnswer>> wanted = standings.wanted().stream()
                .map(probe -> context.search(probe.name(), probe.type()))
                .toList();
        return Futures.all(wanted).thenApply(more -> {
            List<DnsAnswer> all = new ArrayList<>(probes);
            all.addAll(more);
            return more.isEmpty()
                    ? standing
                    : Standings.unprobed(domain).with(all).complete().of(answer);
        });
    }

    private CompletableFuture<TxtLook<KeyReading>> atSelector(DnsAnswer answer) {
        return read(KeyReading.AT_SELECTOR, answer);
    }

    /** Read once, for however many expectations and alternatives. */
    private CompletableFuture<TxtLook<KeyReading>> read(TxtKind<KeyReading> kind, DnsAnswer answer) {
        return context.once(List.of(kind, answer.question()), () -> done(TxtLook.of(kind, domain, answer)));
    }

    private CompletableFuture<Optional<TxtLook<KeyReading>>> target(ExpectedValue value) {
        return value instanceof ExpectedValue.Alias alias
                ? context.search(alias.target(), RecordType.TXT)
                        .thenCompose(this::atSelector)
                        .thenApply(Optional::of)
                : done(Optional.empty());
    }

    private static boolean isCertain(ExpectedValue value) {
        return value instanceof ExpectedValue.Key || value instanceof ExpectedValue.Alias;
    }

    /** Looks at the wrong names where the selector has no record of its own. */
    private CompletableFuture<SelectorEvidence> elsewhere(SelectorEvidence evidence, boolean key) {
        if (!evidence.answer().isAbsent() && !evidence.isWildcard()) {
            return done(evidence);
        }
        CompletableFuture<DnsAnswer> nameServers = nameServers(); // is looked at later; asking now saves a round
        List<DomainName> names = new ArrayList<>(Misplaced.names(evidence.selector(), domain));
        if (key) {
            names.addAll(Misplaced.otherSelectors(evidence.selector(), domain));
            names.removeAll(awaited);
        }
        // whether others answer for the name is looked at where the record is planned; asking now saves a round
        var unused = context.search(evidence.name(), RecordType.NS);
        List<CompletableFuture<TxtLook<KeyReading>>> places = names.stream()
                .map(name ->
                        context.search(name, RecordType.TXT).thenCompose(answer -> read(KeyReading.ELSEWHERE, answer)))
                .toList();
        return Futures.all(places).thenCombine(nameServers, (looks, ignored) -> evidence.withElsewhere(looks));
    }

    private CompletableFuture<Optional<DnsAnswer>> domainkey(DkimEvidence evidence, boolean search) {
        boolean someAbsent = Stream.concat(evidence.expected().values().stream(), evidence.named().stream())
                .anyMatch(selector -> selector.answer().isAbsent());
        return search || someAbsent ? nameServers().thenApply(Optional::of) : done(Optional.empty());
    }

    private CompletableFuture<List<SelectorEvidence>> search(Set<String> known) {
        CompletableFuture<DnsAnswer> domainkey = nameServers();
        return found(SERVICES.commonestDkimSelectors(), known)
                .thenCompose(commonest -> domainkey
                        .thenCompose(answer ->
                                isDenied(answer, commonest) ? done(List.<SelectorEvidence>of()) : found(rest(), known))
                        .thenApply(rest -> {
                            List<SelectorEvidence> all = new ArrayList<>(commonest);
                            all.addAll(rest);
                            return all;
                        }));
    }

    /** Some servers deny an empty non-terminal that has something below (docs/decisions.md, D-DKIM-NXDOMAIN). */
    private static boolean isDenied(DnsAnswer domainkey, List<SelectorEvidence> commonest) {
        return domainkey instanceof DnsAnswer.NoSuchName
                && commonest.stream().allMatch(one -> one.answer() instanceof DnsAnswer.NoSuchName);
    }

    private static List<String> rest() {
        Set<String> rest = new LinkedHashSet<>(SERVICES.dkimSelectors());
        SERVICES.commonestDkimSelectors().forEach(rest::remove);
        return List.copyOf(rest);
    }

    private CompletableFuture<List<SelectorEvidence>> found(List<String> selectors, Set<String> known) {
        return Futures.all(selectors.stream()
                .filter(selector -> !known.contains(selector))
                .map(selector -> look(selector, DkimSelectorResult.Origin.FOUND))
                .toList());
    }

    private CompletableFuture<DnsAnswer> nameServers() {
        return domain.tryChild(Selectors.DOMAINKEY)
                .map(name -> context.search(name, RecordType.NS))
                .orElseGet(() -> tooLong(Selectors.DOMAINKEY));
    }

    private CompletableFuture<DnsAnswer> text(String selector) {
        return Selectors.recordName(selector, domain)
                .map(name -> context.search(name, RecordType.TXT))
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
