package org.domainverifier.dns.wire;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each server takes to answer: of those that were asked lately. Only for the loop's thread. */
final class RoundTrips {
    /** More servers than this are not remembered; the one that has not been asked for the longest time is forgotten. */
    static final int MAX = 5000;

    private final Map<InetSocketAddress, RoundTrip> lately = new LinkedHashMap<>(16, 0.75f, true);

    /** What is known of a server, to be added to. */
    RoundTrip of(InetSocketAddress server) {
        RoundTrip known = lately.get(server);
        if (known == null) {
            if (lately.size() >= MAX) {
                lately.remove(lately.keySet().iterator().next());
            }
            known = new RoundTrip();
            lately.put(server, known);
        }
        return known;
    }

    int size() {
        return lately.size();
    }
}
