package org.domainverifier.spf;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.DomainName;
import org.domainverifier.spf.MacroString.Letter;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;

/**
 * Makes one record of all that is at a domain and all that is asked for. The customer's terms keep their order; what nobody
 * can evaluate goes; includes that are asked for come in before {@code all}; the strictest {@code all} wins.
 */
final class SpfMerge {
    private final SpfEvidence evidence;
    private final SpfWanted wanted;
    private final SpfLimits limits;
    private final Map<String, Kept> mechanisms = new LinkedHashMap<>();
    private final Map<String, Kept> redirects = new LinkedHashMap<>();
    private final Map<String, SpfTerm> modifiers = new LinkedHashMap<>();
    private final Set<SpfTerm> removed = new LinkedHashSet<>();
    private Optional<SpfQualifier> strictest = Optional.empty();

    /** A term of the new record, the look-ups it costs, and how many of them are void. */
    private record Kept(SpfTerm term, int cost, int voids, boolean customers) {}

    private SpfMerge(SpfEvidence evidence, SpfWanted wanted, SpfLimits limits) {
        this.evidence = evidence;
        this.wanted = wanted;
        this.limits = limits;
    }

    /**
     * The record that should be there.
     *
     * @param reached the wanted includes to which terms of the customer's own lead, or may lead
     */
    static SpfProposal propose(SpfEvidence evidence, SpfWanted wanted, SpfLimits limits, List<DomainName> reached) {
        SpfMerge merge = new SpfMerge(evidence, wanted, limits);
        evidence.sources().forEach(merge::add);
        merge.addWanted(reached);
        merge.addAddresses();
        return merge.proposal();
    }

    private void add(SpfEvidence.Source source) {
        boolean hasAll = source.parsed().record().all().isPresent();
        List<Branch> branches = source.tree().root().branches();
        List<List<SpfTerm>> all = MeantTerms.of(source);
        for (int i = 0; i < source.parsed().terms().size(); i++) {
            SpfTerm written = source.parsed().terms().get(i);
            Branch branch = i < branches.size() ? branches.get(i) : null;
            boolean ours = branch != null
                    && wanted.includes().stream().anyMatch(name -> IncludeJudge.isMisspelt(branch, name));
            List<SpfTerm> meant = all.get(i);
            if (ours && (meant.isEmpty() || meant.contains(written))) {
                continue; // the include itself comes in its place
            }
            if (meant.isEmpty()) {
                removed.add(written);
            }
            boolean same = meant.size() == 1 && meant.get(0).equals(written);
            for (SpfTerm term : meant) {
                add(term, same ? Optional.ofNullable(branch) : Optional.empty(), hasAll);
            }
        }
    }

    private void add(SpfTerm term, Optional<Branch> branch, boolean hasAll) {
        if (term instanceof SpfMechanism.All all) {
            if (all.qualifier() == SpfQualifier.FAIL || all.qualifier() == SpfQualifier.SOFTFAIL) {
                strictest =
                        Optional.of(strictest.filter(SpfQualifier.FAIL::equals).orElse(all.qualifier()));
            }
        } else if (term instanceof SpfModifier.Redirect redirect) {
            if (!hasAll) { // otherwise nobody follows it (RFC 7208 §6.1)
                keepIfUsable(redirects, redirect, branch);
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
        } else if (term instanceof SpfMechanism.Include include
                && include.qualifier() != SpfQualifier.PASS
                && include.domain().name().filter(wanted.includes()::contains).isPresent()) {
            // the opposite of what is asked for
            return;
        } else {
            keepIfUsable(mechanisms, term, branch);
        }
    }

    private void keepIfUsable(Map<String, Kept> kept, SpfTerm term, Optional<Branch> branch) {
        boolean wantedItself = term instanceof SpfMechanism.Include include
                && include.domain().name().filter(wanted.includes()::contains).isPresent();
        if (wantedItself) {
            kept.putIfAbsent(SpfLint.meaning(term), new Kept(term, cost(term, branch), voids(branch), false));
            return;
        }
        boolean discouraged = term instanceof SpfMechanism.Ptr
                || target(term)
                        .map(spec -> spec.macros().uses(Letter.CLIENT_NAME))
                        .orElse(false);
        if (discouraged || branch.isPresent() && isBroken(branch.get())) {
            removed.add(term);
            return;
        }
        kept.putIfAbsent(SpfLint.meaning(term), new Kept(term, cost(term, branch), voids(branch), true));
    }

    private static Optional<DomainSpec> target(SpfTerm term) {
        return term instanceof SpfMechanism mechanism
                ? mechanism.target()
                : term instanceof SpfModifier.Redirect redirect ? Optional.of(redirect.domain()) : Optional.empty();
    }

    /** Whether a term makes every evaluation fail that comes to it, by itself or by what is below it. */
    private boolean isBroken(Branch branch) {
        return branch.hosts() > limits.mxNames()
                || branch.below().isPresent() && isBroken(branch.below().get());
    }

    private boolean isBroken(Node node) {
        return switch (node.state()) {
            case ABSENT, BAD_NAME, SEVERAL, INVALID, TOO_LONG, LOOP -> true;
            case FOUND, FAILED, DEPENDS_ON_MESSAGE, TOO_LARGE ->
                node.branches().stream().anyMatch(branch -> branch.reachable() && isBroken(branch));
        };
    }

    private static int cost(SpfTerm term, Optional<Branch> branch) {
        return term.needsLookup()
                ? 1 + branch.flatMap(Branch::below).map(Node::count).orElse(0)
                : 0;
    }

    private static int voids(Optional<Branch> branch) {
        return branch.map(known -> (known.isVoid() ? 1 : 0)
                        + known.below()
                                .map(below -> LookupCounts.count(below, Branch::isVoid))
                                .orElse(0))
                .orElse(0);
    }

    /** Of the customer's terms that lead to nothing, the last ones go if there are more than a receiver accepts. */
    private void dropVoids() {
        int voids = mechanisms.values().stream().mapToInt(Kept::voids).sum();
        List<Kept> last = new ArrayList<>(mechanisms.values());
        for (int i = last.size() - 1; i >= 0 && voids > limits.voids(); i--) {
            Kept kept = last.get(i);
            if (kept.voids() > 0 && kept.customers()) {
                mechanisms.remove(SpfLint.meaning(kept.term()));
                removed.add(kept.term());
                voids -= kept.voids();
            }
        }
    }

    private void addWanted(List<DomainName> reached) {
        for (DomainName name : wanted.includes()) {
            SpfTerm include = new SpfMechanism.Include(SpfQualifier.PASS, DomainSpec.of(name));
            String redirect = SpfLint.meaning(new SpfModifier.Redirect(DomainSpec.of(name)));
            // a redirect that stays does what the include would
            boolean redirected = redirects.size() == 1 && strictest.isEmpty() && redirects.containsKey(redirect);
            if (!reached.contains(name) && !redirected) {
                SpfLookupTree tree = evidence.includes().get(name);
                int below = tree == null ? 0 : tree.count();
                int voids = tree == null ? 0 : tree.voids();
                mechanisms.putIfAbsent(SpfLint.meaning(include), new Kept(include, 1 + below, voids, false));
            }
        }
    }

    // addresses that have to pass, and do not, and do not through an include that comes in; first, lest another term
    // decide
    private void addAddresses() {
        Map<String, Kept> first = new LinkedHashMap<>();
        evidence.evaluations().forEach((address, evaluation) -> {
            boolean passes = evaluation.verdict() == SpfVerdict.PASS || evaluation.verdict() == SpfVerdict.TEMPERROR;
            boolean included = wanted.includes().stream()
                    .map(evidence.includes()::get)
                    .anyMatch(tree ->
                            tree != null && tree.authorizes(address).status() == SpfAddressStatus.Status.AUTHORIZED);
            if (!passes && !included) {
                SpfTerm term = network(address);
                first.put(SpfLint.meaning(term), new Kept(term, 0, 0, false));
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

    private SpfProposal proposal() {
        boolean redirectStays = redirects.size() == 1 && strictest.isEmpty();
        if (!redirectStays) {
            redirects.values().forEach(this::redirectAsInclude);
        }
        dropVoids();
        List<SpfTerm> terms = new ArrayList<>();
        List<Kept> costly = new ArrayList<>();
        int after = 0;
        for (Kept kept : mechanisms.values()) {
            terms.add(kept.term());
            after += kept.cost();
            if (kept.cost() > 0 && kept.customers()) {
                costly.add(kept);
            }
        }
        if (redirectStays) {
            Kept redirect = redirects.values().iterator().next();
            terms.add(redirect.term());
            after += redirect.cost();
        } else {
            terms.add(new SpfMechanism.All(strictest.orElse(wanted.all())));
        }
        terms.addAll(modifiers.values());
        int before = evidence.sources().stream()
                .mapToInt(source -> source.tree().count())
                .sum();
        costly.sort(Comparator.comparingInt(Kept::cost).reversed());
        return new SpfProposal(
                new SpfRecord(terms),
                before,
                after,
                limits.lookups(),
                List.copyOf(removed),
                after > limits.lookups() ? costly.stream().map(Kept::term).toList() : List.of());
    }

    // where a record goes on, or ends in all, a redirect to another has to become an include of it
    private void redirectAsInclude(Kept redirect) {
        DomainSpec spec = ((SpfModifier.Redirect) redirect.term()).domain();
        SpfTerm include = new SpfMechanism.Include(SpfQualifier.PASS, spec);
        mechanisms.putIfAbsent(
                SpfLint.meaning(include), new Kept(include, redirect.cost(), redirect.voids(), redirect.customers()));
    }
}
