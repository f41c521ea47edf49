package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;

/**
 * Which name server addresses one verification has heard from. Whoever publishes a delegation chooses the addresses in it, and they may
 * be anybody's: so few of those that have never spoken are tried. Only for the transport's thread.
 */
final class Reach {
    /** So many addresses of one delegation, and of all that name the same servers, are tried without a word from them. */
    static final int MAX_UNHEARD = 3;

    /** An address that lost so many datagrams and never spoke is left alone; one lost datagram is an accident. */
    static final int DEAD = 2;

    /** Whom a delegation names: the same servers may be named for many zones. */
    private record Servers(Map<DomainName, List<InetAddress>> named) {}

    private final Set<InetAddress> spoke = new HashSet<>();
    private final Set<InetAddress> silent = new HashSet<>();
    private final Map<InetAddress, Integer> sent = new HashMap<>();
    private final Map<InetAddress, FailureCause> causes = new HashMap<>();
    private final Map<Servers, Set<InetAddress>> tried = new HashMap<>();
    private final Map<Servers, DomainName> deadFor = new HashMap<>();

    /** An address answered, whatever it said. */
    void spoke(InetAddress address) {
        spoke.add(address);
        silent.remove(address);
    }

    /** A datagram goes to an address. */
    void sent(InetAddress address) {
        sent.merge(address, 1, Integer::sum);
    }

    /** Whether a datagram that may be lost may be sent again: not to an address that has never spoken, once it had its share. */
    boolean mayRepeat(InetAddress address) {
        return spoke.contains(address) || sent.getOrDefault(address, 0) < DEAD;
    }

    /** Nothing has come from an address in its usual time. */
    void overdue(InetAddress address) {
        silent.add(address);
    }

    /** No answer came from an address. */
    void lost(InetAddress address, FailureCause cause) {
        causes.put(address, cause);
        if (cause == FailureCause.TIMEOUT) {
            silent.add(address);
        }
    }

    /** Whether an address was silent to the last question that it was asked: others come first. */
    boolean isSilent(InetAddress address) {
        return silent.contains(address);
    }

    /** Whether an address is not worth another query. */
    boolean isDead(InetAddress address) {
        return causes.containsKey(address) && sent.getOrDefault(address, 0) >= DEAD && !spoke.contains(address);
    }

    /** Why an address that is dead gave no answer. */
    FailureCause causeOf(InetAddress address) {
        return causes.getOrDefault(address, FailureCause.TIMEOUT);
    }

    /** Whether a server of a zone may be asked at an address; if it has not been heard yet, it is one of the few that are tried. */
    boolean mayTry(Delegation zone, InetAddress address) {
        if (spoke.contains(address)) {
            return true;
        }
        Servers servers = new Servers(zone.servers());
        DomainName first = deadFor.getOrDefault(servers, zone.zone());
        if (isDead(address) || !first.equals(zone.zone())) {
            return false;
        }
        Set<InetAddress> unheard = tried.computeIfAbsent(servers, unused -> new HashSet<>());
        unheard.removeAll(spoke);
        return unheard.contains(address) || unheard.size() < MAX_UNHEARD && unheard.add(address);
    }

    /** No server of a zone has spoken: another zone with the same servers is not tried. */
    void gaveUp(Delegation zone) {
        deadFor.putIfAbsent(new Servers(zone.servers()), zone.zone());
    }
}
