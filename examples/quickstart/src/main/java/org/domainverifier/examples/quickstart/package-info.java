/** The shortest program that verifies a domain, and a custom check. */
package org.domainverifier.examples.quickstart;
