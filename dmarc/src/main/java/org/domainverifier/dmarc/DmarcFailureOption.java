package org.domainverifier.dmarc;

import java.util.Locale;
import java.util.Optional;

/** When a failure report is wanted (RFC 9989 §4.7, tag {@code fo}); the standard has no others. */
public enum DmarcFailureOption {
    /** When no mechanism gave an aligned pass. */
    ALL_FAILED("0"),
    /** When any mechanism gave something else than an aligned pass. */
    ANY_FAILED("1"),
    /** When a DKIM signature failed, aligned or not. */
    DKIM_FAILED("d"),
    /** When SPF failed, aligned or not. */
    SPF_FAILED("s");

    private final String value;

    DmarcFailureOption(String value) {
        this.value = value;
    }

    static Optional<DmarcFailureOption> tryParse(String value) {
        for (DmarcFailureOption option : values()) {
            if (option.value.equals(value.toLowerCase(Locale.ROOT))) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /**
     * The value as a record spells it.
     *
     * @return {@code 0}, {@code 1}, {@code d} or {@code s}
     */
    public String value() {
        return value;
    }
}
