/**
 * What a check is: its key, its context, what the provider expects, and what it found. Write your own by implementing {@link
 * org.domainverifier.check.DomainCheck}.
 */
package org.domainverifier.check;
