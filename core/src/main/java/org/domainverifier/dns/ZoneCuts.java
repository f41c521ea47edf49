package org.domainverifier.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The zone cuts that one verification has found, so that its questions walk down to a zone once and together. Only for the
 * transport's thread.
 */
final class ZoneCuts {
    private final Map<DomainName, Delegation> known = new HashMap<>();
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

    /** The name one label below a zone on the way to a name, where there may be a cut of which nothing is known yet. */
    Optional<DomainName> candidate(DomainName zone, DomainName name) {
        int next = zone.labels().size() + 1;
        if (name.labels().size() < next) {
            return Optional.empty();
        }
        DomainName candidate = name.lastLabels(next);
        return inside.contains(candidate) ? Optional.empty() : Optional.of(candidate);
    }

    /** Whether somebody is finding out about this name already; then the task runs when that is known. */
    boolean awaits(DomainName candidate, Runnable task) {
        List<Runnable> waiting = beingFound.get(candidate);
        if (waiting == null) {
            beingFound.put(candidate, new ArrayList<>());
            return false;
        }
        waiting.add(task);
        return true;
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
