/** Well-known mail services, recognised by the names that they use in the DNS: so that findings can say whose records are left. */
package org.domainverifier.service;
