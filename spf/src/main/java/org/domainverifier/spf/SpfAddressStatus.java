package org.domainverifier.spf;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.domainverifier.spf.SpfLookupTree.State;

/**
 * Whether a record lets an address send mail whatever the message, and why.
 *
 * @param status whether it does
 * @param decidedBy the term of the domain's own record that decides; empty if none does
 * @param path the terms that lead to the decision, from the domain's own record downwards
 */
public record SpfAddressStatus(Status status, Optional<SpfTerm> decidedBy, List<SpfTerm> path) {
    /** Copies the list. */
    public SpfAddressStatus {
        path = List.copyOf(path);
    }

    /** Whether an address may send. */
    public enum Status {
        /** It may. */
        AUTHORIZED,
        /** It may not, or nothing is said of it. */
        NOT_AUTHORIZED,
        /** That depends on the message or on a record that could not be looked up, or a receiver gives up (RFC 7208 §4.6.4, §5.2). */
        UNDECIDED
    }

    static SpfAddressStatus of(SpfLookupTree tree, InetAddress address) {
        Walk walk = new Walk(new ClientAddress(address));
        List<SpfTerm> path = new ArrayList<>();
        Optional<SpfQualifier> decided = walk.node(tree.root(), path);
        Status status = walk.undecided
                ? Status.UNDECIDED
                : decided.filter(SpfQualifier.PASS::equals).isPresent() ? Status.AUTHORIZED : Status.NOT_AUTHORIZED;
        return new SpfAddressStatus(status, path.stream().findFirst(), path);
    }

    /** Follows one address through a tree, up to the first thing that cannot be decided. */
    private static final class Walk {
        private final ClientAddress client;
        private final SpfLimits limits = SpfLimits.STANDARD;
        private int lookups;
        private int voids;
        private boolean undecided;

        private Walk(ClientAddress client) {
            this.client = client;
        }

        private Optional<SpfQualifier> node(Node node, List<SpfTerm> path) {
            if (node.state() != State.FOUND) {
                undecided |= node.state() != State.ABSENT || !path.isEmpty();
                return Optional.empty();
            }
            for (Branch branch : LookupCounts.evaluationOrder(node)) {
                path.add(branch.term());
                count(branch);
                if (undecided) {
                    return Optional.empty();
                }
                Optional<SpfQualifier> decided = branch(branch, path);
                if (undecided || decided.isPresent()) {
                    return decided;
                }
                path.remove(path.size() - 1);
            }
            return Optional.empty();
        }

        // beyond a limit, a receiver gives up
        private void count(Branch branch) {
            lookups += branch.term().needsLookup() ? 1 : 0;
            voids += (client.isIp6() ? branch.emptyIp6() : branch.emptyIp4()) ? 1 : 0;
            undecided |= lookups > limits.lookups() || voids > limits.voids() || branch.hosts() > limits.mxNames();
        }

        private Optional<SpfQualifier> branch(Branch branch, List<SpfTerm> path) {
            if (branch.term() instanceof SpfModifier.Redirect && branch.below().isPresent()) {
                return node(branch.below().get(), path);
            }
            if (!(branch.term() instanceof SpfMechanism mechanism)) {
                return Optional.empty();
            }
            boolean matches;
            if (branch.below().isPresent()) {
                int depth = path.size();
                matches = node(branch.below().get(), path)
                        .filter(SpfQualifier.PASS::equals)
                        .isPresent();
                if (!matches && !undecided) {
                    path.subList(depth, path.size()).clear();
                }
            } else {
                matches = matches(mechanism, branch);
            }
            return matches ? Optional.of(mechanism.qualifier()) : Optional.empty();
        }

        private boolean matches(SpfMechanism mechanism, Branch branch) {
            if (mechanism instanceof SpfMechanism.All) {
                return true;
            } else if (mechanism instanceof SpfMechanism.Ip4 ip4) {
                return client.isIn(ip4.network(), ip4.prefixLength());
            } else if (mechanism instanceof SpfMechanism.Ip6 ip6) {
                return client.isIn(ip6.network(), ip6.prefixLength());
            }
            undecided |=
                    branch.target().isEmpty() || branch.failure().isPresent() || mechanism instanceof SpfMechanism.Ptr;
            if (mechanism instanceof SpfMechanism.Exists) {
                return !branch.isVoid();
            }
            DualCidr prefix = mechanism instanceof SpfMechanism.A a
                    ? a.prefix()
                    : mechanism instanceof SpfMechanism.Mx mx ? mx.prefix() : DualCidr.FULL;
            return branch.addresses().stream()
                    .anyMatch(address ->
                            client.isIn(address, address instanceof Inet4Address ? prefix.ip4() : prefix.ip6()));
        }
    }
}
