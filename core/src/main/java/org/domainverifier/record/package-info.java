/**
 * What all textual records have in common: positions in the text, diagnostics of a parser, tag lists, and the mistakes people
 * make when they paste a record into a form.
 */
package org.domainverifier.record;
