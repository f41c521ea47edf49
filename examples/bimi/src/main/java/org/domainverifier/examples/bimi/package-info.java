/** A custom check, file by file as {@code CONTRIBUTING.md} tells it: BIMI, written with the story of a TXT record. */
package org.domainverifier.examples.bimi;
