/**
 * SPF (RFC 7208): the record and its grammar, the check, the evaluation of a message's sender, and what a record costs and
 * permits.
 */
@NullMarked
package org.domainverifier.spf;

import org.jspecify.annotations.NullMarked;
