package org.domainverifier.laws;

import java.util.List;
import java.util.Optional;
import org.domainverifier.laws.zone.Change;
import org.domainverifier.laws.zone.Names;
import org.domainverifier.laws.zone.Rr;

/** Law 1: no record goes that the zone does not hold, and none comes at a name that is not to be mended. */
final class OnlyWhatIsThere implements Law {
    private static final List<String> MADE_BY_HOSTS = List.of("_dc-mx", "_dc-srv");

    @Override
    public void judge(Trial trial) {
        for (Change change : trial.plan().changes()) {
            change.before().ifPresent(record -> goes(trial, change, record));
            change.after().ifPresent(record -> comes(trial, change, record));
        }
    }

    private static void goes(Trial trial, Change change, Rr record) {
        if (madeByTheHost(record)) {
            trial.breach(1, "made by the DNS host", change, "the form of the DNS host does not show this record");
        }
        if (trial.holds(record)) {
            return;
        }
        String name = record.name();
        Optional<String> delegation = trial.before().delegationOf(name, trial.domain());
        if (!Names.isWithin(name, trial.zone())) {
            trial.breach(1, "somebody else's record", change, "the record is in a zone of somebody else");
        } else if (delegation.isPresent()) {
            trial.breach(1, "delegated away", change, "the servers of " + delegation.get() + " have this record");
        } else if (trial.before().wildcardFor(name).isPresent()) {
            trial.breach(1, "a wildcard's answer", change, "only a wildcard answers for " + name);
        } else if (!trial.before().at(name, "CNAME").isEmpty()) {
            trial.breach(1, "an alias's answer", change, name + " is an alias; the record is where it leads to");
        } else {
            trial.breach(1, "not there", change, "there is no such record");
        }
    }

    private static boolean madeByTheHost(Rr record) {
        return MADE_BY_HOSTS.stream()
                .anyMatch(label ->
                        record.name().startsWith(label + ".") || record.target().startsWith(label + "."));
    }

    private static void comes(Trial trial, Change change, Rr record) {
        if (change.before().isPresent() && change.before().get().name().equals(record.name()) && record.is("TXT")) {
            return; // what it becomes is for the other laws
        }
        // what a wildcard or an alias gave there, where another change ends it
        boolean again = trial.before().ask(record.name(), record.type()).data().contains(record.data())
                && trial.plan().changes().stream()
                        .anyMatch(other -> !other.equals(change) && Names.isWithin(other.name(), record.name()));
        boolean fits = trial.placesAt(record.name()).anyMatch(place -> fits(place, record));
        if (!fits && !again) {
            trial.breach(1, "an addition elsewhere", change, "nobody looks for such a record at " + record.name());
        }
    }

    private static boolean fits(Place place, Rr record) {
        return place.takes(record.type())
                && (!record.is("TXT") || !place.kind().isText() || place.kind().isMeantBy(record.text()));
    }
}
