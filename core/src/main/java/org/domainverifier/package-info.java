/**
 * The verifier and its report: is what a domain publishes for mail right, by the standards and by what its provider asked for,
 * and if not, what must be changed? Start at {@link org.domainverifier.DomainVerifier}.
 */
package org.domainverifier;
