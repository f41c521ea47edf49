package org.domainverifier.check;

import java.util.Objects;

/**
 * Names a check and the type of its result.
 *
 * @param <R> the result's type
 * @param id the id: lower-case letters, digits and hyphens, such as {@code tls-rpt}
 * @param resultType the class of the result
 */
public record CheckKey<R extends CheckResult>(String id, Class<R> resultType) {
    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id has other characters
     */
    public CheckKey {
        Objects.requireNonNull(resultType, "resultType");
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("not a check id (lower-case letters, digits, hyphens): " + id);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
