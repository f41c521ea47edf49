package org.domainverifier.spf;

import java.util.Locale;
import java.util.Optional;

/** How terms are spelt. */
final class SpfText {
    private SpfText() {}

    /** The sign, but for the plus that may be left out. */
    static String sign(SpfQualifier qualifier) {
        return qualifier == SpfQualifier.PASS ? "" : String.valueOf(qualifier.sign());
    }

    /** An enum's constant for people to read. */
    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String argument(Optional<DomainSpec> target) {
        return target.map(domain -> ":" + domain).orElse("");
    }
}
