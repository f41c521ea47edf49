/**
 * The command {@code domain-verifier}: the library's published API behind a command line, with a report for people and one for
 * programs.
 */
package org.domainverifier.examples.cli;
