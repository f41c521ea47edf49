package org.domainverifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expectation;
import org.jspecify.annotations.Nullable;

/** The checks that the class path or module path brings, and which of them a verifier runs. */
final class InstalledChecks {
    private static final String NOTHING_FOUND =
            "no check was found by ServiceLoader, not even those of this library: were the files under META-INF/services "
                    + "lost when jars were merged into one? (Maven Shade: ServicesResourceTransformer.) "
                    + "Checks can also be added by hand with DomainVerifier.builder().check(…)";

    private InstalledChecks() {}

    /** By the class loader of this library, since the thread's own may not know it (as in thread pools of fat jars). */
    private static List<DomainCheck<?>> find() {
        List<DomainCheck<?>> found = find(DomainVerifier.class.getClassLoader());
        return found.isEmpty() ? find(Thread.currentThread().getContextClassLoader()) : found;
    }

    @SuppressWarnings("rawtypes") // a class literal has no type arguments
    private static List<DomainCheck<?>> find(@Nullable ClassLoader loader) {
        List<DomainCheck<?>> found = new ArrayList<>();
        for (DomainCheck check : ServiceLoader.load(DomainCheck.class, loader)) {
            found.add(check);
        }
        return found;
    }

    /**
     * The checks that a verifier runs, in the order of its reports.
     *
     * @param added checks by their ids, beside those found or in their place
     * @param only the ids of the checks that are wanted; null for all
     * @param expectations what must find its check
     * @throws IllegalStateException if there is no check, one that is needed is not there, or two that were found have the same id
     */
    static List<DomainCheck<?>> chosen(
            Map<String, DomainCheck<?>> added, @Nullable Set<String> only, List<Stated> expectations) {
        Map<String, DomainCheck<?>> checks = byId();
        checks.putAll(added);
        if (checks.isEmpty()) {
            throw new IllegalStateException(NOTHING_FOUND);
        }
        if (only != null) {
            for (String id : only) {
                requireCheck(checks, id, "it was named in only(…)");
            }
            checks.keySet().retainAll(only);
        }
        for (Stated stated : expectations) {
            Expectation expectation = stated.expectation();
            requireCheck(
                    checks, expectation.check().id(), expectation.getClass().getSimpleName() + " needs it");
        }
        return checks.values().stream()
                .filter(check -> only != null || !check.onlyWhereExpected() || isExpected(check, expectations))
                .sorted(Comparator.<DomainCheck<?>>comparingInt(DomainCheck::position)
                        .thenComparing(check -> check.key().id()))
                .collect(Collectors.toUnmodifiableList());
    }

    /**
     * What an application says of findings, if there are such findings.
     *
     * @throws IllegalStateException if it speaks of one that nobody here finds
     */
    static FindingPolicy refusingUnknown(FindingPolicy policy, Map<String, DomainCheck<?>> added) {
        if (!policy.isNone()) {
            Map<String, DomainCheck<?>> checks = byId();
            checks.putAll(added);
            KnownCodes known = new KnownCodes(checks.values());
            policy.ids().forEach(known::require);
        }
        return policy;
    }

    private static boolean isExpected(DomainCheck<?> check, List<Stated> expectations) {
        return expectations.stream()
                .anyMatch(stated -> stated.checkId().equals(check.key().id()));
    }

    private static void requireCheck(Map<String, DomainCheck<?>> checks, String id, String why) {
        if (!checks.containsKey(id)) {
            throw new IllegalStateException("there is no check '" + id + "' (" + why + "); there are " + checks.keySet()
                    + ". Is its artifact on the class path?");
        }
    }

    private static Map<String, DomainCheck<?>> byId() {
        Map<String, DomainCheck<?>> checks = new LinkedHashMap<>();
        for (DomainCheck<?> check : find()) {
            DomainCheck<?> other = checks.put(check.key().id(), check);
            if (other != null) {
                throw new IllegalStateException("two checks have the id '" + check.key() + "': "
                        + other.getClass().getName() + " and "
                        + check.getClass().getName());
            }
        }
        return checks;
    }
}
