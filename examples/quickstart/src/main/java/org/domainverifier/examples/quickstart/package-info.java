/** The shortest program that verifies a domain, and a check of one's own. */
package org.domainverifier.examples.quickstart;
