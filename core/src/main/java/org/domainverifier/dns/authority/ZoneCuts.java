package org.domainverifier.dns.authority;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.DomainName;

/**
 * The zone cuts that one verification has found, so that its questions walk down to a zone once and together. Only for the
 * transport's thread.
 */
final class ZoneCuts {
    private final Map<DomainName, Delegation> known = new HashMap<>();
    private final Map<DomainName, Delegation> located = new HashMap<>();
    private final Set<DomainName> inside = new HashSet<>();
    private final Map<DomainName, List<Runnable>> beingFound = new HashMap<>();

    void add(Delegation delegation) {
        known.put(delegation.zone(), delegation);
    }

    void forget(DomainName zone) {
        known.remove(zone);
    }

    /** The deepest known zone that a name is in. */
    Optional<Delegation> closest(DomainName name) {
        for (int count = name.labels().size(); count >= 0; count--) {
            Delegation delegation = known.get(name.lastLabels(count));
            if (delegation != null) {
                return Optional.of(delegation);
            }
        }
        return Optional.empty();
    }

    /** The way down ended at this zone: the name is in it, as far as anybody can tell. */
    void locate(DomainName name, Delegation zone) {
        located.put(name, zone);
    }

    /** The zone that a name is in; empty as long as no question has been all the way down to it. */
    Optional<Delegation> zoneOf(DomainName name) {
        Delegation zone = located.get(name);
        return Optional.ofNullable(zone != null ? zone : known.get(name));
    }

    /** The name one label below a zone on the way to a name, where there may be a cut of which nothing is known yet. */
    Optional<DomainName> candidate(DomainName zone, DomainName name) {
        int next = zone.labels().size() + 1;
        if (name.labels().size() < next) {
            return Optional.empty();
        }
        DomainName candidate = name.lastLabels(next);
        return inside.contains(candidate) ? Optional.empty() : Optional.of(candidate);
    }

    /** Whether somebody is finding out about this name already. */
    boolean isBeingFound(DomainName candidate) {
        return beingFound.containsKey(candidate);
    }

    /** Somebody begins to find out about this name. */
    void begin(DomainName candidate) {
        beingFound.put(candidate, new ArrayList<>());
    }

    /** Runs a task when it is known whether there is a cut at a name that is being found out about. */
    void await(DomainName candidate, Runnable task) {
        Objects.requireNonNull(beingFound.get(candidate)).add(task);
    }

    /** It is known now: there is a cut at the name, which has been added, or there is none. */
    void found(DomainName candidate, boolean cut) {
        if (!cut) {
            inside.add(candidate);
        }
        List<Runnable> waiting = beingFound.remove(candidate);
        if (waiting != null) {
            waiting.forEach(Runnable::run);
        }
    }
}
