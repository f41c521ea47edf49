/**
 * A mail provider's service over the published API, with Spring Boot: records to publish, verification with live progress, and customers' domains
 * whose state is kept in a database. {@code docs/spring.md} leads through it.
 */
@NullMarked
package org.domainverifier.examples.springboot;

import org.jspecify.annotations.NullMarked;
