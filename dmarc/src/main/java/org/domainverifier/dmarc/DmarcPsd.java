package org.domainverifier.dmarc;

import java.util.Locale;
import java.util.Optional;

/** What a record says about its domain's place in the tree (RFC 9989 §4.7, tag {@code psd}); the standard has no others. */
public enum DmarcPsd {
    /** A public suffix: the domains below it are organizations of their own. */
    PUBLIC_SUFFIX("y"),
    /** An organizational domain, whatever is above it. */
    ORGANIZATIONAL_DOMAIN("n"),
    /** Not said: the tree walk decides. */
    UNKNOWN("u");

    private final String value;

    DmarcPsd(String value) {
        this.value = value;
    }

    static Optional<DmarcPsd> tryParse(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "y" -> Optional.of(PUBLIC_SUFFIX);
            case "n" -> Optional.of(ORGANIZATIONAL_DOMAIN);
            case "u" -> Optional.of(UNKNOWN);
            default -> Optional.empty();
        };
    }

    /**
     * The value as a record spells it.
     *
     * @return {@code y}, {@code n} or {@code u}
     */
    public String value() {
        return value;
    }
}
