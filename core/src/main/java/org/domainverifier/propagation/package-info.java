/**
 * What the servers of a zone say, one by one, what resolvers still say, and when everybody sees the same.
 *
 * <p>{@link org.domainverifier.propagation.PropagationObserver} asks; everything else is values and functions of values.
 */
package org.domainverifier.propagation;
