package org.domainverifier.laws.reading;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of addresses. Not thread-safe. */
final class Networks {
    private final List<Network> networks = new ArrayList<>();

    void add(Network network) {
        networks.add(network);
    }

    boolean isEmpty() {
        return networks.isEmpty();
    }

    void addAll(Networks others) {
        networks.addAll(others.networks);
    }

    boolean containsAll(Networks others) {
        return others.networks.stream().allMatch(this::contains);
    }

    boolean contains(Network wanted) {
        List<Network> sorted = networks.stream()
                .filter(network -> network.bits() == wanted.bits())
                .sorted(Comparator.comparing(Network::first))
                .toList();
        BigInteger next = wanted.first();
        for (Network network : sorted) {
            if (network.first().compareTo(next) <= 0 && network.last().compareTo(next) >= 0) {
                next = network.last().add(BigInteger.ONE);
            }
        }
        return next.compareTo(wanted.last()) > 0;
    }
}
