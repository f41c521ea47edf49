/**
 * Benchmarks of the whole library.
 *
 * @since 0.1.0
 */
package org.domainverifier.benchmarks;
