package org.domainverifier;

import java.util.Objects;
import org.domainverifier.dns.InvalidDomainNameException;

/**
 * What became of one of many inputs, see {@link DomainVerifier#verifyAll(Iterable, java.util.function.Function, BulkOptions)}.
 *
 * @param <T> what was handed over
 */
public sealed interface BulkResult<T> {
    /**
     * What was handed over.
     *
     * @return the very object
     */
    T input();

    /**
     * The domain was verified; what could not be found out is in its report.
     *
     * @param <T> what was handed over
     * @param input what was handed over
     * @param report the report
     */
    record Verified<T>(T input, DomainReport report) implements BulkResult<T> {
        /** Refuses a null for the report. */
        public Verified {
            Objects.requireNonNull(report, "report");
        }
    }

    /**
     * It is not a domain name, and nothing was asked.
     *
     * @param <T> what was handed over
     * @param input what was handed over
     * @param problem what is wrong with it, in a sentence, and which domain was most likely meant
     */
    record NotADomain<T>(T input, InvalidDomainNameException problem) implements BulkResult<T> {
        /** Refuses a null for the problem. */
        public NotADomain {
            Objects.requireNonNull(problem, "problem");
        }
    }
}
