package org.domainverifier;

import java.util.Locale;
import org.domainverifier.dns.DomainName;

/** States what is expected at a name below the domain; see {@link DomainVerifier.Builder#at}. Not thread-safe. */
public final class NameBuilder extends ExpectationsBuilder<NameBuilder> {
    private NameBuilder(String below) {
        super(below);
    }

    /**
     * For a name below the domain.
     *
     * @throws IllegalArgumentException if that is not one or more labels
     */
    static NameBuilder at(String below) {
        String name = below.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.equals("@") || name.equals(".")) {
            throw new IllegalArgumentException(
                    "a name below the domain, such as \"send\"; what is expected of the domain itself is stated without at(…)");
        }
        return new NameBuilder(DomainName.of(name).toString());
    }

    @Override
    NameBuilder self() {
        return this;
    }
}
