package org.domainverifier.laws.zone;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the DNS says to one question.
 *
 * @param kind whether there is anything
 * @param aliases the names that the aliases on the way lead to, in order
 * @param data the data, without TTL and in no order
 */
public record Answer(Kind kind, List<String> aliases, Set<String> data) {
    public Answer {
        aliases = List.copyOf(aliases);
        data = new TreeSet<>(data);
    }

    /** The kinds of answers. */
    public enum Kind {
        DATA,
        NO_DATA,
        NO_SUCH_NAME,
        /** Aliases that lead back, or on and on. */
        LOOP,
        /** Delegated to servers that nothing is known of. */
        ELSEWHERE
    }

    public boolean hasData() {
        return kind == Kind.DATA;
    }

    @Override
    public String toString() {
        return kind + (aliases.isEmpty() ? "" : " via " + aliases) + (data.isEmpty() ? "" : " " + data);
    }
}
