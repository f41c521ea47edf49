package org.domainverifier.txt;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.Provided;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;

/**
 * What the provider and the DNS said of a record that is to be kept at a hosting service. Where the name is that alias, nothing more is
 * asked; otherwise, in a second round, what is at the service and, where there are no texts, whether there are addresses. Immutable.
 *
 * @param <P> what the kind's parser answers
 */
public final class HostedLook<P> {
    private final HostedTxt expected;
    private final TxtLook<P> here;
    private final Provided<String> said;
    private final Optional<TxtLook<P>> there;
    private final List<DnsAnswer> beside;

    private HostedLook(
            HostedTxt expected,
            TxtLook<P> here,
            Provided<String> said,
            Optional<TxtLook<P>> there,
            List<DnsAnswer> beside) {
        this.expected = expected;
        this.here = here;
        this.said = said;
        this.there = there;
        this.beside = List.copyOf(beside);
    }

    /**
     * Asks what there is to know beside the look at the record's name.
     *
     * @param <P> what the kind's parser answers
     * @param context the verification
     * @param here the look at the record's name
     * @param expected what is expected
     * @return the look to come; it never ends exceptionally
     */
    public static <P> CompletableFuture<HostedLook<P>> at(CheckContext context, TxtLook<P> here, HostedTxt expected) {
        return context.value(expected.target()).thenCompose(said -> {
            HostedLook<P> known = new HostedLook<>(expected, here, said, Optional.empty(), List.of());
            return known.isAtService() && here.hasRoom()
                    ? known.askMore(context)
                    : CompletableFuture.completedFuture(known);
        });
    }

    /**
     * The same for each of several expectations.
     *
     * @param <P> what the kind's parser answers
     * @param context the verification
     * @param here the look at the record's name
     * @param expected what is expected, each once
     * @return the looks to come, in order; it never ends exceptionally
     */
    public static <P> CompletableFuture<Map<HostedTxt, HostedLook<P>>> all(
            CheckContext context, TxtLook<P> here, Collection<HostedTxt> expected) {
        Map<HostedTxt, CompletableFuture<HostedLook<P>>> looks = new LinkedHashMap<>();
        expected.forEach(each -> looks.put(each, at(context, here, each)));
        return Futures.all(looks);
    }

    private CompletableFuture<HostedLook<P>> askMore(CheckContext context) {
        DomainName target = target().orElseThrow();
        DnsAnswer answer = here.answer();
        if (answer.isFailure()) { // of an alias to a name that fails, the alias itself can be known
            return context.ask(here.name(), RecordType.CNAME)
                    .thenApply(alias -> new HostedLook<>(expected, here, said, there, List.of(alias)));
        }
        List<DomainName> aliases = AliasState.aliases(answer);
        if (aliases.contains(target)) {
            return CompletableFuture.completedFuture(this);
        }
        CompletableFuture<TxtLook<P>> atService = context.search(target, RecordType.TXT)
                .thenApply(found -> TxtLook.of(here.kind(), here.domain(), found));
        boolean nothing = answer instanceof DnsAnswer.NoData && aliases.isEmpty();
        List<CompletableFuture<DnsAnswer>> addresses = nothing
                ? List.of(context.ask(here.name(), RecordType.A), context.ask(here.name(), RecordType.AAAA))
                : List.of();
        return atService.thenCombine(
                Futures.all(addresses),
                (look, more) -> new HostedLook<>(expected, here, said, Optional.of(look), more));
    }

    /**
     * What is expected.
     *
     * @return the expectation's part
     */
    public HostedTxt expected() {
        return expected;
    }

    /**
     * The name at the service.
     *
     * @return empty if the provider did not say, or said what is not a name
     */
    public Optional<DomainName> target() {
        return said.ready().flatMap(text -> DomainName.tryParseExact(text.strip()));
    }

    /**
     * What the provider said.
     *
     * @return the name, or why there is none
     */
    public Provided<String> said() {
        return said;
    }

    /**
     * Whether the record has to be an alias: not at the service's own domain, whose record it is.
     *
     * @return false also where the name at the service is not known
     */
    public boolean isAtService() {
        return target().filter(name -> !name.equals(here.name())).isPresent();
    }

    /**
     * What is at the service, if that was asked.
     *
     * @return the look at the target
     */
    public Optional<TxtLook<P>> there() {
        return there;
    }

    /**
     * The one record at the service.
     *
     * @return empty if there is not exactly one, or it was not asked
     */
    public Optional<TxtSource<P>> only() {
        return there.flatMap(TxtLook::only);
    }

    /**
     * How the record's name is.
     *
     * @param standings tells whether a wildcard answers
     * @return the state
     * @throws java.util.NoSuchElementException if the target is not known
     */
    public AliasState state(Standings standings) {
        DomainName target = target().orElseThrow();
        AliasState state = AliasState.of(here.answer(), target, false);
        if (state == AliasState.NOT_DETERMINED) {
            return beside.stream()
                    .filter(alias -> !alias.isFailure())
                    .map(alias -> ofAlias(alias, target))
                    .findFirst()
                    .orElse(state);
        }
        boolean mayBeWildcard = state == AliasState.OTHER_ALIAS || state == AliasState.OWN_TEXTS;
        return mayBeWildcard && standings.of(here.answer()) == Standing.WILDCARD ? AliasState.MISSING : state;
    }

    private static AliasState ofAlias(DnsAnswer alias, DomainName target) {
        if (alias.records().isEmpty()) {
            return AliasState.NOT_DETERMINED;
        }
        boolean right = alias.data(RecordData.Cname.class).stream()
                .anyMatch(cname -> cname.target().equals(target));
        return right ? AliasState.RIGHT : AliasState.OTHER_ALIAS;
    }

    /** Where there are addresses in place of the alias, what the zone itself has of them. */
    List<DnsAnswer> addresses(Standings standings) {
        return beside.stream()
                .filter(answer -> !answer.question().type().equals(RecordType.CNAME)
                        && !answer.records().isEmpty()
                        && standings.of(answer) != Standing.WILDCARD)
                .toList();
    }

    /** All that is known of the record's name. */
    List<DnsAnswer> atName() {
        return here.answer().isFailure() ? beside : List.of(here.answer());
    }

    /** Whether the texts at the name are those at the service: the DNS host copied them instead of publishing the alias. */
    boolean isCopy() {
        return there.isPresent()
                && here.count() > 0
                && Objects.equals(here.texts(), there.get().texts());
    }

    TxtLook<P> here() {
        return here;
    }
}
