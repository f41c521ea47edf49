package org.domainverifier;

import org.domainverifier.check.CheckKey;
import org.domainverifier.dns.DomainName;

/** One check at one name. */
record Place(DomainName name, CheckKey<?> key) {}
