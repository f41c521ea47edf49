/**
 * JSON as a tree that says of every value what it is.
 *
 * @since 0.1.0
 */
package org.domainverifier.domainconnect.json;
