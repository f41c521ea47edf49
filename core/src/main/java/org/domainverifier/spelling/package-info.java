/**
 * How people mistype words, for the modules of the library: so that a finding can ask whether {@code quarantin} was meant to be {@code
 * quarantine}. The distance counts letters that are missing, too many, wrong or swapped with their neighbour; it is never computed further
 * than it is asked for.
 *
 * <pre>{@code
 * boolean misspelt = EditDistance.isAtMost(1, "quarantin", "quarantine");       // true
 * }</pre>
 *
 * <p>The module exports this package to the library's own modules only.
 *
 * @since 0.1.0
 */
package org.domainverifier.spelling;
