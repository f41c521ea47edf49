/**
 * What has to be changed: record changes, steps outside the DNS, and the plan that they make up.
 *
 * <p>A check asks {@link org.domainverifier.repair.Publication} for the steps after which a name has the records that are wanted.
 * What is there already may be the zone's own, a wildcard's, or behind an alias ({@link org.domainverifier.repair.Standing}); only what
 * is the zone's own at that name is ever replaced or deleted. The findings carry the steps, a {@link
 * org.domainverifier.repair.RepairPlan} is their union, and {@link org.domainverifier.repair.OverlayResolver} is the DNS as it would be
 * afterwards.
 */
package org.domainverifier.repair;
