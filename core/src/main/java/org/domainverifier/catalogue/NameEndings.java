package org.domainverifier.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * Finds what belongs to the end of a name. An ending is one or more whole labels, such as {@code mail.example.net}: it fits that
 * name and every name below. A label may have one {@code *}, which stands for any octets within the label ({@code
 * ns-*.example.net}); the last label may not. Of several endings that fit, the one with the most labels counts, and one without
 * {@code *} before one with.
 *
 * <p>Immutable. A look-up costs one hash look-up per label of the name.
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
        this.literal = literal;
        this.wild = wild;
    }

    /**
     * Endings and what belongs to them.
     *
     * @param values by their endings
     * @param <T> what belongs to the endings
     * @return the look-up
     * @throws IllegalArgumentException if one of the texts is no ending
     */
    public static <T> NameEndings<T> of(Map<String, T> values) {
        Map<DomainName, T> literal = new HashMap<>();
        Map<DomainName, List<Wild<T>>> wild = new HashMap<>();
        values.forEach((ending, value) -> {
            DomainName name = nameOf(ending);
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
        });
        return new NameEndings<>(literal, wild);
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
}
