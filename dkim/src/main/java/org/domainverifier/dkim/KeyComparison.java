package org.domainverifier.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** How a published record differs from the expected one. */
final class KeyComparison {
    /** More than this much of a key is the same only if it is the same key, damaged. */
    private static final double SAME_KEY = 0.9;

    private KeyComparison() {}

    /** Another key, or the expected one with a mistake in it. Called where the keys are not the same. */
    static KeyProblem difference(DkimKeyRecord published, DkimKeyRecord expected) {
        String mine = published.key();
        String theirs = expected.key();
        if (mine.equalsIgnoreCase(theirs)) {
            return KeyProblem.of(DkimFinding.ALTERED_KEY).with("characters", differing(mine, theirs));
        }
        int shorter = Math.min(mine.length(), theirs.length());
        int start = 0;
        while (start < shorter && mine.charAt(start) == theirs.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && mine.charAt(mine.length() - 1 - end) == theirs.charAt(theirs.length() - 1 - end)) {
            end++;
        }
        int longer = Math.max(mine.length(), theirs.length());
        return start + end >= longer * SAME_KEY
                ? KeyProblem.of(DkimFinding.ALTERED_KEY).with("characters", longer - start - end)
                : KeyProblem.of(DkimFinding.WRONG_KEY);
    }

    private static int differing(String one, String other) {
        int count = 0;
        for (int i = 0; i < one.length(); i++) {
            count += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return count;
    }

    /**
     * The tags that restrict the key otherwise than expected, as the published record has them, without harm: {@code h} where it
     * allows SHA-256, {@code s} where it allows mail.
     */
    static List<String> restrictionsOfItsOwn(DkimKeyRecord published, DkimKeyRecord expected) {
        List<String> tags = new ArrayList<>();
        if (published.allowsHash("sha256") && differ(published.hashAlgorithms(), expected.hashAlgorithms())) {
            hashes(published).ifPresent(tags::add);
        }
        if (published.allowsService("email") && differ(published.serviceTypes(), expected.serviceTypes())) {
            services(published).ifPresent(tags::add);
        }
        return tags;
    }

    /** The tags that were asked for and restrict the key, and that the published record does without, without harm. */
    static List<String> missingRestrictions(DkimKeyRecord published, DkimKeyRecord expected) {
        List<String> tags = new ArrayList<>();
        if (hashes(published).isEmpty()) {
            hashes(expected).ifPresent(tags::add);
        }
        if (services(published).isEmpty()) {
            services(expected).ifPresent(tags::add);
        }
        if (expected.isStrict() && !published.isStrict()) {
            tags.add("t=s");
        }
        if (expected.isTesting() && !published.isTesting()) {
            tags.add("t=y");
        }
        return tags;
    }

    private static Optional<String> hashes(DkimKeyRecord record) {
        return record.hashAlgorithms().isEmpty()
                ? Optional.empty()
                : Optional.of("h=" + String.join(":", record.hashAlgorithms()));
    }

    private static Optional<String> services(DkimKeyRecord record) {
        return record.serviceTypes().contains("*")
                ? Optional.empty()
                : Optional.of("s=" + String.join(":", record.serviceTypes()));
    }

    private static boolean differ(List<String> one, List<String> other) {
        return !new TreeSet<>(one).equals(new TreeSet<>(other));
    }
}
