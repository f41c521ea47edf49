package org.domainverifier.spf;

import org.domainverifier.dns.DomainName;
import org.domainverifier.spelling.EditDistance;

/** Whether a name that somebody else may have registered is so much like another that it may be a slip of the pen. */
final class LookAlike {
    private static final int MAX_TYPOS = 2;
    private static final int SHORTEST = 6; // of shorter names many are alike

    private LookAlike() {}

    static boolean is(DomainName name, DomainName wanted) {
        int labels = name.labels().size();
        if (labels < 2
                || labels != wanted.labels().size()
                || name.lastLabels(2).equals(wanted.lastLabels(2))
                || KnownSenders.at(name).isPresent()) {
            return false;
        }
        boolean sameHost =
                name.labels().subList(0, labels - 2).equals(wanted.labels().subList(0, labels - 2));
        return sameHost && isSlip(name.labels().get(labels - 2), wanted.labels().get(labels - 2));
    }

    /** The same name below another top-level domain, or letters wrong; other digits are another server's. */
    private static boolean isSlip(String registered, String wanted) {
        boolean alike = registered.length() >= SHORTEST
                && !registered.equals(wanted)
                && EditDistance.isAtMost(MAX_TYPOS, registered, wanted);
        return registered.equals(wanted) || alike && digits(registered).equals(digits(wanted));
    }

    private static String digits(String label) {
        StringBuilder digits = new StringBuilder();
        label.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
