/**
 * The laws of a repair plan ({@code docs/repair.md}) and the judge of them. The judge reads a zone, a plan and what was asked for as
 * plain data and comes to its own conclusions; what it knows of the library is in {@code org.domainverifier.laws.library} alone.
 */
package org.domainverifier.laws;
