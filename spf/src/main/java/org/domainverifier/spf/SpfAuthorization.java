package org.domainverifier.spf;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.domainverifier.spf.SpfLookupTree.State;

/**
 * Whom a record lets send mail, whatever the message: the addresses for which an evaluation ends in "pass" as far as it does
 * not depend on the sender ({@code ptr}, macros).
 *
 * @param ip4 the IPv4 networks, merged, in order
 * @param ip6 the IPv6 networks, merged, in order
 * @param ip4Count how many IPv4 addresses these are
 * @param ip6Count how many IPv6 addresses these are
 * @param exact whether there is nothing else: no term depends on the message, and all records could be looked up
 */
public record SpfAuthorization(
        List<Cidr> ip4, List<Cidr> ip6, BigInteger ip4Count, BigInteger ip6Count, boolean exact) {
    /** Copies the lists. */
    public SpfAuthorization {
        ip4 = List.copyOf(ip4);
        ip6 = List.copyOf(ip6);
    }

    static SpfAuthorization of(SpfLookupTree tree) {
        boolean[] exact = {true};
        IpRanges ip4 = passing(tree.root(), 32, exact);
        IpRanges ip6 = passing(tree.root(), 128, exact);
        return new SpfAuthorization(ip4.networks(), ip6.networks(), ip4.size(), ip6.size(), exact[0]);
    }

    // The first mechanism that matches decides (RFC 7208 §4.6.2), so each one decides what is left by those before it.
    private static IpRanges passing(Node node, int bits, boolean[] exact) {
        IpRanges passing = new IpRanges(bits);
        if (node.state() != State.FOUND) {
            exact[0] &= node.state() == State.ABSENT;
            return passing;
        }
        IpRanges decided = new IpRanges(bits);
        for (Branch branch : LookupCounts.evaluationOrder(node)) {
            IpRanges matching = matching(branch, bits, exact);
            matching.removeAll(decided);
            boolean pass = branch.term() instanceof SpfModifier.Redirect
                    || branch.term() instanceof SpfMechanism mechanism && mechanism.qualifier() == SpfQualifier.PASS;
            if (pass) {
                passing.addAll(matching);
            }
            decided.addAll(matching);
        }
        return passing;
    }

    private static IpRanges matching(Branch branch, int bits, boolean[] exact) {
        IpRanges matching = new IpRanges(bits);
        SpfTerm term = branch.term();
        exact[0] &= branch.failure().isEmpty();
        if (term instanceof SpfMechanism.All) {
            return IpRanges.everything(bits);
        } else if (term instanceof SpfMechanism.Ip4 ip4) {
            add(matching, bits, ip4.network(), ip4.prefixLength());
        } else if (term instanceof SpfMechanism.Ip6 ip6) {
            add(matching, bits, ip6.network(), ip6.prefixLength());
        } else if (term instanceof SpfMechanism.A a) {
            addAll(matching, bits, branch, a.prefix(), exact);
        } else if (term instanceof SpfMechanism.Mx mx) {
            addAll(matching, bits, branch, mx.prefix(), exact);
        } else if (term instanceof SpfMechanism.Ptr) {
            exact[0] = false;
        } else if (term instanceof SpfMechanism.Exists) {
            if (branch.target().isEmpty()) {
                exact[0] = false;
            } else if (!branch.isVoid() && branch.failure().isEmpty()) {
                return IpRanges.everything(bits);
            }
        } else if (branch.below().isPresent()) {
            return passing(branch.below().get(), bits, exact);
        }
        return matching;
    }

    private static void addAll(IpRanges ranges, int bits, Branch branch, DualCidr prefix, boolean[] exact) {
        exact[0] &= branch.target().isPresent();
        for (InetAddress address : branch.addresses()) {
            add(ranges, bits, address, bits == 32 ? prefix.ip4() : prefix.ip6());
        }
    }

    private static void add(IpRanges ranges, int bits, InetAddress address, int prefixLength) {
        if (address.getAddress().length * 8 == bits) {
            ranges.addNetwork(address, prefixLength);
        }
    }
}
