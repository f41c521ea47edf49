package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.domainverifier.dns.DomainName;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.jspecify.annotations.Nullable;

/** Counts over lookup trees, as RFC 7208 §4.6.4 counts. */
final class LookupCounts {
    private LookupCounts() {}

    /** A term in a tree, with the record that it is in and that record's name. */
    record Place(DomainName name, Node node, Branch branch) {}

    /** The terms that an evaluation can come to, in its order: {@code redirect} comes last (RFC 7208 §6.1). */
    static List<Branch> evaluationOrder(Node node) {
        List<Branch> order = new ArrayList<>();
        List<Branch> last = new ArrayList<>();
        for (Branch branch : node.branches()) {
            if (branch.reachable()) {
                (branch.term() instanceof SpfModifier.Redirect ? last : order).add(branch);
            }
        }
        order.addAll(last);
        return order;
    }

    /** What a record says of all whom nothing matches; empty if it does not say, or that is not known. */
    static Optional<SpfQualifier> end(Node node) {
        return end(node, SpfLimits.STANDARD.lookups());
    }

    private static Optional<SpfQualifier> end(Node node, int deepest) {
        for (Branch branch : evaluationOrder(node)) {
            if (branch.term() instanceof SpfMechanism.All all) {
                return Optional.of(all.qualifier());
            }
            if (branch.term() instanceof SpfModifier.Redirect && deepest > 0) {
                return branch.below().flatMap(below -> end(below, deepest - 1));
            }
        }
        return Optional.empty();
    }

    static int sum(List<Branch> branches) {
        long sum = 0;
        for (Branch branch : branches) {
            sum += branch.lookups();
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    /** How many of the terms that an evaluation can come to are as asked for. */
    static int count(Node node, Predicate<Branch> wanted) {
        int count = 0;
        for (Branch branch : node.branches()) {
            if (branch.reachable()) {
                count += wanted.test(branch) ? 1 : 0;
                count += branch.below().map(below -> count(below, wanted)).orElse(0);
            }
        }
        return count;
    }

    /** Whether a record of the tree is in this state. */
    static boolean isAnywhere(Node node, SpfLookupTree.State state) {
        if (node.state() == state) {
            return true;
        }
        for (Branch branch : node.branches()) {
            if (branch.reachable()
                    && branch.below().isPresent()
                    && isAnywhere(branch.below().get(), state)) {
                return true;
            }
        }
        return false;
    }

    /** The term that is the n-th of its kind that an evaluation comes to, where nothing matches; n counts from 1. */
    static Optional<Place> nth(DomainName name, Node root, int n, Predicate<Branch> wanted) {
        int[] left = {n};
        return Optional.ofNullable(search(name, root, left, wanted));
    }

    private static @Nullable Place search(DomainName name, Node node, int[] left, Predicate<Branch> wanted) {
        for (Branch branch : evaluationOrder(node)) {
            if (wanted.test(branch) && --left[0] == 0) {
                return new Place(name, node, branch);
            }
            if (branch.below().isPresent() && branch.target().isPresent()) {
                Place found = search(branch.target().get(), branch.below().get(), left, wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
