/**
 * MTA-STS (RFC 8461): the TXT record, the policy and its fetching, and the check that holds them against each other, against
 * the mail exchangers and against what a provider asked for.
 */
package org.domainverifier.mtasts;
