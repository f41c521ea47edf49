package org.domainverifier.record;

import java.util.Objects;
import org.domainverifier.text.MessageCode;

/**
 * What is fixed about a kind of finding.
 *
 * @param id the stable id, such as {@code spf.multiple-records}
 * @param severity how much it matters, unless whoever finds it says that here it matters less
 * @param section the section of the standard that it rests on, such as {@code RFC 7208 §3.2}; empty for what rests on the
 *     expectation alone
 */
public record FindingDefinition(String id, Severity severity, String section) {
    /**
     * Refuses nulls and an id without a check.
     *
     * @throws IllegalArgumentException if there is no dot in the id
     */
    public FindingDefinition {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(section, "section");
        if (id.indexOf('.') < 1) {
            throw new IllegalArgumentException("not the id of a check, a dot, and a name: " + id);
        }
    }

    /**
     * The definition of a constant, whose id is made of the check and its own name.
     *
     * @param check the id of the check, such as {@code spf}
     * @param constant the constant, such as {@code MULTIPLE_RECORDS}
     * @param severity how much it matters
     * @param section the section of the standard, or an empty text
     * @return the definition
     */
    public static FindingDefinition of(String check, Enum<?> constant, Severity severity, String section) {
        return new FindingDefinition(MessageCode.id(check, constant), severity, section);
    }
}
