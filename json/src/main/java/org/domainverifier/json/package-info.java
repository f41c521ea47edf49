/**
 * Reports, repair plans, records to publish, differences and states as JSON, and back.
 *
 * <pre>{@code
 * ReportJson json = ReportJson.standard();
 * String text = json.write(report);              // to keep, or to send
 * DomainReport again = json.readReport(text);    // equal to the one that was written
 * again.findings().get(0).message(Locale.GERMAN);
 * }</pre>
 *
 * <p>The form is described in {@code docs/json.md} and, for programs, in {@code docs/report.schema.json}. In a Spring application {@link
 * org.domainverifier.json.DomainVerifierModule} lets a controller answer with a report.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.json;

import org.jspecify.annotations.NullMarked;
