package org.domainverifier.examples.cli;

import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.domainconnect.ResolvedRecord;

/** Writes a report. */
interface ReportPrinter {
    /**
     * Writes.
     *
     * @param notVerifiable what was asked for and the DNS does not tell
     */
    void print(DomainReport report, List<ResolvedRecord> notVerifiable);

    /** Of a provider that asks for nothing but what the DNS tells. */
    default void print(DomainReport report) {
        print(report, List.of());
    }
}
