package org.domainverifier;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.record.FindingCode;
import org.domainverifier.spelling.EditDistance;
import org.domainverifier.txt.HostedFinding;
import org.jspecify.annotations.Nullable;

/** What a report of a verifier can have found, by the ids of the codes. */
final class KnownCodes {
    private static final int TYPING_MISTAKES = 2;

    private final Map<String, Collection<String>> byCheck = new TreeMap<>();
    private final Set<String> steps = new TreeSet<>();

    /**
     * All that the checks can find, and the verifier besides.
     *
     * @param checks those that there are, whether a verifier runs them or not
     */
    KnownCodes(Collection<DomainCheck<?>> checks) {
        add(List.of(VerifierFinding.values()));
        add(List.of(DnsFinding.values()));
        add(List.of(HostedFinding.values()));
        for (DomainCheck<?> check : checks) {
            byCheck.computeIfAbsent(check.key().id(), id -> new TreeSet<>());
            add(check.findingCodes());
            check.stepCodes().forEach(step -> steps.add(step.id()));
        }
    }

    private void add(Collection<? extends FindingCode> codes) {
        codes.forEach(code ->
                byCheck.computeIfAbsent(code.check(), check -> new TreeSet<>()).add(code.id()));
    }

    /**
     * Refuses the id of what nobody finds.
     *
     * @throws IllegalStateException if there is none such; the message names the one that was most likely meant
     */
    void require(String id) {
        String check = id.substring(0, id.indexOf('.'));
        @Nullable Collection<String> codes = byCheck.get(check);
        if (codes == null) {
            throw new IllegalStateException("there is no finding '" + id + "': nothing here finds '" + check
                    + ".…', there are " + String.join(", ", byCheck.keySet()) + ". Is its artifact on the class path?");
        }
        // a check of somebody's own need not say what it finds
        if (!codes.isEmpty() && !codes.contains(id)) {
            throw new IllegalStateException("there is no finding '" + id + "'"
                    + (steps.contains(id) ? ": that is a step to be done by hand" : meant(id, codes)));
        }
    }

    private String meant(String id, Collection<String> codes) {
        Optional<String> meant = codes.stream()
                .filter(each -> EditDistance.isAtMost(TYPING_MISTAKES, each, id) || isConstantOf(each, id))
                .findFirst();
        return meant.map(each -> "; '" + each + "' is one")
                .orElse("; of '" + id.substring(0, id.indexOf('.')) + "' there are " + String.join(", ", codes));
    }

    /** Somebody wrote the name of the constant. */
    private static boolean isConstantOf(String code, String id) {
        return code.equalsIgnoreCase(id.replace('_', '-'));
    }
}
