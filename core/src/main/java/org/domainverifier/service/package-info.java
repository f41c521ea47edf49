/**
 * Well-known mail services, recognised by the names that they use in the DNS: so that findings can say whose records are left, whose
 * servers an SPF record brings in, and who keeps a DKIM key.
 */
package org.domainverifier.service;
