package org.domainverifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;

/**
 * A check that is to run at a name.
 *
 * @param below the labels in front of the domain; empty for the domain itself
 * @param check the check
 * @param stated all that was stated at the name, of whichever check
 * @param own what of that this check judges
 * @param always whether it has something to say where nothing is expected of this customer after all
 */
record Due(String below, DomainCheck<?> check, List<Expected<?>> stated, List<Expected<?>> own, boolean always) {
    /** All that are to run, in the order of the report: at the domain itself first. */
    static List<Due> all(List<DomainCheck<?>> checks, List<Stated> expectations) {
        Map<String, List<Expected<?>>> byName = new LinkedHashMap<>();
        byName.put("", new ArrayList<>());
        expectations.forEach(stated -> byName.computeIfAbsent(stated.below(), name -> new ArrayList<>())
                .add(stated.expected()));
        List<Due> all = new ArrayList<>();
        byName.forEach((below, stated) -> {
            for (DomainCheck<?> check : checks) {
                String id = check.key().id();
                List<Expected<?>> own = stated.stream()
                        .filter(expected -> expected.expectation().check().id().equals(id))
                        .toList();
                boolean always = below.isEmpty() && runsUnexpected(check, expectations);
                if (always || !own.isEmpty()) {
                    all.add(new Due(below, check, List.copyOf(stated), own, always));
                }
            }
        });
        return List.copyOf(all);
    }

    /** Whether a check has something to say of a domain of which nobody expects anything of it. */
    private static boolean runsUnexpected(DomainCheck<?> check, List<Stated> expectations) {
        return !check.onlyWhereExpected()
                || expectations.stream()
                        .noneMatch(stated -> stated.checkId().equals(check.key().id()));
    }
}
