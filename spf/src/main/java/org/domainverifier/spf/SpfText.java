package org.domainverifier.spf;

import java.util.Optional;

/** How terms are spelt. */
final class SpfText {
    private SpfText() {}

    /** The sign, but for the plus that may be left out. */
    static String sign(SpfQualifier qualifier) {
        return qualifier == SpfQualifier.PASS ? "" : String.valueOf(qualifier.sign());
    }

    static String argument(Optional<DomainSpec> target) {
        return target.map(domain -> ":" + domain).orElse("");
    }
}
