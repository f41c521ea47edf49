/**
 * How people mistype words, for the modules of the library: so that a finding can ask whether {@code quarantin} was meant to be {@code
 * quarantine}. The distance counts letters that are missing, too many, wrong or swapped with their neighbour; it is never computed further
 * than it is asked for.
 *
 * <pre>{@code
 * boolean misspelt = EditDistance.isAtMost(1, "quarantin", "quarantine");       // true
 * }</pre>
 *
 * <p>A text that was damaged on its way into the DNS is read as a person reads it: {@link
 * org.domainverifier.spelling.PlainText} sees past markup and marks, {@link org.domainverifier.spelling.MeantTags} finds the tags
 * whatever divides them, {@link org.domainverifier.spelling.ReportAddresses} the addresses.
 *
 * <p>The module exports this package to the library's own modules only.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.spelling;

import org.jspecify.annotations.NullMarked;
