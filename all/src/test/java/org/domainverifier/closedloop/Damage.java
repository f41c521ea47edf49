package org.domainverifier.closedloop;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What people do to zones.
 *
 * @param name what it is
 * @param action does it; says whether it found something to damage
 */
record Damage(String name, Predicate<CustomerZone> action) {
    static final List<Damage> ALL = Stream.of(
                    MxDamages.ALL,
                    SpfDamages.ALL,
                    DkimDamages.ALL,
                    DmarcDamages.ALL,
                    TlsDamages.ALL,
                    BimiDamages.ALL,
                    RecordDamages.ALL,
                    BelowDamages.ALL)
            .flatMap(List::stream)
            .toList();

    boolean apply(CustomerZone zone) {
        return action.test(zone);
    }

    @Override
    public String toString() {
        return name;
    }
}
