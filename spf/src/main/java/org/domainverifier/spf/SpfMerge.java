package org.domainverifier.spf;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.domainverifier.spf.MacroString.Letter;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.jspecify.annotations.Nullable;

/**
 * Makes one record of all that is at a domain, as it was meant, and all that is asked for. The customer's terms keep their order;
 * what nobody can evaluate goes; includes that are asked for come in before {@code all}; the strictest {@code all} wins.
 */
final class SpfMerge {
    private final SpfEvidence evidence;
    private final SpfWanted wanted;
    private final SpfLimits limits;
    private final Map<String, KeptTerm> mechanisms = new LinkedHashMap<>();
    private final Map<String, KeptTerm> redirects = new LinkedHashMap<>();
    private final Set<String> followed = new HashSet<>(); // the meanings of redirects in records without all
    private final Map<String, SpfTerm> modifiers = new LinkedHashMap<>();
    private final Set<SpfTerm> removed = new LinkedHashSet<>();
    private final Set<SpfQualifier> ends = EnumSet.noneOf(SpfQualifier.class);

    private SpfMerge(SpfEvidence evidence, SpfWanted wanted, SpfLimits limits) {
        this.evidence = evidence;
        this.wanted = wanted;
        this.limits = limits;
    }

    /**
     * The record that should be there.
     *
     * @param mayBeThere the wanted terms to which terms of the customer's own may lead: not all of those could be looked up
     */
    static SpfMerged merge(
            SpfEvidence evidence, SpfWanted wanted, SpfLimits limits, Collection<WantedTerm> mayBeThere) {
        SpfMerge merge = new SpfMerge(evidence, wanted, limits);
        evidence.sources().forEach(merge::add);
        wanted.terms().stream()
                .filter(term -> term.isRedirect() && !mayBeThere.contains(term))
                .forEach(merge::addRedirect);
        if (!merge.keepsRedirect()) {
            merge.redirects.values().forEach(merge::redirectAsInclude);
            merge.redirects.clear();
        }
        merge.addWanted(mayBeThere);
        merge.addAddresses();
        return merge.merged();
    }

    private void add(SpfEvidence.Source source) {
        for (String text : source.meaning().unread()) {
            if (wanted.terms().stream().noneMatch(term -> term.isIn(text))) {
                removed.add(new SpfTerm.Unrecognized(text));
            }
        }
        Optional<SpfQualifier> all = source.meaning().firstAll();
        boolean open = all.filter(SpfQualifier.PASS::equals).isPresent();
        if (open) {
            ends.add(SpfQualifier.PASS);
        }
        for (Branch branch : source.meant().root().branches()) {
            // where something was meant as a term that is asked for, that comes in its place
            Optional<WantedTerm> ours = wanted.terms().stream()
                    .filter(term -> TermJudge.isMisspelt(branch, term))
                    .findFirst();
            if (ours.isEmpty()) {
                add(branch, all.isPresent(), open);
            } else if (TermJudge.mayBeAnothers(branch, ours.get())) {
                removed.add(branch.term());
            }
        }
    }

    private void add(Branch branch, boolean hasAll, boolean open) {
        SpfTerm term = branch.term();
        if (term instanceof SpfMechanism.All all) {
            if (!open) { // behind +all no receiver looks at another
                ends.add(all.qualifier());
            }
        } else if (term instanceof SpfModifier.Redirect) {
            // beside all nobody follows it (RFC 7208 §6.1), but whoever wrote it meant its senders to pass, after all
            // others
            keepIfUsable(redirects, branch);
            if (!hasAll) {
                followed.add(SpfLint.meaning(term));
            }
        } else if (term instanceof SpfModifier.Explanation explanation) {
            if (explanation
                    .domain()
                    .name()
                    .flatMap(evidence::unusableExplanation)
                    .isEmpty()) {
                modifiers.putIfAbsent("exp", term);
            }
        } else if (term instanceof SpfModifier.Unknown unknown) {
            modifiers.putIfAbsent(unknown.toString(), term);
        } else if (!wanted.isContradictedBy(term)) {
            keepIfUsable(mechanisms, branch);
        }
    }

    private void keepIfUsable(Map<String, KeptTerm> kept, Branch branch) {
        SpfTerm term = branch.term();
        boolean asked = wanted.isAbout(term);
        boolean discouraged = term instanceof SpfMechanism.Ptr
                || WantedTerm.specOf(term)
                        .filter(spec -> spec.macros().uses(Letter.CLIENT_NAME))
                        .isPresent();
        if (!asked && (discouraged || isBroken(branch))) {
            removed.add(term);
            return;
        }
        kept.putIfAbsent(SpfLint.meaning(term), KeptTerm.of(term, branch, !asked));
    }

    /** Whether a term makes every evaluation fail that comes to it, by itself or by what is below it, or names what cannot exist. */
    private boolean isBroken(Branch branch) {
        return branch.hosts() > limits.mxNames()
                || WantedTerm.specOf(branch.term())
                        .filter(spec -> !MeantNames.canExist(spec))
                        .isPresent()
                || branch.below().filter(this::isBroken).isPresent();
    }

    private boolean isBroken(Node node) {
        return node.isError()
                || node.branches().stream()
                        .filter(Branch::reachable)
                        .anyMatch(branch -> branch.hosts() > limits.mxNames()
                                || branch.below().filter(this::isBroken).isPresent());
    }

    // a redirect of a single record that has no all
    private boolean keepsRedirect() {
        return redirects.size() == 1 && ends.isEmpty();
    }

    // where a record goes on, or ends in all, a redirect to another has to become an include of it
    private void redirectAsInclude(KeptTerm redirect) {
        SpfTerm include =
                new SpfMechanism.Include(SpfQualifier.PASS, ((SpfModifier.Redirect) redirect.term()).domain());
        mechanisms.putIfAbsent(SpfLint.meaning(include), redirect.as(include));
        if (followed.contains(SpfLint.meaning(redirect.term()))) {
            redirect.branch().flatMap(Branch::below).flatMap(LookupCounts::end).ifPresent(ends::add);
        }
    }

    /** The redirect that is asked for; an include of the same domain is not needed beside it. */
    private void addRedirect(WantedTerm wish) {
        String meaning = SpfLint.meaning(wish.term());
        if (redirects.values().stream().anyMatch(kept -> isReached(kept, wish))) {
            return;
        }
        asked(wish).ifPresent(branch -> redirects.putIfAbsent(meaning, KeptTerm.of(wish.term(), branch, false)));
        followed.add(meaning);
        if (keepsRedirect()) {
            SpfTerm include =
                    new SpfMechanism.Include(SpfQualifier.PASS, wish.spec().orElseThrow());
            mechanisms.remove(SpfLint.meaning(include));
        }
    }

    private Optional<Branch> asked(WantedTerm wish) {
        int index = wanted.terms().indexOf(wish);
        List<Branch> branches = evidence.asked().root().branches();
        return index < branches.size() ? Optional.of(branches.get(index)) : Optional.empty();
    }

    private void addWanted(Collection<WantedTerm> mayBeThere) {
        // a redirect that stays does what an include would
        List<KeptTerm> there = Stream.of(mechanisms, redirects)
                .flatMap(kept -> kept.values().stream())
                .toList();
        Map<String, KeptTerm> first = new LinkedHashMap<>();
        for (WantedTerm wish : wanted.terms()) {
            // what passes by a term behind one that denies it has to come before that
            boolean denied = wish.isNetwork()
                    ? isDenied(wish.term(), there)
                    : there.stream().anyMatch(kept -> !kept.passes() && wish.isAbout(kept.term()));
            boolean reached = wish.isNetwork()
                    ? isPassing(wish.term(), there)
                    : there.stream().anyMatch(kept -> isReached(kept, wish));
            boolean needed = !wish.isRedirect() && !mayBeThere.contains(wish) && (denied || !reached);
            asked(wish)
                    .filter(branch -> needed)
                    .ifPresent(branch -> (denied ? first : mechanisms)
                            .putIfAbsent(SpfLint.meaning(wish.term()), KeptTerm.of(wish.term(), branch, false)));
        }
        addFirst(first);
    }

    private boolean isReached(KeptTerm kept, WantedTerm wish) {
        boolean itself = kept.term() instanceof SpfModifier.Redirect redirect
                && keepsRedirect()
                && wish.leadsToRecord()
                && redirect.domain().isSame(wish.spec().orElseThrow());
        return itself
                || !wish.isRedirect() && kept.passes() && wish.isAbout(kept.term())
                || kept.passes()
                        && (!wish.isRedirect() || kept.term() instanceof SpfModifier.Redirect)
                        && kept.branch()
                                .filter(branch -> TermJudge.leadsBelow(branch, wish))
                                .isPresent();
    }

    /** Whether all addresses of a network pass by what is kept, and no term before denies some. */
    private boolean isPassing(SpfTerm network, List<KeptTerm> kept) {
        return !isDenied(network, kept)
                && reach(kept.stream().filter(KeptTerm::passes).toList())
                        .contains(TermJudge.networkOf(network), TermJudge.prefixLengthOf(network));
    }

    private static boolean isDenied(SpfTerm network, List<KeptTerm> kept) {
        return reach(kept.stream().filter(term -> !term.passes()).toList())
                .overlaps(TermJudge.networkOf(network), TermJudge.prefixLengthOf(network));
    }

    private static SpfReach reach(List<KeptTerm> kept) {
        SpfReach reach = new SpfReach();
        kept.forEach(term -> term.branch().ifPresentOrElse(reach::add, () -> reach.add(term.term())));
        return reach;
    }

    // addresses that have to pass, and do not, and do not through a term that comes in; first, lest another term
    // decide
    private void addAddresses() {
        Map<String, KeptTerm> first = new LinkedHashMap<>();
        List<KeptTerm> kept = Stream.of(mechanisms, redirects)
                .flatMap(terms -> terms.values().stream())
                .toList();
        for (Cidr network : wanted.networks()) {
            SpfTerm term = term(network);
            boolean passes = SpfWanted.isSingle(network)
                    ? passes(network.network())
                    : isPassing(term, kept) || isPassing(network) || isUnknown();
            // what comes in passes it, unless a term that stays denies it before
            boolean included = !isDenied(term, kept)
                    && evidence.asked().root().branches().stream().anyMatch(branch -> covers(branch, network));
            if (!passes && !included) {
                first.put(SpfLint.meaning(term), KeptTerm.asked(term, 0, 0));
            }
        }
        addFirst(first);
    }

    private boolean passes(InetAddress address) {
        SpfEvaluation now = evidence.evaluations().get(address);
        SpfEvaluation meant = evidence.evaluationsAsMeant().get(address);
        // a term that counts only once it is spelt right must not decide before what passes whatever the message
        boolean uncertain = evidence.only()
                .filter(source -> meant != null
                        && isCertain(source.tree().root(), now)
                        && !isCertain(source.meant().root(), meant))
                .isPresent();
        return !uncertain && passes(now) && passes(meant);
    }

    private static boolean isCertain(Node root, @Nullable SpfEvaluation evaluation) {
        return evaluation != null && evaluation.verdict() == SpfVerdict.PASS && !MessageMacros.decide(root, evaluation);
    }

    private boolean passes(@Nullable SpfEvaluation evaluation) {
        return evaluation == null
                || evaluation.verdict() == SpfVerdict.PASS
                || evaluation.verdict() == SpfVerdict.TEMPERROR
                || evidence.sources().stream()
                        .anyMatch(source -> MessageMacros.decide(source.meant().root(), evaluation));
    }

    /** Whether all addresses of a network pass by the record that is there. */
    private boolean isPassing(Cidr network) {
        return evidence.only()
                .filter(source -> {
                    SpfReach reach = new SpfReach();
                    reach.add(source.tree().root());
                    return reach.contains(network.network(), network.prefixLength());
                })
                .isPresent();
    }

    private boolean isUnknown() {
        return evidence.sources().stream()
                .anyMatch(source -> LookupCounts.isAnywhere(source.meant().root(), SpfLookupTree.State.FAILED));
    }

    private static boolean covers(Branch branch, Cidr network) {
        SpfReach reach = new SpfReach();
        reach.add(branch);
        return reach.contains(network.network(), network.prefixLength());
    }

    private void addFirst(Map<String, KeptTerm> first) {
        if (!first.isEmpty()) {
            mechanisms.forEach(first::putIfAbsent);
            mechanisms.clear();
            mechanisms.putAll(first);
        }
    }

    private static SpfTerm term(Cidr network) {
        return network.network() instanceof Inet4Address ip4
                ? new SpfMechanism.Ip4(SpfQualifier.PASS, ip4, network.prefixLength())
                : new SpfMechanism.Ip6(SpfQualifier.PASS, (Inet6Address) network.network(), network.prefixLength());
    }

    /** The strictest sign that was written; +all stays as long as nobody knows who sends because of it. */
    private SpfQualifier end() {
        if (ends.contains(SpfQualifier.FAIL)) {
            return SpfQualifier.FAIL;
        }
        if (ends.contains(SpfQualifier.SOFTFAIL)) {
            return SpfQualifier.SOFTFAIL;
        }
        boolean open = ends.contains(SpfQualifier.PASS) && !ends.contains(SpfQualifier.NEUTRAL);
        return open ? SpfQualifier.PASS : wanted.all();
    }

    private SpfMerged merged() {
        List<KeptTerm> redirect = keepsRedirect() ? List.copyOf(redirects.values()) : List.of();
        SpfSavings savings = new SpfSavings(evidence.domain(), limits, mechanisms, redirect);
        savings.save();
        removed.addAll(savings.removed());
        SpfQualifier end = end();
        List<SpfTerm> terms = new ArrayList<>();
        mechanisms.values().forEach(kept -> terms.add(kept.term()));
        terms.add(
                redirect.isEmpty() ? new SpfMechanism.All(end) : redirect.get(0).term());
        terms.addAll(modifiers.values());
        boolean someone = !redirect.isEmpty()
                || end == SpfQualifier.PASS && evidence.isInForce()
                || mechanisms.values().stream().anyMatch(KeptTerm::isSomebody);
        SpfProposal proposal = new SpfProposal(
                new SpfRecord(terms),
                evidence.sources().stream()
                        .mapToInt(source -> source.tree().count())
                        .sum(),
                savings.cost(),
                limits.lookups(),
                List.copyOf(removed),
                couldGo(savings));
        return new SpfMerged(
                proposal,
                redirect.isEmpty() ? end : SpfQualifier.NEUTRAL,
                savings.voids(),
                limits.voids(),
                savings.asAddresses(),
                (someone || isForNobody()) && !isIllegible());
    }

    /** Whether of all that is written nothing can be read, and it is not ours: then nobody knows who would be left out. */
    private boolean isIllegible() {
        boolean left =
                !removed.isEmpty() || mechanisms.values().stream().anyMatch(kept -> !SpfReader.isAsMeant(kept.term()));
        return left
                && evidence.sources().stream()
                        .allMatch(source -> source.meaning().saysNothing());
    }

    private boolean isForNobody() {
        return !evidence.sources().isEmpty()
                && removed.isEmpty()
                && evidence.sources().stream()
                        .allMatch(source -> source.meaning().isForNobody());
    }

    private List<SpfTerm> couldGo(SpfSavings savings) {
        boolean voids = savings.voids() > limits.voids();
        if (savings.cost() <= limits.lookups() && !voids) {
            return List.of();
        }
        return mechanisms.values().stream()
                .filter(kept -> kept.customers() && (voids ? kept.voids() > 0 : kept.cost() > 0))
                .sorted(Comparator.comparingInt(KeptTerm::cost).reversed())
                .map(KeptTerm::term)
                .toList();
    }
}
