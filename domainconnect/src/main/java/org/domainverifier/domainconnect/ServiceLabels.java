package org.domainverifier.domainconnect;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The labels of a service's name (RFC 2782), whose underscores templates sometimes leave to the DNS host. */
final class ServiceLabels {
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "tls", "sctp", "dccp");
    private static final String UNDERSCORE = "_";
    private static final int LONGEST = 63;

    private ServiceLabels() {}

    /** The label of a service: as it is, or with the underscore that it lacks. */
    static Optional<String> service(String word) {
        String label = word.startsWith(UNDERSCORE) ? word : UNDERSCORE + word;
        return isLabel(label) ? Optional.of(label) : Optional.empty();
    }

    /** The label of a protocol; without an underscore it has to be one that is known. */
    static Optional<String> protocol(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return word.startsWith(UNDERSCORE) || PROTOCOLS.contains(lower) ? service(lower) : Optional.empty();
    }

    /** An underscore, and letters, digits, hyphens and underscores (RFC 8552). */
    static boolean isLabel(String label) {
        return label.length() > 1
                && label.length() <= LONGEST
                && label.startsWith(UNDERSCORE)
                && label.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || c == '-'
                                || c == '_');
    }
}
