/** Situations from the field, rebuilt as small zones with what is right: run, and what is not right told as a list. */
package org.domainverifier.laws.field;
