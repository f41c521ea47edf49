package org.domainverifier.examples.cli;

import org.domainverifier.DomainReport;

/** Writes a report. */
interface ReportPrinter {
    void print(DomainReport report);
}
