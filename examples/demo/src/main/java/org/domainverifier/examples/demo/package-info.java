/** The tour that {@code ./demo} gives: a small Internet on loopback, and the reports on its domains. */
package org.domainverifier.examples.demo;
