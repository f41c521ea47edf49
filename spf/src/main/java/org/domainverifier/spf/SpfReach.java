package org.domainverifier.spf;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Predicate;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.domainverifier.spf.SpfLookupTree.State;

/**
 * The addresses that a receiver lets send, term by term in the order of evaluation, as long as it does not give up (RFC 7208
 * §4.6.2, §4.6.4). Where it does, nothing that comes later is in it. Not thread-safe.
 */
final class SpfReach {
    private final SpfLimits limits = SpfLimits.STANDARD;
    private final IpRanges ip4 = new IpRanges(32);
    private final IpRanges ip6 = new IpRanges(128);
    private boolean exact = true;
    private Predicate<SpfTerm> counting = term -> true;

    IpRanges ip4() {
        return ip4;
    }

    IpRanges ip6() {
        return ip6;
    }

    /** Whether there is nothing else: no term depends on the message, all could be looked up, and no receiver gives up. */
    boolean isExact() {
        return exact;
    }

    boolean isEmpty() {
        return ip4.isEmpty() && ip6.isEmpty();
    }

    boolean containsAll(SpfReach other) {
        return containsAll(ip4, other.ip4) && containsAll(ip6, other.ip6);
    }

    private static boolean containsAll(IpRanges all, IpRanges some) {
        IpRanges left = some.copy();
        left.removeAll(all);
        return left.isEmpty();
    }

    /** Adds whom a whole record lets send. */
    void add(Node root) {
        ip4.addAll(new Walk(32).passing(root, true));
        ip6.addAll(new Walk(128).passing(root, true));
    }

    /** Adds whom those terms of a record let send that count, in the order of all its terms. */
    void add(Node root, Predicate<SpfTerm> counting) {
        this.counting = counting;
        add(root);
        this.counting = term -> true;
    }

    /** Whether all addresses of a network are in it. */
    boolean contains(InetAddress network, int prefixLength) {
        return outside(network, prefixLength).isEmpty();
    }

    /** The first address of a network that is not in it. */
    Optional<InetAddress> firstOutside(InetAddress network, int prefixLength) {
        return outside(network, prefixLength).networks().stream()
                .map(Cidr::network)
                .findFirst();
    }

    /** Whether some address of a network is in it. */
    boolean overlaps(InetAddress network, int prefixLength) {
        int bits = network instanceof Inet4Address ? 32 : 128;
        IpRanges all = new IpRanges(bits);
        all.addNetwork(network, prefixLength);
        return !all.size().equals(outside(network, prefixLength).size());
    }

    private IpRanges outside(InetAddress network, int prefixLength) {
        boolean isIp4 = network instanceof Inet4Address;
        IpRanges outside = new IpRanges(isIp4 ? 32 : 128);
        outside.addNetwork(network, prefixLength);
        outside.removeAll(isIp4 ? ip4 : ip6);
        return outside;
    }

    /** Adds whom a term lets send that lets its senders pass. */
    void add(Branch branch) {
        ip4.addAll(new Walk(32).matching(branch));
        ip6.addAll(new Walk(128).matching(branch));
    }

    /** Adds the network of a term; other terms add nothing. */
    void add(SpfTerm term) {
        if (term instanceof SpfMechanism.Ip4 network) {
            ip4.addNetwork(network.network(), network.prefixLength());
        } else if (term instanceof SpfMechanism.Ip6 network) {
            ip6.addNetwork(network.network(), network.prefixLength());
        }
    }

    /** One evaluation for all clients of a family at once: what an earlier term decides, a later one does not. */
    private final class Walk {
        private final int bits;
        private int lookups;
        private int voids;
        private boolean givenUp;

        private Walk(int bits) {
            this.bits = bits;
        }

        private IpRanges passing(Node node, boolean root) {
            IpRanges passing = new IpRanges(bits);
            if (node.state() != State.FOUND) {
                exact &= root && node.state() == State.ABSENT;
                givenUp |= node.isError();
                return passing;
            }
            IpRanges decided = new IpRanges(bits);
            for (Branch branch : LookupCounts.evaluationOrder(node)) {
                IpRanges matching = matching(branch);
                matching.removeAll(decided);
                boolean pass = branch.term() instanceof SpfModifier.Redirect
                        || branch.term() instanceof SpfMechanism mechanism
                                && mechanism.qualifier() == SpfQualifier.PASS;
                if (pass && root && !counting.test(branch.term())) {
                    matching = new IpRanges(bits); // whom it lets pass may pass by a later one as well
                }
                if (pass) {
                    passing.addAll(matching);
                }
                decided.addAll(matching);
                if (givenUp) {
                    exact = false;
                    break;
                }
            }
            return passing;
        }

        private IpRanges matching(Branch branch) {
            IpRanges matching = new IpRanges(bits);
            SpfTerm term = branch.term();
            count(branch);
            if (givenUp) {
                return matching;
            }
            exact &= branch.failure().isEmpty();
            if (term instanceof SpfMechanism.All) {
                return IpRanges.everything(bits);
            } else if (term instanceof SpfMechanism.Ip4 network && bits == 32) {
                matching.addNetwork(network.network(), network.prefixLength());
            } else if (term instanceof SpfMechanism.Ip6 network && bits == 128) {
                matching.addNetwork(network.network(), network.prefixLength());
            } else if (term instanceof SpfMechanism.A a) {
                addHosts(matching, branch, a.prefix());
            } else if (term instanceof SpfMechanism.Mx mx) {
                addHosts(matching, branch, mx.prefix());
            } else if (term instanceof SpfMechanism.Ptr) {
                exact = false;
            } else if (term instanceof SpfMechanism.Exists) {
                return exists(branch);
            } else if (branch.below().isPresent()) {
                return passing(branch.below().get(), false);
            }
            return matching;
        }

        // lookups that get nothing for the family count for it (D-SPF-VOID)
        private void count(Branch branch) {
            if (branch.term().needsLookup() && ++lookups > limits.lookups()) {
                givenUp = true;
            }
            voids += (bits == 32 ? branch.emptyIp4() : branch.emptyIp6()) ? 1 : 0;
            givenUp |= voids > limits.voids() || branch.hosts() > limits.mxNames();
            exact &= !givenUp;
        }

        private IpRanges exists(Branch branch) {
            exact &= branch.target().isPresent();
            boolean there = branch.target().isPresent()
                    && !branch.isVoid()
                    && branch.failure().isEmpty();
            return there ? IpRanges.everything(bits) : new IpRanges(bits);
        }

        private void addHosts(IpRanges ranges, Branch branch, DualCidr prefix) {
            exact &= branch.target().isPresent();
            branch.addresses().stream()
                    .filter(address -> address instanceof Inet4Address == (bits == 32))
                    .forEach(address -> ranges.addNetwork(address, bits == 32 ? prefix.ip4() : prefix.ip6()));
        }
    }
}
