package org.domainverifier.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.domainverifier.dns.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * Finds what belongs to the end of a name. An ending is one or more whole labels, such as {@code mail.example.net}: it fits that
 * name and every name below. A label may have one {@code *}, which stands for any octets within the label ({@code
 * ns-*.example.net}); the last label may not. Of several endings that fit, the one with the most labels counts, and one without
 * {@code *} before one with.
 *
 * <p>Immutable. A lookup costs one hash lookup per label of the name.
 *
 * @param <T> what belongs to the endings
 */
public final class NameEndings<T> {
    private final Map<DomainName, T> literal;
    private final Map<DomainName, List<Wild<T>>> wild; // by the labels behind the last one with a *

    /** An ending with a *. */
    private record Wild<T>(List<String> labels, T value) {
        boolean fits(List<String> name) {
            int extra = name.size() - labels.size();
            if (extra < 0) {
                return false;
            }
            for (int i = 0; i < labels.size(); i++) {
                if (!fits(labels.get(i), name.get(extra + i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean fits(String pattern, String label) {
            int star = pattern.indexOf('*');
            if (star < 0) {
                return pattern.equals(label);
            }
            return label.length() >= pattern.length() - 1
                    && label.startsWith(pattern.substring(0, star))
                    && label.endsWith(pattern.substring(star + 1));
        }
    }

    private NameEndings(Map<DomainName, T> literal, Map<DomainName, List<Wild<T>>> wild) {
        this.literal = Map.copyOf(literal);
        this.wild = Map.copyOf(wild);
    }

    /**
     * Starts a lookup.
     *
     * @param id how a value is named where two of them claim one ending
     * @param <T> what belongs to the endings
     * @return a builder
     */
    public static <T> Builder<T> builder(Function<? super T, String> id) {
        return new Builder<>(id);
    }

    private static DomainName nameOf(String ending) {
        DomainName name = DomainName.of(ending.replace('*', 'x'));
        List<String> labels = List.of(ending.split("\\.", -1));
        boolean tooWide = labels.size() < 2 || labels.get(labels.size() - 1).indexOf('*') >= 0;
        if (tooWide || labels.stream().anyMatch(label -> label.indexOf('*') != label.lastIndexOf('*'))) {
            throw new IllegalArgumentException("not the end of a name: " + ending);
        }
        if (!name.toString().equals(ending.replace('*', 'x'))) {
            throw new IllegalArgumentException("not in lower case, or with a dot at its end: " + ending);
        }
        return name;
    }

    /**
     * What belongs to the end of a name.
     *
     * @param name any name
     * @return the value of the ending with the most labels that fits
     */
    public Optional<T> find(DomainName name) {
        @Nullable T best = null;
        int bestLabels = 0;
        for (int count = name.labels().size(); count > 0; count--) {
            DomainName end = name.lastLabels(count);
            T exact = literal.get(end);
            if (exact != null && count >= bestLabels) {
                best = exact;
                bestLabels = count;
            }
            for (Wild<T> each : wild.getOrDefault(end, List.of())) {
                if (each.labels().size() > bestLabels && each.fits(name.labels())) {
                    best = each.value();
                    bestLabels = each.labels().size();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Takes the endings of a lookup one by one. Not for use by several threads.
     *
     * @param <T> what belongs to the endings
     */
    public static final class Builder<T> {
        private final Function<? super T, String> id;
        private final Map<String, T> owners = new HashMap<>();
        private final Map<DomainName, T> literal = new HashMap<>();
        private final Map<DomainName, List<Wild<T>>> wild = new HashMap<>();

        private Builder(Function<? super T, String> id) {
            this.id = id;
        }

        /**
         * Adds an ending.
         *
         * @param ending the ending
         * @param value what belongs to it
         * @throws IllegalArgumentException if the text is not an ending, or something else belongs to it already
         */
        public void add(String ending, T value) {
            DomainName name = nameOf(ending);
            T other = owners.putIfAbsent(ending, value);
            if (other != null) {
                throw new IllegalArgumentException(
                        ending + " is of " + id.apply(other) + " and of " + id.apply(value) + " too");
            }
            if (ending.indexOf('*') < 0) {
                literal.put(name, value);
                return;
            }
            List<String> labels = List.of(ending.split("\\.", -1));
            int behind = labels.size() - 1;
            while (labels.get(behind - 1).indexOf('*') < 0) {
                behind--;
            }
            wild.computeIfAbsent(name.lastLabels(labels.size() - behind), tail -> new ArrayList<>())
                    .add(new Wild<>(labels, value));
        }

        /**
         * Ends the building.
         *
         * @return the lookup
         */
        public NameEndings<T> build() {
            return new NameEndings<>(literal, wild);
        }
    }
}
