/** To be written. */
package org.domainverifier.benchmarks;
