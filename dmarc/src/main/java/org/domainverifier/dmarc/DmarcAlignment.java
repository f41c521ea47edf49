package org.domainverifier.dmarc;

import java.util.Locale;
import java.util.Optional;

/** How an authenticated identifier has to agree with the author domain (RFC 9989 §4.4); the standard has no others. */
public enum DmarcAlignment {
    /** Both have the same organizational domain. */
    RELAXED("r"),
    /** Both are the same domain. */
    STRICT("s");

    private final String value;

    DmarcAlignment(String value) {
        this.value = value;
    }

    static Optional<DmarcAlignment> tryParse(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "r" -> Optional.of(RELAXED);
            case "s" -> Optional.of(STRICT);
            default -> Optional.empty();
        };
    }

    /**
     * The value as a record spells it.
     *
     * @return {@code r} or {@code s}
     */
    public String value() {
        return value;
    }
}
