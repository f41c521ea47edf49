package org.domainverifier.dns.resolver;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In which order servers are asked: as configured, but those that lately did not answer come last, so that a dead first server
 * costs its time-out once and not for every question. Only for the transport's thread.
 */
final class ServerList {
    private static final long PENALTY_NANOS = Duration.ofSeconds(10).toNanos();

    private final List<InetSocketAddress> servers;
    private final Map<InetSocketAddress, Long> silentSince = new HashMap<>();

    ServerList(List<InetSocketAddress> servers) {
        this.servers = List.copyOf(servers);
    }

    List<InetSocketAddress> inOrder() {
        if (silentSince.isEmpty()) {
            return servers;
        }
        long now = System.nanoTime();
        silentSince.values().removeIf(since -> now - since > PENALTY_NANOS);
        List<InetSocketAddress> order = new ArrayList<>(servers);
        order.removeAll(silentSince.keySet());
        servers.stream().filter(silentSince::containsKey).forEach(order::add);
        return order;
    }

    void answered(InetSocketAddress server) {
        silentSince.remove(server);
    }

    void wasSilent(InetSocketAddress server) {
        silentSince.put(server, System.nanoTime());
    }
}
