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
import org.domainverifier.spf.SpfLookupTree.Branch;

/**
 * Saves lookups where nobody loses anything by it, and only as many as have to be saved (RFC 7208 §4.6.4): terms that lead to
 * nothing go, terms whose addresses other terms have too go, and the domain's own hosts become addresses.
 */
final class SpfSavings {
    private static final int MOST_ADDRESSES = 8;

    private final DomainName domain;
    private final SpfLimits limits;
    private final Map<String, KeptTerm> terms;
    private final int fixedCost;
    private final int fixedVoids;
    private final Map<SpfTerm, List<SpfTerm>> asAddresses = new LinkedHashMap<>();
    private final Set<SpfTerm> removed = new LinkedHashSet<>();

    /**
     * Savings for a record.
     *
     * @param terms its mechanisms by their meaning; those that go are taken out
     * @param fixed what else it costs: a redirect
     */
    SpfSavings(DomainName domain, SpfLimits limits, Map<String, KeptTerm> terms, List<KeptTerm> fixed) {
        this.domain = domain;
        this.limits = limits;
        this.terms = terms;
        this.fixedCost = fixed.stream().mapToInt(KeptTerm::cost).sum();
        this.fixedVoids = fixed.stream().mapToInt(KeptTerm::voids).sum();
    }

    /** Saves what has to be saved, as far as that can be done. */
    void save() {
        dropVoids();
        if (isTooMuch()) {
            dropCovered();
        }
        if (isTooMuch()) {
            writeAddresses();
        }
    }

    int cost() {
        return fixedCost + terms.values().stream().mapToInt(KeptTerm::cost).sum();
    }

    int voids() {
        return fixedVoids + terms.values().stream().mapToInt(KeptTerm::voids).sum();
    }

    /** The terms that went and that somebody has to be asked about. */
    Set<SpfTerm> removed() {
        return removed;
    }

    Map<SpfTerm, List<SpfTerm>> asAddresses() {
        return asAddresses;
    }

    private boolean isTooMuch() {
        return cost() > limits.lookups();
    }

    private List<KeptTerm> customers() {
        return terms.values().stream().filter(KeptTerm::customers).toList();
    }

    // the last ones first
    private void dropVoids() {
        List<KeptTerm> all = customers();
        for (int i = all.size() - 1; i >= 0 && (isTooMuch() || voids() > limits.voids()); i--) {
            if (all.get(i).isVoid()) {
                remove(all.get(i));
                removed.add(all.get(i).term());
            }
        }
    }

    private void remove(KeptTerm kept) {
        terms.remove(SpfLint.meaning(kept.term()));
    }

    // where nothing but passes, it makes no difference which term lets an address pass
    private void dropCovered() {
        if (!terms.values().stream().allMatch(KeptTerm::passes)) {
            return;
        }
        List<KeptTerm> dear = new ArrayList<>(customers());
        dear.removeIf(kept -> kept.cost() == 0);
        dear.sort(Comparator.comparingInt(KeptTerm::cost).reversed());
        for (KeptTerm kept : dear) {
            if (isTooMuch() && kept.branch().isPresent() && isCovered(kept)) {
                remove(kept);
                asAddresses.put(kept.term(), List.of());
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // all others, this one being in the map
    private boolean isCovered(KeptTerm kept) {
        SpfReach own = new SpfReach();
        own.add(kept.branch().orElseThrow());
        if (!own.isExact() || own.isEmpty()) { // most of thousands: no more names are looked up than the budget allows
            return false;
        }
        SpfReach others = new SpfReach();
        terms.values().stream()
                .filter(other -> other != kept)
                .forEach(other -> other.branch().ifPresentOrElse(others::add, () -> others.add(other.term())));
        return others.containsAll(own);
    }

    private void writeAddresses() {
        List<KeptTerm> hosts = new ArrayList<>(customers());
        hosts.removeIf(
                kept -> !kept.isOfOwnHosts(domain) || !areKnown(kept.branch().orElseThrow()));
        for (KeptTerm kept : hosts) {
            if (isTooMuch()) {
                replace(kept, networks(kept));
            }
        }
    }

    private boolean areKnown(Branch branch) {
        int addresses = branch.addresses().size();
        return branch.failure().isEmpty()
                && branch.hosts() <= limits.mxNames()
                && addresses > 0
                && addresses <= MOST_ADDRESSES;
    }

    private static List<SpfTerm> networks(KeptTerm kept) {
        SpfQualifier qualifier = ((SpfMechanism) kept.term()).qualifier();
        DualCidr prefix =
                kept.term() instanceof SpfMechanism.A a ? a.prefix() : ((SpfMechanism.Mx) kept.term()).prefix();
        List<SpfTerm> networks = new ArrayList<>();
        for (InetAddress address : kept.branch().orElseThrow().addresses()) {
            networks.add(
                    address instanceof Inet4Address ip4
                            ? new SpfMechanism.Ip4(qualifier, ip4, prefix.ip4())
                            : new SpfMechanism.Ip6(qualifier, (Inet6Address) address, prefix.ip6()));
        }
        return networks.stream().distinct().toList();
    }

    // in its place, since the order may matter
    @SuppressWarnings("ReferenceEquality")
    private void replace(KeptTerm kept, List<SpfTerm> networks) {
        Map<String, KeptTerm> replaced = new LinkedHashMap<>();
        terms.forEach((meaning, other) -> {
            if (other == kept) {
                networks.forEach(term ->
                        replaced.putIfAbsent(SpfLint.meaning(term), new KeptTerm(term, Optional.empty(), 0, 0, true)));
            } else {
                replaced.putIfAbsent(meaning, other);
            }
        });
        terms.clear();
        terms.putAll(replaced);
        asAddresses.put(kept.term(), networks);
    }
}
