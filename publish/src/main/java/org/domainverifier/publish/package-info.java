/**
 * A repair plan for the tool that changes the zone, each exact by that tool's own rules.
 *
 * <pre>{@code
 * ZonePlan plan = ZonePlan.of(report, zone);               // the plan, with the record sets that the report saw
 * PlanExport export = Exports.route53().write(plan);       // a text, or what keeps it from being exact
 * PlanExport back = Exports.route53().write(plan.inverse());
 * }</pre>
 *
 * <p>Some tools change one record at a time; others replace whole record sets, so that what they are not told about is lost. For those an export repeats
 * whatever else is at the name, and is refused if that was not seen at the zone's own servers. {@code docs/publishing.md} goes through the formats.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.publish;

import org.jspecify.annotations.NullMarked;
