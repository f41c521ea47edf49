package org.domainverifier.spelling;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/** A name to which a DNS host appended the zone, because somebody typed it without its final dot. */
public final class AppendedZone {
    private AppendedZone() {}

    /**
     * What was appended to a name on its way.
     *
     * @param found the name that is there
     * @param meant the name that was asked for
     * @param owner where the record is: the zone is this name or one above it
     * @return the zone; empty if the two have nothing to do with one another
     */
    public static Optional<DomainName> of(DomainName found, DomainName meant, DomainName owner) {
        List<String> labels = found.labels();
        int length = meant.labels().size();
        if (length == 0 || labels.size() <= length || !labels.subList(0, length).equals(meant.labels())) {
            return Optional.empty();
        }
        return Optional.of(found.lastLabels(labels.size() - length)).filter(owner::isWithin);
    }

    /**
     * What a name was before a zone was appended to it, if that is what happened.
     *
     * @param found the name that is there
     * @param zone the zone
     * @return the name, of two labels or more; empty if there is none
     */
    public static Optional<DomainName> without(DomainName found, DomainName zone) {
        int labels = found.labels().size() - zone.labels().size();
        return labels < 2 || !found.isWithin(zone)
                ? Optional.empty()
                : DomainName.tryParseExact(String.join(".", found.labels().subList(0, labels)));
    }
}
