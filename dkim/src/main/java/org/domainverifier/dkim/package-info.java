/**
 * The DKIM check (RFC 6376, 8301, 8463): the key records of a domain's selectors. {@link
 * org.domainverifier.dkim.DkimKeyRecord} reads and writes a record, {@link org.domainverifier.dkim.DkimExpectation} says which
 * keys a provider asked for, {@link org.domainverifier.dkim.DkimCheck} asks and judges.
 */
@NullMarked
package org.domainverifier.dkim;

import org.jspecify.annotations.NullMarked;
