/** What has to be changed: record changes, steps outside the DNS, and the plan that they make up. */
package org.domainverifier.repair;
