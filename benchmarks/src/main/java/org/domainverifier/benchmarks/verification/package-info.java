/**
 * Benchmarks of whole verifications.
 *
 * @since 0.1.0
 */
package org.domainverifier.benchmarks.verification;
