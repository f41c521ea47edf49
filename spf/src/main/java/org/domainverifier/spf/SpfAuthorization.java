package org.domainverifier.spf;

import java.math.BigInteger;
import java.util.List;

/**
 * Whom a record lets send mail, whatever the message: the addresses for which an evaluation ends in "pass" as far as it does
 * not depend on the sender ({@code ptr}, macros).
 *
 * @param ip4 the IPv4 networks, merged, in order
 * @param ip6 the IPv6 networks, merged, in order
 * @param ip4Count how many IPv4 addresses these are
 * @param ip6Count how many IPv6 addresses these are
 * @param exact whether there is nothing else: no term depends on the message, all records could be looked up, and no receiver gives up
 *     (RFC 7208 §4.6.4)
 */
public record SpfAuthorization(
        List<Cidr> ip4, List<Cidr> ip6, BigInteger ip4Count, BigInteger ip6Count, boolean exact) {
    /** Copies the lists. */
    public SpfAuthorization {
        ip4 = List.copyOf(ip4);
        ip6 = List.copyOf(ip6);
    }

    static SpfAuthorization of(SpfLookupTree tree) {
        SpfReach reach = new SpfReach();
        reach.add(tree.root());
        return new SpfAuthorization(
                reach.ip4().networks(),
                reach.ip6().networks(),
                reach.ip4().size(),
                reach.ip6().size(),
                reach.isExact());
    }
}
