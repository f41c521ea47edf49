package org.domainverifier.spf;

import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;

/**
 * A term of the record that is to be proposed.
 *
 * @param term the term
 * @param branch what it leads to, if that was looked up
 * @param cost the lookups that it costs
 * @param voids how many of them get nothing
 * @param customers whether it is the customer's own, and was not asked for
 */
record KeptTerm(SpfTerm term, Optional<Branch> branch, int cost, int voids, boolean customers) {
    /** A term of a record whose tree is known. */
    static KeptTerm of(SpfTerm term, Branch branch, boolean customers) {
        int below = branch.below().map(Node::count).orElse(0);
        int voids = (branch.isVoid() ? 1 : 0)
                + branch.below()
                        .map(node -> LookupCounts.count(node, Branch::isVoid))
                        .orElse(0);
        return new KeptTerm(term, Optional.of(branch), term.needsLookup() ? 1 + below : 0, voids, customers);
    }

    /** A term that comes in. */
    static KeptTerm asked(SpfTerm term, int cost, int voids) {
        return new KeptTerm(term, Optional.empty(), cost, voids, false);
    }

    /** The same leading to the same, as another term. */
    KeptTerm as(SpfTerm other) {
        return new KeptTerm(other, branch, cost, voids, customers);
    }

    boolean passes() {
        return term instanceof SpfModifier.Redirect
                || term instanceof SpfMechanism mechanism && mechanism.qualifier() == SpfQualifier.PASS;
    }

    /** Whether it lets somebody's mail pass; what stays only because the grammar takes it ({@code a:info@x.example}) does not. */
    boolean isSomebody() {
        return passes() && SpfReader.isAsMeant(term);
    }

    /** Whether its own name has no records, so that it authorizes nobody. */
    boolean isVoid() {
        return branch.filter(Branch::isVoid).isPresent();
    }

    /** Whether it is about hosts, and these are the domain's own. */
    boolean isOfOwnHosts(DomainName domain) {
        boolean hosts = term instanceof SpfMechanism.A || term instanceof SpfMechanism.Mx;
        return hosts
                && branch.flatMap(Branch::target)
                        .filter(target -> target.isWithin(domain))
                        .isPresent();
    }
}
