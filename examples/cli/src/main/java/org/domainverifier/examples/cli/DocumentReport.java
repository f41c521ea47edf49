package org.domainverifier.examples.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.domainconnect.ResolvedRecord;
import org.domainverifier.json.ReportJson;

/** The report for keeping: the library's own document, one on a line, from which the report can be read again. */
final class DocumentReport implements ReportPrinter {
    private final PrintStream out;
    private final ReportJson json;

    DocumentReport(PrintStream out, Locale locale, Optional<String> provider) {
        this.out = out;
        ReportJson.Builder builder = ReportJson.builder().language(locale);
        provider.ifPresent(builder::provider);
        this.json = builder.build();
    }

    /** What the DNS does not tell is in no report. */
    @Override
    public void print(DomainReport report, List<ResolvedRecord> notVerifiable) {
        out.println(Printable.json(json.write(report)));
    }
}
