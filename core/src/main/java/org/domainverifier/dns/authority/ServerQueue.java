package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.domainverifier.dns.DomainName;
import org.jspecify.annotations.Nullable;

/** In which order the servers of a zone are asked until one answers. */
final class ServerQueue {
    /** How many name servers without glue are looked up for one zone (a bound against NXNS). */
    private static final int MAX_WITHOUT_GLUE = 3;

    private final Reach reach;
    private final Deque<InetAddress> addresses = new ArrayDeque<>();
    private final Deque<DomainName> withoutGlue = new ArrayDeque<>();

    /**
     * A queue of all servers of a zone.
     *
     * @param reach addresses that were silent before come last, so that one dead server does not delay every question
     */
    ServerQueue(Delegation zone, Reach reach) {
        this.reach = reach;
        List<InetAddress> known = new ArrayList<>();
        List<DomainName> unknown = new ArrayList<>();
        zone.servers().forEach((server, glue) -> {
            known.addAll(glue);
            if (glue.isEmpty()) {
                unknown.add(server);
            }
        });
        add(known);
        Collections.shuffle(unknown);
        unknown.stream().limit(MAX_WITHOUT_GLUE).forEach(withoutGlue::add);
    }

    /** The servers share the load; IPv4 first, since a host without IPv6 may find that out only by waiting. */
    void add(List<InetAddress> more) {
        List<InetAddress> order = new ArrayList<>(more);
        Collections.shuffle(order);
        order.sort((one, other) -> Integer.compare(rank(one), rank(other)));
        addresses.addAll(order);
    }

    private int rank(InetAddress address) {
        return (reach.isSilent(address) ? 2 : 0) + (address.getAddress().length == 4 ? 0 : 1);
    }

    @Nullable
    InetAddress nextAddress() {
        return addresses.poll();
    }

    @Nullable
    DomainName nextWithoutGlue() {
        return withoutGlue.poll();
    }
}
