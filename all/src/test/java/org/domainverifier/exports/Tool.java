package org.domainverifier.exports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A tool that reads a text and changes a zone, by its own documented rules and by nothing of ours. Whatever it would refuse, it throws.
 */
@FunctionalInterface
public interface Tool {
    /** The zone afterwards. */
    List<Rr> run(List<Rr> zone, String apex, String text);

    /** A tool did not take it. */
    final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    static void refuseIf(boolean refused, String message) {
        if (refused) {
            throw new RefusedException(message);
        }
    }

    /** The zone with a set in place of the one that is there. */
    static List<Rr> withSet(List<Rr> zone, Rr.Key key, List<Rr> set) {
        List<Rr> after = new ArrayList<>(zone);
        after.removeIf(record -> record.key().equals(key));
        after.addAll(set);
        return after;
    }

    /** A record at a time, which must be there. */
    static List<Rr> without(List<Rr> zone, Rr record) {
        List<Rr> after = new ArrayList<>(zone);
        refuseIf(!after.removeIf(record::isSame), "not there: " + record);
        return after;
    }

    /** A record at a time, which is there once (RFC 2181 §5). */
    static List<Rr> with(List<Rr> zone, Rr record) {
        List<Rr> after = new ArrayList<>(zone);
        Predicate<Rr> same = record::isSame;
        if (after.stream().noneMatch(same)) {
            after.add(record);
        }
        return after;
    }

    /** No server has an alias beside other data (RFC 1034 §3.6.2). */
    static List<Rr> checked(List<Rr> zone) {
        for (Rr record : zone) {
            refuseIf(
                    record.type().equals("CNAME")
                            && zone.stream()
                                            .filter(other -> other.name().equals(record.name()))
                                            .count()
                                    > 1,
                    "beside an alias: " + record);
        }
        return zone;
    }
}
