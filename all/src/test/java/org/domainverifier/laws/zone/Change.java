package org.domainverifier.laws.zone;

import java.util.Optional;

/**
 * A change of one record.
 *
 * @param before the record that goes, if one does
 * @param after the record that comes, if one does
 */
public record Change(Optional<Rr> before, Optional<Rr> after) {
    public static Change add(Rr record) {
        return new Change(Optional.empty(), Optional.of(record));
    }

    public static Change delete(Rr record) {
        return new Change(Optional.of(record), Optional.empty());
    }

    public static Change replace(Rr before, Rr after) {
        return new Change(Optional.of(before), Optional.of(after));
    }

    /** Where something changes. */
    public String name() {
        return after.or(() -> before).orElseThrow().name();
    }

    public String type() {
        return after.or(() -> before).orElseThrow().type();
    }

    @Override
    public String toString() {
        return before.map(record -> "- " + record).orElse("")
                + (before.isPresent() && after.isPresent() ? " | " : "")
                + after.map(record -> "+ " + record).orElse("");
    }
}
