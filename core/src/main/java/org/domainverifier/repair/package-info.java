/**
 * What has to be changed: record changes, steps outside the DNS, and the plan that they make up.
 *
 * <p>A check asks {@link org.domainverifier.repair.Publication} for the steps after which a name has the records that are wanted. What is there
 * already may be the zone's own, a wildcard's, or behind an alias ({@link org.domainverifier.repair.Standing}); only what is the zone's own at
 * that name is ever replaced or deleted. The findings carry the steps, the plan is their union, and {@link
 * org.domainverifier.repair.OverlayResolver} is the DNS as it would be afterwards, so that a plan can be checked before anybody types:
 *
 * <pre>{@code
 * RepairPlan plan = report.repairs();
 * String table = plan.toTable(Locale.ENGLISH);                                       // for a person
 * List<String> lines = plan.toZoneLines();                                           // for a zone file
 * DnsResolver afterwards = OverlayResolver.applying(resolver, plan.changes());       // for a preview
 * }</pre>
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.repair;

import org.jspecify.annotations.NullMarked;
