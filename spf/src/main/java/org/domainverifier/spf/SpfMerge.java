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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.domainverifier.spf.MacroString.Letter;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;

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
     * @param mayBeThere the wanted includes to which terms of the customer's own may lead: not all of those could be looked up
     */
    static SpfMerged merge(
            SpfEvidence evidence, SpfWanted wanted, SpfLimits limits, Collection<DomainSpec> mayBeThere) {
        SpfMerge merge = new SpfMerge(evidence, wanted, limits);
        evidence.sources().forEach(merge::add);
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
            if (wanted.includes().stream().noneMatch(spec -> isIn(text, spec))) {
                removed.add(new SpfTerm.Unrecognized(text));
            }
        }
        Optional<SpfQualifier> all = source.meaning().firstAll();
        boolean open = all.filter(SpfQualifier.PASS::equals).isPresent();
        if (open) {
            ends.add(SpfQualifier.PASS);
        }
        for (Branch branch : source.meant().root().branches()) {
            // where something was meant as the include that is asked for, that comes in its place
            Optional<DomainSpec> ours = wanted.includes().stream()
                    .filter(spec -> IncludeJudge.isMisspelt(branch, spec))
                    .findFirst();
            if (ours.isEmpty()) {
                add(branch, all.isPresent(), open);
            } else if (IncludeJudge.mayBeAnothers(branch, ours.get())) {
                removed.add(branch.term());
            }
        }
    }

    private static boolean isIn(String text, DomainSpec spec) {
        return text.toLowerCase(Locale.ROOT).contains(spec.toString().toLowerCase(Locale.ROOT));
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
        } else if (!wanted.isAbout(term) || ((SpfMechanism) term).qualifier() == SpfQualifier.PASS) {
            keepIfUsable(mechanisms, branch); // otherwise it is the opposite of what is asked for
        }
    }

    private void keepIfUsable(Map<String, KeptTerm> kept, Branch branch) {
        SpfTerm term = branch.term();
        boolean asked = wanted.isAbout(term);
        boolean discouraged = term instanceof SpfMechanism.Ptr
                || target(term)
                        .filter(spec -> spec.macros().uses(Letter.CLIENT_NAME))
                        .isPresent();
        if (!asked && (discouraged || isBroken(branch))) {
            removed.add(term);
            return;
        }
        kept.putIfAbsent(SpfLint.meaning(term), KeptTerm.of(term, branch, !asked));
    }

    private static Optional<DomainSpec> target(SpfTerm term) {
        return term instanceof SpfMechanism mechanism
                ? mechanism.target()
                : term instanceof SpfModifier.Redirect redirect ? Optional.of(redirect.domain()) : Optional.empty();
    }

    /** Whether a term makes every evaluation fail that comes to it, by itself or by what is below it, or names what cannot exist. */
    private boolean isBroken(Branch branch) {
        return branch.hosts() > limits.mxNames()
                || target(branch.term())
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
            redirect.branch()
                    .flatMap(Branch::below)
                    .flatMap(below -> end(below, limits.lookups()))
                    .ifPresent(ends::add);
        }
    }

    // what the record of a redirect says of all others
    private static Optional<SpfQualifier> end(Node node, int deepest) {
        for (Branch branch : LookupCounts.evaluationOrder(node)) {
            if (branch.term() instanceof SpfMechanism.All all) {
                return Optional.of(all.qualifier());
            }
            if (branch.term() instanceof SpfModifier.Redirect && deepest > 0) {
                return branch.below().flatMap(below -> end(below, deepest - 1));
            }
        }
        return Optional.empty();
    }

    private void addWanted(Collection<DomainSpec> mayBeThere) {
        for (DomainSpec spec : wanted.includes()) {
            SpfTerm include = new SpfMechanism.Include(SpfQualifier.PASS, spec);
            // a redirect that stays does what the include would
            boolean reached = Stream.of(mechanisms, redirects)
                    .flatMap(kept -> kept.values().stream())
                    .anyMatch(kept -> isReached(kept, spec));
            if (!reached && mayBeThere.stream().noneMatch(spec::isSame)) {
                Optional<SpfLookupTree> tree = spec.name().map(evidence.includes()::get);
                mechanisms.putIfAbsent(
                        SpfLint.meaning(include),
                        KeptTerm.asked(
                                include,
                                1 + tree.map(SpfLookupTree::count).orElse(0),
                                tree.map(SpfLookupTree::voids).orElse(0)));
            }
        }
    }

    private boolean isReached(KeptTerm kept, DomainSpec spec) {
        boolean itself = kept.term() instanceof SpfModifier.Redirect redirect
                && keepsRedirect()
                && redirect.domain().isSame(spec);
        return itself
                || kept.term() instanceof SpfMechanism.Include include
                        && include.domain().isSame(spec)
                || kept.passes()
                        && kept.branch()
                                .filter(branch -> IncludeJudge.leadsBelow(branch, spec))
                                .isPresent();
    }

    // addresses that have to pass, and do not, and do not through an include that comes in; first, lest another term
    // decide
    private void addAddresses() {
        Map<String, KeptTerm> first = new LinkedHashMap<>();
        evidence.evaluations().forEach((address, evaluation) -> {
            boolean passes = evaluation.verdict() == SpfVerdict.PASS
                    || evaluation.verdict() == SpfVerdict.TEMPERROR
                    || evidence.sources().stream()
                            .anyMatch(source ->
                                    MessageMacros.decide(source.meant().root(), evaluation));
            boolean included = wanted.names().stream()
                    .map(evidence.includes()::get)
                    .anyMatch(tree ->
                            tree != null && tree.authorizes(address).status() == SpfAddressStatus.Status.AUTHORIZED);
            if (!passes && !included) {
                SpfTerm term = network(address);
                first.put(SpfLint.meaning(term), KeptTerm.asked(term, 0, 0));
            }
        });
        if (!first.isEmpty()) {
            mechanisms.forEach(first::putIfAbsent);
            mechanisms.clear();
            mechanisms.putAll(first);
        }
    }

    private static SpfTerm network(InetAddress address) {
        return address instanceof Inet4Address ip4
                ? new SpfMechanism.Ip4(SpfQualifier.PASS, ip4, 32)
                : new SpfMechanism.Ip6(SpfQualifier.PASS, (Inet6Address) address, 128);
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
        SpfSavings savings = new SpfSavings(
                evidence.domain(),
                limits,
                mechanisms,
                redirect,
                List.copyOf(evidence.includes().values()));
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
                || mechanisms.values().stream().anyMatch(KeptTerm::passes);
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
        return !removed.isEmpty()
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
