package org.domainverifier.spf;

import java.util.Locale;
import java.util.Optional;

/** How terms are spelt. */
final class SpfText {
    private SpfText() {}

    /**
     * Where a character is between two places, or -1. ({@code String.indexOf} would look through all the terms behind this one
     * for what this one lacks.)
     */
    static int indexOf(char wanted, String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The sign, but for the plus that may be left out. */
    static String sign(SpfQualifier qualifier) {
        return qualifier == SpfQualifier.PASS ? "" : String.valueOf(qualifier.sign());
    }

    /** An enum's constant for people to read. */
    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A character that may not be visible, by its number and name: {@code U+2013 EN DASH}. */
    static String nameOf(int character) {
        String name = Character.getName(character);
        String number = String.format(Locale.ROOT, "U+%04X", character);
        return name == null ? number : number + " " + name;
    }

    static String argument(Optional<DomainSpec> target) {
        return target.map(domain -> ":" + domain).orElse("");
    }
}
