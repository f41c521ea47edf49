/** Benchmarks of the whole library. */
package org.domainverifier.benchmarks;
