package org.domainverifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.domainverifier.check.DomainCheck;
import org.jspecify.annotations.Nullable;

/** The checks that the class path or module path brings. */
final class InstalledChecks {
    private InstalledChecks() {}

    /** By the class loader of this library, since the thread's own may know nothing of it (as in thread pools of fat jars). */
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
     * The checks by their ids.
     *
     * @throws IllegalStateException if two have the same id
     */
    static Map<String, DomainCheck<?>> byId() {
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

    static String nothingFound() {
        return "no check was found by ServiceLoader, not even those of this library: were the files under META-INF/services "
                + "lost when jars were merged into one? (Maven Shade: ServicesResourceTransformer.) "
                + "Checks can also be added by hand with DomainVerifier.builder().check(…)";
    }
}
