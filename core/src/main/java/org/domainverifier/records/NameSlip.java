package org.domainverifier.records;

import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.spelling.AppendedZone;
import org.domainverifier.spelling.EditDistance;

/** A host name that was meant to be another one. */
final class NameSlip {
    private static final int MOST_TYPOS = 2;
    private static final int SHORTEST = 8;

    private NameSlip() {}

    /**
     * What somebody did to a name on its way.
     *
     * @param found the name that is there
     * @param meant the name that was asked for
     * @param owner where the record is: the zone is this name or one above it
     * @return the finding that says it; empty if the two have nothing to do with one another
     */
    static Optional<RecordsFinding> of(DomainName found, DomainName meant, DomainName owner) {
        if (AppendedZone.of(found, meant, owner).isPresent()) {
            return Optional.of(RecordsFinding.ZONE_APPENDED);
        }
        return isMisspelt(found, meant) ? Optional.of(RecordsFinding.MISSPELT) : Optional.empty();
    }

    // mx1 beside mx2 is another server of the same people
    private static boolean isMisspelt(DomainName found, DomainName meant) {
        String left = found.toString();
        String right = meant.toString();
        return right.length() >= SHORTEST
                && EditDistance.isAtMost(MOST_TYPOS, left, right)
                && !withoutDigits(left).equals(withoutDigits(right));
    }

    private static String withoutDigits(String text) {
        StringBuilder left = new StringBuilder(text.length());
        text.chars().filter(c -> c < '0' || c > '9').forEach(c -> left.append((char) c));
        return left.toString();
    }
}
