package org.domainverifier.dns.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which servers do not repeat a name as it was spelled, so that the letters of their answers prove nothing. It is learned from what
 * nobody can forge, an answer over TCP, or where a server has no TCP, from one to a question of its own. Only for the loop's thread.
 */
final class LetterCase {
    private static final int MAX = 1000;
    private static final long KEPT_NANOS = Duration.ofHours(1).toNanos();

    private final Map<InetSocketAddress, Long> changing = new LinkedHashMap<>();

    /** Whether the letters of questions to this server may be mixed, because its answers have them unchanged. */
    boolean isKeptBy(InetSocketAddress server) {
        Long since = changing.get(server);
        if (since != null && System.nanoTime() - since > KEPT_NANOS) {
            changing.remove(server); // servers are replaced by better ones
            return true;
        }
        return since == null;
    }

    /** The server spells names in its own way. */
    void isChangedBy(InetSocketAddress server) {
        if (changing.size() >= MAX) {
            changing.remove(changing.keySet().iterator().next());
        }
        changing.put(server, System.nanoTime());
    }
}
