package org.domainverifier.laws;

import java.util.List;
import org.domainverifier.laws.reading.SpfReach;
import org.domainverifier.laws.reading.SpfReading;
import org.domainverifier.laws.zone.Change;

/** Law 6, as far as it can be seen without the library: one record of a kind, no alias beside other data, the limits of SPF. */
final class ResultIsRight implements Law {
    private static final int MOST_LOOKUPS = 10;
    private static final int MOST_VOIDS = 2;

    @Override
    public void judge(Trial trial) {
        for (Place place : trial.places()) {
            List<String> texts = trial.recordsAfter(place);
            if (trial.touches(place) && texts.size() > 1) {
                trial.breach(6, "several records", place.name(), "there are then " + texts);
            }
        }
        for (Change change : trial.plan().changes()) {
            boolean alias = !trial.after().at(change.name(), "CNAME").isEmpty();
            if (alias && trial.after().at(change.name()).size() > 1) {
                trial.breach(6, "an alias beside other data", change, "at " + change.name());
            }
        }
        for (String text : trial.newTexts(new Place(Kind.SPF, trial.domain()))) {
            SpfReach.Cost cost = trial.reachAfter().cost(trial.domain(), SpfReading.of(text));
            if (cost.lookups() > MOST_LOOKUPS) {
                trial.breachBy(6, "too many lookups", text, "it costs " + cost.lookups());
            }
            if (cost.voids() > MOST_VOIDS) {
                trial.breachBy(6, "too many void lookups", text, "it costs " + cost.voids());
            }
        }
    }
}
